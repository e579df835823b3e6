import type { Dimension } from '#critique/finding.ts'
import type { InterviewTask, Level, Probe } from '#critique/interviewer/task.ts'

/** A cause that fits the first numbers. */
export interface Hypothesis {
  dimension: Dimension
  /** One sentence. */
  cause: string
  words: readonly string[]
}

/** A measurement that exists, for whoever asks for it. */
export interface Reading {
  id: string
  asks: readonly string[]
  reading: string
}

/** Metrics that say one thing and users who say another. One file each, named by its id. */
export interface Case {
  id: string
  title: string
  level: Level
  emphasis: readonly Dimension[]
  /** What is reported. */
  brief: string
  /** What lies on the table from the beginning. */
  numbers: readonly { name: string; value: string }[]
  /** Causes that fit; a good answer names several before it asks for anything. */
  hypotheses: readonly Hypothesis[]
  evidence: readonly Reading[]
  /** What it was: position in `hypotheses`. */
  cause: number
  /** What a good decision holds: at once, and for good. */
  decisions: readonly { dimension: Dimension; says: string; words: readonly string[] }[]
}

/** Types a case without widening it. */
export const defineCase = (one: Case): Case => one

/** A case as a task for the interviewer: symptom, hypotheses, evidence, decision. */
export function caseTask(one: Case): InterviewTask {
  return {
    id: one.id,
    title: one.title,
    level: one.level,
    companies: [],
    emphasis: one.emphasis,
    brief: one.brief,
    functional: [],
    nonFunctional: [],
    requirements: {},
    clarifications: [],
    traps: [],
    followUps: [],
    rubric: [
      ...one.hypotheses.map(({ dimension, cause, words }) => ({ dimension, strong: cause, words, isFault: true })),
      ...one.decisions.map(({ dimension, says, words }) => ({ dimension, strong: says, words })),
    ],
    probes: probesOf(one),
    evidence: one.evidence,
    material: { kind: 'measurements', rows: one.numbers },
  }
}

function probesOf(one: Case): Probe[] {
  const hypotheses = one.hypotheses.map((_, n) => n)
  const decisions = one.decisions.map((_, n) => one.hypotheses.length + n)
  return [
    {
      id: 'symptom',
      stage: 'symptom',
      ask: 'What do you know from these numbers, and what do they not say?',
      covers: hypotheses.slice(0, 2),
      hints: [
        'Take each number and say what it is computed from.',
        'Ask for each number: what would leave it as it is?',
        'Who is hurt, and does one of the numbers look at them?',
      ],
    },
    {
      id: 'hypotheses',
      stage: 'hypotheses',
      ask: 'Give me at least three causes that fit all of it, and for each one measurement that would refute it.',
      covers: hypotheses,
      hints: [
        'Go along the way of a request and stop at each step.',
        'What changes without a release?',
        'Which step does none of the numbers look at?',
      ],
      deeper: 'Which of them would you look at first, given what it costs to look?',
    },
    {
      id: 'evidence',
      stage: 'evidence',
      ask: 'What do you want to see? Name it, and you get it if it exists.',
      covers: [one.cause],
      hints: [
        'Ask for the thing that tells two of your causes apart.',
        'Averages hide something: along which line would you cut?',
        'Have you seen one single bad example yet?',
      ],
    },
    {
      id: 'decide',
      stage: 'decision',
      ask: 'Decide: what was it, what do you do in the next hour, and what in the next month?',
      covers: [one.cause, ...decisions],
      hints: ['First stop the harm, then mend the cause.', 'What would have shown it on the first day?', 'Who has to be told?'],
      deeper: 'How will you know that it worked, and what would make you undo it?',
    },
  ]
}
