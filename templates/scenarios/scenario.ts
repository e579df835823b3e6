import type { Dimension } from '#critique/finding.ts'
import type { Graph, Requirements } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { Clarification, InterviewTask, RequirementChange, RubricLine } from '#critique/interviewer/task.ts'
import type { Company } from '#critique/rules/rule.ts'

/** An interview task: what is asked for, what is held back, and two boards to start from or to compare with. One file each, named by its id. */
export interface Scenario {
  id: string
  title: string
  domain: string
  level: 'mid' | 'senior' | 'staff'
  companies: readonly Company[]
  /** Dimensions weighed most, the first weighs most. */
  emphasis: readonly Dimension[]
  brief: string
  functional: readonly string[]
  nonFunctional: readonly string[]
  /** What the text states as numbers and facts; the rest stays unknown. */
  requirements: Requirements
  /** Something the interviewer knows and tells when asked. */
  clarifications: readonly (Omit<Clarification, 'asks'> & Partial<Clarification>)[]
  /** What is changed on purpose when the design stands. */
  change?: RequirementChange
  /** What a strong answer shows here, and in no other task. */
  rubric?: readonly RubricLine[]
  /** Kinds that a strong board shows. */
  expectedKinds: readonly string[]
  /** What candidates overlook. */
  traps: readonly string[]
  followUps: readonly string[]
  /** Sketch of a plausible first draft: it works on a sunny day, and a reviewer has much to ask. */
  starter: string
  /** Sketch of a board that holds: nothing critical, at most two major findings. */
  reference: string
}

/** Types a scenario without widening it. */
export const defineScenario = (scenario: Scenario): Scenario => scenario

/** One of a scenario's boards as a graph, with its title and requirements. */
export function scenarioBoard(scenario: Scenario, which: 'starter' | 'reference'): Graph {
  const graph = parseSketch(scenario[which])
  return { ...graph, title: scenario.title, requirements: { ...scenario.requirements, ...graph.requirements } }
}

/** What an interviewer has to know of a scenario. */
export const interviewTask = (scenario: Scenario): InterviewTask => ({
  ...scenario,
  clarifications: scenario.clarifications.map((one) => ({ asks: [], ...one })),
  rubric: scenario.rubric ?? [],
})
