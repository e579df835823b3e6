import { z } from 'zod'
import { DrillReport } from '../drills/report.ts'
import { Dimension, Severity, Status } from '../finding.ts'
import { Requirements } from '../graph/graph.ts'
import { Criterion } from './criterion.ts'
import { formatIds, stageIds } from './formats.ts'

const Id = z.string().min(1).max(200)
const Text = z.string().max(20_000)
const Line = z.string().max(2000)
const ms = z.number().nonnegative().finite()

/** What every event carries. The list is append-only: its order is the order of events, whatever the clocks of their writers say. */
const envelope = {
  /** Unique in the session; made by whoever writes it. A second event of the same id is ignored. */
  id: Id,
  /** Milliseconds since 1970 by the writer's clock. Where it runs back, readers take the latest time so far. */
  at: ms,
  /** Name of the person, or INTERVIEWER for what the plan says by itself. */
  by: z.string().max(100),
}

/** `by` of what the deterministic plan or the model behind it says, and of a board that was given: nothing on that one is the candidate's. */
export const INTERVIEWER = 'interviewer'

export const PersonaId = z.enum(['supportive', 'neutral', 'adversarial'])
export type PersonaId = z.infer<typeof PersonaId>
export const LevelId = z.enum(['mid', 'senior', 'staff'])
export const CompanyId = z.enum(['anthropic', 'openai', 'google-deepmind', 'meta', 'cohere', 'databricks'])
/**
 * strict: full time, no pausing, no notes, findings hidden. coach: findings live, pause allowed. pair: a person interviews, who alone sees
 * the findings, keeps the clock and knows what is looked for.
 */
export const Mode = z.enum(['strict', 'coach', 'pair'])
export type Mode = z.infer<typeof Mode>

/** How an answer came in, with what was measured of the voice. */
export const Speech = z.object({
  speakingMs: ms,
  pauses: z.number().int().nonnegative(),
  longestSilenceMs: ms,
  words: z.number().int().nonnegative(),
})
export type Speech = z.infer<typeof Speech>

/** Where a question comes from, so that it can be answered for. */
export const QuestionSource = z.object({
  kind: z.enum([
    'opening',
    'scenario',
    'finding',
    'estimate',
    'board',
    'answer',
    'change',
    'drill',
    'consideration',
    'code',
    'case',
    'company',
  ]),
  /** Fingerprint of the finding. */
  finding: z.string().max(2000).optional(),
  rule: z.string().max(200).optional(),
  /** A number that was computed or stated, as the question says it. */
  number: z.string().max(200).optional(),
  /** Place in the task: "traps.1", "followUps.0", "probes.cause". */
  task: z.string().max(200).optional(),
  /** Event that it follows up on: an answer, a change of the board. */
  event: Id.optional(),
})
export type QuestionSource = z.infer<typeof QuestionSource>

export const Question = z.object({
  /** Stable: the same plan on the same state gives the same id. Not the event's. */
  id: z.string().max(2000),
  text: Line,
  /** One sentence: why it is asked. Shown after the answer, or at once in coach mode. */
  why: Line,
  from: QuestionSource,
  dimension: Dimension,
  stage: z.enum(stageIds),
  /** What an answer should cover: ids of criteria. From here on these count as asked for. */
  covers: z.array(z.string().max(120)).max(40),
  /** Criteria that exist for this question alone (a rule's own points). */
  own: z.array(Criterion).max(20).default([]),
  /** Nodes that it is about, for the highlight. */
  nodes: z.array(Id).max(50).default([]),
  /** Id of the question that it goes deeper into or repeats; 0 is a first question. */
  follows: z.string().max(2000).nullable().default(null),
  depth: z.number().int().min(0).max(3).default(0),
})
export type Question = z.infer<typeof Question>

const NodeRef = z.object({ id: Id, label: z.string().max(500), kind: z.string().max(100) })
export type NodeRef = z.infer<typeof NodeRef>
const EdgeRef = z.object({ id: Id, from: Id, to: Id, kind: z.string().max(20), label: z.string().max(500) })
const FindingRef = z.object({
  id: z.string().max(2000),
  rule: z.string().max(200),
  dimension: Dimension,
  severity: Severity,
  status: Status,
  title: z.string().max(500),
  nodes: z.array(Id).max(200),
  /** Criteria that it is about: on a screen that shows findings, these count as prompted. */
  covers: z.array(z.string().max(120)).max(40).default([]),
})
export type FindingRef = z.infer<typeof FindingRef>

/** A consideration that the board shows: what a person would point at. */
export const Shown = z.object({
  consideration: z.string().max(120),
  nodes: z.array(Id).max(50),
  edges: z.array(Id).max(50),
  /** Part of a flow: named by a box alone, it counts as named, no more. */
  connected: z.boolean(),
  /** A property with a number or a word stands on it. */
  specified: z.boolean(),
})
export type Shown = z.infer<typeof Shown>

/** What a change of the board did: enough for ledger, debrief and timeline, which need no canvas. */
export const BoardChange = z.object({
  nodes: z.object({ added: z.array(NodeRef), changed: z.array(NodeRef), removed: z.array(Id) }),
  edges: z.object({ added: z.array(EdgeRef), changed: z.array(EdgeRef), removed: z.array(Id) }),
  findings: z.object({ opened: z.array(FindingRef), closed: z.array(z.string().max(2000)) }),
  shows: z.object({ gained: z.array(Shown), lost: z.array(z.string().max(120)) }),
  numbers: z.object({
    p95Ms: z.number().nullable(),
    firstTokenP95Ms: z.number().nullable(),
    costPerRequestUsd: z.number().nullable(),
    costPerMonthUsd: z.number().nullable(),
    bottleneck: Id.nullable(),
  }),
})
export type BoardChange = z.infer<typeof BoardChange>

