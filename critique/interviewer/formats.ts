import type { DrillGroup } from '../drills/content.ts'

/** Ids of stages, over all formats. */
export const stageIds = [
  'requirements',
  'estimate',
  'draw',
  'deep_dive',
  'stress',
  'symptom',
  'hypotheses',
  'evidence',
  'decision',
  'boundaries',
  'attack',
  'defence',
  'read',
  'diagnose',
  'repair',
  'wrap_up',
] as const
export type StageId = (typeof stageIds)[number]

export const formatIds = ['system_design', 'short_design', 'debugging', 'security_review', 'comprehension'] as const
export type FormatId = (typeof formatIds)[number]

export interface Stage {
  id: StageId
  title: string
  minutes: number
  /** What the candidate is to do, as the screen says it. */
  goal: string
}

/** How an interview runs. Data: screens, clock and plan follow it. */
export interface Format {
  id: FormatId
  title: string
  /** One sentence for whoever chooses. */
  about: string
  /** What it is about: a scenario's board, a case with measurements, or a piece of code. */
  uses: 'scenario' | 'case' | 'code'
  /** Does the candidate draw? */
  draws: boolean
  /**
   * Where the interviewer strikes what was drawn, and with which groups of drills; default: all. Without it nothing breaks by itself:
   * too little time, no board to strike, or a case that is an incident already.
   */
  incident?: { stage: StageId; groups?: readonly DrillGroup[] }
  stages: readonly Stage[]
}

export const formats: readonly Format[] = [
  {
    id: 'system_design',
    title: 'System design',
    about: 'A whole design in 45 minutes, from a vague brief to a board that is stressed.',
    uses: 'scenario',
    draws: true,
    incident: { stage: 'stress' },
    stages: [
      {
        id: 'requirements',
        title: 'Requirements',
        minutes: 6,
        goal: 'Restate the problem, ask what you need to know, name a measure of success.',
      },
      { id: 'estimate', title: 'Estimate', minutes: 4, goal: 'Turn traffic into calls, tokens, money and time.' },
      { id: 'draw', title: 'Draw', minutes: 12, goal: 'Draw the way of a request and the way of the data, saying why.' },
      { id: 'deep_dive', title: 'Deep dive', minutes: 12, goal: 'Defend the parts that carry the risk.' },
      { id: 'stress', title: 'Stress', minutes: 7, goal: 'Something changes or breaks: say what your board does.' },
      { id: 'wrap_up', title: 'Wrap-up', minutes: 4, goal: 'Sum up, name the weakest decision and what you would do next.' },
    ],
  },
  {
    id: 'short_design',
    title: 'Short design',
    about: 'The same arc in 20 minutes, for the part of a loop that leaves no more.',
    uses: 'scenario',
    draws: true,
    stages: [
      { id: 'requirements', title: 'Requirements', minutes: 3, goal: 'Restate the problem and ask for the facts that decide the design.' },
      { id: 'draw', title: 'Draw', minutes: 7, goal: 'Draw the smallest board that could work.' },
      { id: 'deep_dive', title: 'Deep dive', minutes: 5, goal: 'Defend the part that carries the risk.' },
      { id: 'stress', title: 'Stress', minutes: 3, goal: 'Something changes or breaks: say what your board does.' },
      { id: 'wrap_up', title: 'Wrap-up', minutes: 2, goal: 'Sum up and name the weakest decision.' },
    ],
  },
  {
    id: 'debugging',
    title: 'Debugging and evaluation',
    about: 'The metrics say one thing and the users another: form hypotheses, ask for evidence, decide.',
    uses: 'case',
    draws: false,
    stages: [
      { id: 'symptom', title: 'Symptom', minutes: 4, goal: 'Say what is known, what is not, and who is hurt.' },
      {
        id: 'hypotheses',
        title: 'Hypotheses',
        minutes: 8,
        goal: 'Name several causes that fit the numbers, and what would tell them apart.',
      },
      { id: 'evidence', title: 'Evidence', minutes: 10, goal: 'Ask for measurements. You get what you name.' },
      { id: 'decision', title: 'Decision', minutes: 8, goal: 'Say the cause, what you do now, and what would have caught it.' },
      { id: 'wrap_up', title: 'Wrap-up', minutes: 3, goal: 'Sum up, and say how sure you are.' },
    ],
  },
  {
    id: 'security_review',
    title: 'Security review',
    about: 'Prompt injection, direct and indirect, separation of privilege, validation of output: on a drawn system.',
    uses: 'scenario',
    draws: true,
    incident: { stage: 'stress', groups: ['security', 'privacy', 'agents', 'hitl', 'moderation', 'memory'] },
    stages: [
      { id: 'boundaries', title: 'Boundaries', minutes: 6, goal: 'Mark who is trusted, what is private, and what can act or send.' },
      { id: 'attack', title: 'Attack', minutes: 10, goal: 'Walk an attack through the board, step by step.' },
      { id: 'defence', title: 'Defence', minutes: 12, goal: 'Cut the path. Assume that every filter fails.' },
      { id: 'stress', title: 'Incident', minutes: 7, goal: 'It happened: bound it, prove it, tell whom it concerns.' },
      { id: 'wrap_up', title: 'Wrap-up', minutes: 3, goal: 'Say what stays open and who accepts it.' },
    ],
  },
  {
    id: 'comprehension',
    title: 'Code comprehension',
    about: 'Read a broken retrieval, evaluation or agent loop, explain it, find what is wrong.',
    uses: 'code',
    draws: false,
    stages: [
      { id: 'read', title: 'Read', minutes: 6, goal: 'Explain what the code is for and how a call runs through it.' },
      { id: 'diagnose', title: 'Diagnose', minutes: 12, goal: 'Name what is wrong, by line, and what it does in production.' },
      { id: 'repair', title: 'Repair', minutes: 8, goal: 'Say how you would change it and how you would prove the change.' },
      { id: 'wrap_up', title: 'Wrap-up', minutes: 2, goal: 'Order what you found by harm.' },
    ],
  },
]

const MINUTE = 60_000

/** @throws {RangeError} there is no such format. */
export function formatById(id: FormatId): Format {
  const format = formats.find((one) => one.id === id)
  if (!format) throw new RangeError(`there is no format "${id}"`)
  return format
}

/** Planned length of a format in milliseconds. */
export const plannedMs = (format: Format): number => format.stages.reduce((sum, { minutes }) => sum + minutes * MINUTE, 0)

/** Planned length of one stage in milliseconds; 0 where the format does not have it. */
export const stageMs = (format: Format, id: StageId): number => (format.stages.find((stage) => stage.id === id)?.minutes ?? 0) * MINUTE
