import type { Dimension } from '../finding.ts'
import type { Requirements } from '../graph/graph.ts'
import type { Company } from '../rules/rule.ts'
import type { StageId } from './formats.ts'

/** A hidden fact: the interviewer knows it and tells it to whoever asks. */
export interface Clarification {
  question: string
  answer: string
  /** Phrases of the lexicon's notation that show a person asked for it; the words of `question` count as well. */
  asks: readonly string[]
}

/** The one thing that the interviewer changes on purpose, once, when the design stands. */
export interface RequirementChange {
  /** What the interviewer says. */
  text: string
  /** What it changes in numbers and facts. */
  set: Requirements
  /** Phrases that show an answer dealt with it. */
  covers: readonly string[]
}

/** What a strong answer shows in one dimension of this task. */
export interface RubricLine {
  dimension: Dimension
  strong: string
  words: readonly string[]
  /** It names something that is missing or wrong: denial is a part of saying so. */
  isFault?: boolean
}

/** A question that a task brings along: a case's, a piece of code's. */
export interface Probe {
  id: string
  stage: StageId
  ask: string
  /** Positions in the task's rubric that an answer should cover. */
  covers: readonly number[]
  /** Three steps, each says more; none says the answer. */
  hints: readonly [string, string, string]
  /** Asked when the first answer covered it. */
  deeper?: string
}

/** Evidence that is handed over when a person asks for it. */
export interface TaskEvidence {
  id: string
  /** Phrases that ask for it. */
  asks: readonly string[]
  reading: string
}

/** What lies on the table beside the board. */
export type Material =
  | { kind: 'code'; language: 'typescript' | 'python'; text: string }
  | { kind: 'measurements'; rows: readonly { name: string; value: string }[] }

/** All that an interviewer has to know of a task. A scenario is one; a case and a piece of code are turned into one. */
export interface InterviewTask {
  id: string
  title: string
  level: Level
  companies: readonly Company[]
  /** Dimensions weighed most, the first weighs most. */
  emphasis: readonly Dimension[]
  brief: string
  functional: readonly string[]
  nonFunctional: readonly string[]
  requirements: Requirements
  clarifications: readonly Clarification[]
  traps: readonly string[]
  followUps: readonly string[]
  change?: RequirementChange
  rubric: readonly RubricLine[]
  probes?: readonly Probe[]
  evidence?: readonly TaskEvidence[]
  material?: Material
}

export type Level = 'mid' | 'senior' | 'staff'
