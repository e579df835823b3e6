import type * as Y from 'yjs'
import type { SessionEvent } from '#critique/interviewer/events.ts'

export const SESSION = 's1'
const question = {
  id: 'q',
  text: 'What if it fails?',
  why: '',
  from: { kind: 'opening' },
  dimension: 'reliability',
  stage: 'deep_dive',
  covers: [],
} as const
const nothing = {
  nodes: { added: [], changed: [], removed: [] },
  edges: { added: [], changed: [], removed: [] },
  findings: { opened: [], closed: [] },
  shows: { gained: [], lost: [] },
  numbers: { p95Ms: null, firstTokenP95Ms: null, costPerRequestUsd: null, costPerMonthUsd: null, bottleneck: null },
}
const opening = {
  format: 'system_design',
  task: { id: 'support-rag', title: 'Support RAG' },
  persona: 'neutral',
  level: 'senior',
  company: null,
  mode: 'pair',
  seed: 1,
  weights: [],
  criteria: [],
  told: [],
  part: 1,
  keepDays: null,
} as const

const report = {
  drill: 'd',
  title: 'x',
  group: 'retrieval',
  seed: 1,
  cause: 'x',
  total: 0,
  tookMs: 0,
  supposed: [],
  diagnosis: null,
  evidence: [],
  blind: [],
  points: [],
  losses: [],
  blocked: [],
  path: [],
  ideal: [],
}

/** One of each type. */
export const bodies: Readonly<Record<string, object>> = {
  opened: opening,
  stage_entered: { stage: 'deep_dive' },
  paused: {},
  resumed: {},
  restated: { text: 'x', channel: 'typed' },
  clarification_asked: { text: 'x', channel: 'typed' },
  fact_revealed: { fact: 'clarifications.0', text: 'x', replyTo: 'begin' },
  requirement_changed: { text: 'x', set: {} },
  question_asked: { question },
  answer_given: { text: 'x', channel: 'typed', question: null },
  question_passed: { question: 'q' },
  hint_given: { question: 'q', step: 1, text: 'x' },
  board_changed: { change: nothing },
  drill_injected: { drill: 'd', title: 'x', symptom: 'x' },
  drill_declined: { injected: 'i' },
  drill_ended: { injected: 'i', report },
  evidence_handed: { source: 's', what: 'x', reading: null, replyTo: null },
  note_taken: { text: 'x' },
  match_corrected: { answer: 'a', criterion: 'c', covered: true },
  answer_judged: { answer: 'a', model: 'm', verdicts: [] },
  remark_made: { text: 'x', replyTo: null },
  board_locked: { isLocked: true },
  sound_agreed: { agrees: true },
  grade_released: { dimension: 'cost', score: 4 },
  key_released: {},
  finished: { reason: 'interviewer' },
}
export const keyOf = (place: number, id: string, list = SESSION): string => `${list}/${String(place).padStart(8, '0')}-${id}`

/** Puts an event of a type into a document; everything about it can be said. */
export function say(
  doc: Y.Doc,
  type: string,
  {
    place = 5,
    id = type,
    key = keyOf(place, id),
    by = 'somebody',
    more = {},
  }: {
    place?: number
    id?: string
    key?: string
    by?: string
    more?: object
  } = {},
): void {
  doc.getMap('sessions').set(key, { type, id, at: 1_790_000_000_000, by, ...bodies[type], ...more })
}

/** The ids of a document's session events. */
export const idsIn = (doc: Y.Doc): string[] => [...doc.getMap<SessionEvent>('sessions').values()].map(({ id }) => id).toSorted()