const event = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), ...envelope, ...shape })

export const SessionEvent = z.discriminatedUnion('type', [
  /** The first event. What the reducer needs of the task is copied in, so that an old session reads the same when content changes. */
  event('opened', {
    format: z.enum(formatIds),
    task: z.object({ id: Id, title: Line }),
    persona: PersonaId,
    level: LevelId,
    company: CompanyId.nullable(),
    mode: Mode,
    /** Varies wording and ties; the same seed asks the same. */
    seed: z.number().int().nonnegative(),
    /** Dimensions that count, the first weighs most. */
    weights: z.array(Dimension),
    /** What the ledger follows, in the order of the report. */
    criteria: z.array(Criterion).max(200),
    /** Texts that the candidate was shown: repeating them raises nothing. */
    told: z.array(Text).max(100),
    /** Of a pair session: the part of the board's history that it belongs to, which is also that of the interviewer's private document. */
    part: z.number().int().positive().optional(),
    /** Of a pair session: days after which it is taken off the board; null keeps it until somebody deletes it. */
    keepDays: z.number().int().positive().max(3650).nullable().optional(),
  }),
  event('stage_entered', { stage: z.enum(stageIds) }),
  event('paused', {}),
  event('resumed', {}),
  /** The candidate's own words for what is to be built. */
  event('restated', { text: Text, channel: z.enum(['typed', 'spoken']) }),
  event('clarification_asked', { text: Text, channel: z.enum(['typed', 'spoken']) }),
  /** A hidden fact is told. `fact` is its position in the task's clarifications or evidence ("clarifications.2"). */
  event('fact_revealed', { fact: z.string().max(100), text: Line, replyTo: Id }),
  event('requirement_changed', { text: Line, set: Requirements, covers: z.array(z.string().max(120)).max(20).default([]) }),
  event('question_asked', { question: Question, wordedBy: z.enum(['plan', 'model', 'person']).default('plan') }),
  /** What the candidate says. `question` is the event that asked; null is said of one's own accord. */
  event('answer_given', { text: Text, channel: z.enum(['typed', 'spoken']), question: Id.nullable(), speech: Speech.optional() }),
  /** The candidate leaves a question open. */
  event('question_passed', { question: Id }),
  event('hint_given', { question: Id, step: z.number().int().min(1).max(3), text: Line }),
  event('board_changed', { change: BoardChange }),
  event('drill_injected', {
    drill: Id,
    title: Line,
    symptom: Text,
    covers: z.array(z.string().max(120)).max(60).default([]),
    seed: z.number().int().optional(),
    /** List of the drill's own events on the board; without one it is told and not played there. */
    run: Id.optional(),
    /** Why it was chosen. Shown afterwards. */
    why: Line.optional(),
  }),
  /** The candidate does not want to play an incident (its event) now. */
  event('drill_declined', { injected: Id }),
  /** An incident is over: what it was worth, so that nobody needs its content or the board to read it. */
  event('drill_ended', { injected: Id, report: DrillReport }),
  /** What the board's own sensors said, or that there are none (`reading` is null). */
  event('evidence_handed', { source: Id, what: Line, reading: Line.nullable(), replyTo: Id.nullable() }),
  event('note_taken', { text: Text }),
  /** The person says that an answer did, or did not, cover a criterion. It is shown as theirs. */
  event('match_corrected', { answer: Id, criterion: z.string().max(120), covered: z.boolean(), reason: Line.default('') }),
  /** What a model read in an answer. Each quote must stand in the answer, or it is dropped. */
  event('answer_judged', {
    answer: Id,
    model: z.string().max(200),
    verdicts: z.array(z.object({ criterion: z.string().max(120), covered: z.boolean(), quote: Line })).max(60),
  }),
  /** Anything else that the interviewer says: an acknowledgement, "that is for you to decide". */
  event('remark_made', { text: Line, replyTo: Id.nullable() }),
  /** The interviewer presents: others leave the drawing alone meanwhile. */
  event('board_locked', { isLocked: z.boolean() }),
  /** Somebody agrees, or no longer agrees, that sound is kept. */
  event('sound_agreed', { agrees: z.boolean() }),
  /** A person's grade, shown to the candidate from here on. The last one of a dimension stands. */
  event('grade_released', { dimension: Dimension, score: z.number().int().min(1).max(4), note: Line.default('') }),
  /** What a pair session looked for, kept from the candidate until then. It is read as if it had stood in the events from the beginning. */
  event('key_released', {
    criteria: z.array(Criterion).max(200).default([]),
    /** Whole questions by their event: with why they were asked and what a good answer covers. The text stays as it was said. */
    questions: z
      .array(z.object({ event: Id, question: Question }))
      .max(200)
      .default([]),
  }),
  event('finished', { reason: z.enum(['time', 'candidate', 'interviewer']) }),
])
export type SessionEvent = z.infer<typeof SessionEvent>
export type EventOf<T extends SessionEvent['type']> = Extract<SessionEvent, { type: T }>

/** An event before it is stamped: the screen adds id, at and by. */
export type EventBody = SessionEvent extends infer E ? (E extends SessionEvent ? Omit<E, 'id' | 'at' | 'by'> : never) : never
