import type { Dimension } from '#critique/finding.ts'
import type { InterviewTask, Level, Probe } from '#critique/interviewer/task.ts'

/** Something that is wrong in the code on purpose. */
export interface Defect {
  dimension: Dimension
  /** Text of the line where it begins; it occurs once in the code. */
  starts: string
  /** Text of its last line; default: the same line. */
  ends?: string
  /** What is wrong, in one sentence. */
  what: string
  /** What it does in production. */
  why: string
  /** Phrases of the lexicon's notation that show an answer found it. */
  words: readonly string[]
  /** Asked when nobody mentioned it: points at the place, never at the fault. */
  nudge: string
}

/** A piece of code that runs, and should not be trusted. One file each, named by its id. */
export interface CodePiece {
  id: string
  title: string
  level: Level
  language: 'typescript' | 'python'
  /** What the candidate is told. */
  brief: string
  /** What the code is for, as a good explanation says it. */
  purpose: { says: string; words: readonly string[] }
  code: string
  /** At least three, in the order of harm. */
  defects: readonly Defect[]
  /** Asked when the repair is on the table. */
  proof: string
}

/** Types a piece without widening it. */
export const definePiece = (piece: CodePiece): CodePiece => piece

/** The code without the blank lines around it. */
export const codeOf = ({ code }: CodePiece): string => code.replace(/^\n+|\s+$/g, '')

/**
 * First and last line of a defect, from 1.
 * @throws {RangeError} its text is not in the code, or more than once.
 */
export function linesOf(piece: CodePiece, { starts, ends = starts }: Defect): [number, number] {
  const lines = codeOf(piece).split('\n')
  const find = (text: string): number => {
    const found = lines.flatMap((line, n) => (line.includes(text) ? [n + 1] : []))
    if (found.length !== 1) throw new RangeError(`${piece.id}: "${text}" is on ${found.length} lines, it has to be on one`)
    return found[0]!
  }
  return [find(starts), find(ends)]
}

/** A piece as a task for the interviewer: first explain, then find, then repair. */
export function comprehensionTask(piece: CodePiece): InterviewTask {
  const emphasis = [...new Set(piece.defects.map(({ dimension }) => dimension))]
  return {
    id: piece.id,
    title: piece.title,
    level: piece.level,
    companies: [],
    emphasis,
    brief: piece.brief,
    functional: [],
    nonFunctional: [],
    requirements: {},
    clarifications: [],
    traps: [],
    followUps: [],
    rubric: [
      { dimension: emphasis[0]!, strong: piece.purpose.says, words: piece.purpose.words },
      ...piece.defects.map(({ dimension, what, words }) => ({ dimension, strong: what, words, isFault: true })),
    ],
    probes: probesOf(piece),
    material: { kind: 'code', language: piece.language, text: codeOf(piece) },
  }
}

const ORDER = 'Start with what is returned at the end and walk back to the input.'

function probesOf(piece: CodePiece): Probe[] {
  const all = piece.defects.map((_, n) => n + 1)
  return [
    {
      id: 'explain',
      stage: 'read',
      ask: 'Explain this to me as if I had to maintain it: what is it for, and how does one call run through it?',
      covers: [0],
      hints: [ORDER, 'Name the inputs, the result, and who would call it.', 'Say in one sentence what would be missing without it.'],
    },
    {
      id: 'find',
      stage: 'diagnose',
      ask: 'What is wrong with it? Name lines, and say what each does in production.',
      covers: all,
      hints: [ORDER, 'Ask of each line: what if it is empty, slow, twice, or somebody else’s?', nudges(piece)],
      deeper: 'Which of these would have slipped through your tests, and why?',
    },
    ...piece.defects.map((defect, n) => lineProbe(piece, defect, n)),
    {
      id: 'repair',
      stage: 'repair',
      ask: 'Which one do you repair first, and how?',
      covers: all.slice(0, 2),
      hints: ['Think of harm, not of effort.', 'Which of them cannot be undone?', 'Which of them keeps you from seeing the others?'],
      deeper: piece.proof,
    },
  ]
}

function lineProbe(piece: CodePiece, defect: Defect, n: number): Probe {
  const [from, to] = linesOf(piece, defect)
  const place = from === to ? `line ${from}` : `lines ${from} to ${to}`
  return {
    id: `line-${n}`,
    stage: 'diagnose',
    ask: `Look at ${place}. ${defect.nudge}`,
    covers: [n + 1],
    hints: [
      `Read ${place} aloud, with a bad day in mind.`,
      'Which input makes it do something else than its name says?',
      'Hold what it does against what its caller believes.',
    ],
  }
}

/** Places without faults. */
const nudges = (piece: CodePiece): string =>
  `Worth a second look: ${piece.defects.map((defect) => `line ${linesOf(piece, defect)[0]}`).join(', ')}.`
