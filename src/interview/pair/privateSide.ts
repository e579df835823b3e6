import { computed } from '@tldraw/state'
import type { Signal } from '@tldraw/state'
import { z } from 'zod'
import { DrillEvent } from '#critique/drills/events.ts'
import { DrillReport } from '#critique/drills/report.ts'
import { Dimension } from '#critique/finding.ts'
import { Graph } from '#critique/graph/graph.ts'
import { Criterion } from '#critique/interviewer/criterion.ts'
import { Question } from '#critique/interviewer/events.ts'
import { shownBy } from '#critique/interviewer/drillEvidence.ts'
import type { EventBody, EventOf, SessionEvent } from '#critique/interviewer/events.ts'
import type { Connection } from '#src/collab/connect.ts'
import { openPrivateDocument } from '#src/collab/openPrivateDocument.ts'
import type { PrivateDocument } from '#src/collab/openPrivateDocument.ts'

/** What an interviewer wrote down for themselves. */
const PrivateNote = z.object({
  session: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  text: z.string(),
  /** The node that it is about. */
  node: z.string().nullable().default(null),
  label: z.string().nullable().default(null),
  /** The consideration that the interviewer heard raised unasked. */
  raised: z.string().nullable().default(null),
})
export type PrivateNote = z.infer<typeof PrivateNote>

export const Mark = z.object({ score: z.number().int().min(1).max(4).nullable(), note: z.string().max(2000).default('') })
export type Mark = z.infer<typeof Mark>

/** What a question is about, beside its words; the candidate gets it when its dimension is released. */
const KeptQuestion = z.object({ event: z.string(), question: Question })

/** A drill that was injected: which cause it has, nobody but the interviewer knows. `graph` is the board that it struck, unless that is too large to keep. */
const KeptDrill = z.object({ drill: z.string(), seed: z.number(), variant: z.string(), graph: Graph.optional() })
export type KeptDrill = z.infer<typeof KeptDrill>

/** What the candidate did in an incident, as the interviewer wrote it down. */
const KeptSteps = z.array(DrillEvent).max(400)

/** What an incident (its event in the session) was worth; the candidate gets it with the first dimension that it shows. */
const KeptReport = z.object({ injected: z.string(), report: DrillReport })
export type KeptReport = z.infer<typeof KeptReport>

/** What is needed of a private document. */
type PrivateRoom = Pick<PrivateDocument, 'part' | 'map' | 'close'> & { connection: Pick<Connection, 'state' | 'ready'> }

/** The interviewer's side of one part: notes, marks, and what a session looks for. Nothing of it is in the board's document. */
export interface PrivateSide {
  readonly document: PrivateRoom
  /** By key, the first one first. */
  readonly notes: Signal<readonly (PrivateNote & { key: string })[]>
  /** By `<session>/<dimension>`. */
  readonly marks: Signal<Readonly<Record<string, Mark>>>
  note: (key: string, note: PrivateNote | undefined) => void
  mark: (session: string, dimension: Dimension, mark: Mark) => void
  keepCriteria: (session: string, criteria: readonly Criterion[]) => void
  keepQuestion: (session: string, event: string, question: Question) => void
  keepDrill: (session: string, drill: KeptDrill) => void
  drill: (session: string) => KeptDrill | null
  /** Adds what the candidate did in the session's incident. */
  step: (session: string, ...events: readonly DrillEvent[]) => void
  steps: (session: string) => readonly DrillEvent[]
  keepReport: (session: string, report: KeptReport) => void
  report: (session: string) => KeptReport | null
  /** What a session looks for, as the event that would release it: of one dimension, or all of it. */
  key: (session: string, dimension?: Dimension) => Extract<EventBody, { type: 'key_released' }>
  /** Takes away whatever belongs to a session. */
  forget: (session: string) => void
  close: () => void
}

export const openPrivateSide = (board: { id: string }, part: number): PrivateSide => privateSideOf(openPrivateDocument(board, part))

export function privateSideOf(document: PrivateRoom): PrivateSide {
  const notes = document.map('notes', (_key, raw) => PrivateNote.safeParse(raw).data)
  const marks = document.map('scores', (_key, raw) => Mark.safeParse(raw).data)
  const criteria = document.map('plan', (key, raw) => (key.startsWith('criteria/') ? z.array(Criterion).safeParse(raw).data : undefined))
  const questions = document.map('plan', (key, raw) => (key.startsWith('question/') ? KeptQuestion.safeParse(raw).data : undefined))
  const drills = document.map('plan', (key, raw) => (key.startsWith('drill/') ? KeptDrill.safeParse(raw).data : undefined))
  const steps = document.map('plan', (key, raw) => (key.startsWith('steps/') ? KeptSteps.safeParse(raw).data : undefined))
  const reports = document.map('plan', (key, raw) => (key.startsWith('report/') ? KeptReport.safeParse(raw).data : undefined))
  const stepsOf = (session: string): readonly DrillEvent[] => steps.value.get()[`steps/${session}`] ?? []
  return {
    document,
    notes: computed('notes', () =>
      Object.entries(notes.value.get())
        .map(([key, note]) => ({ key, ...note }))
        .toSorted((a, b) => a.at - b.at),
    ),
    marks: marks.value,
    note: notes.set,
    mark: (session, dimension, mark) => marks.set(`${session}/${dimension}`, mark),
    keepCriteria: (session, all) => {
      for (const dimension of Dimension.options) {
        const own = all.filter((one) => one.dimension === dimension)
        if (own.length > 0) criteria.set(`criteria/${session}/${dimension}`, own)
      }
    },
    keepQuestion: (session, event, question) => questions.set(`question/${session}/${event}`, { event, question }),
    keepDrill: (session, drill) => drills.set(`drill/${session}`, drill),
    drill: (session) => drills.value.get()[`drill/${session}`] ?? null,
    step: (session, ...events) => steps.set(`steps/${session}`, [...stepsOf(session), ...events]),
    steps: stepsOf,
    keepReport: (session, report) => reports.set(`report/${session}`, report),
    report: (session) => reports.value.get()[`report/${session}`] ?? null,
    key: (session, dimension) => ({
      type: 'key_released',
      criteria: Object.entries(criteria.value.get()).flatMap(([key, own]) =>
        key.startsWith(`criteria/${session}/`) ? own.filter((one) => !dimension || one.dimension === dimension) : [],
      ),
      questions: Object.entries(questions.value.get()).flatMap(([key, kept]) =>
        key.startsWith(`question/${session}/`) && (!dimension || kept.question.dimension === dimension) ? [kept] : [],
      ),
    }),
    forget: (session) => {
      for (const { key, session: of } of Object.entries(notes.value.get()).map(([key, note]) => ({ key, ...note })))
        if (of === session) notes.set(key, undefined)
      for (const key of Object.keys(marks.value.get())) if (key.startsWith(`${session}/`)) marks.set(key, undefined)
      for (const map of [criteria, questions, drills, steps, reports])
        for (const key of Object.keys(map.value.get())) if (key.split('/')[1] === session) map.set(key, undefined)
    },
    close: () => document.close(),
  }
}

/** The events of a session as the interviewer may read them: with what they look for. */
export function withKey(events: readonly SessionEvent[], side: PrivateSide, session: string): readonly SessionEvent[] {
  const opened = events[0]
  if (!opened) return events
  const key: EventOf<'key_released'> = { ...side.key(session), id: `key ${session}`, at: opened.at, by: opened.by }
  const kept = side.report(session)
  const report: EventOf<'drill_ended'>[] = kept
    ? [{ type: 'drill_ended', ...kept, id: `report ${session}`, at: events.at(-1)?.at ?? opened.at, by: opened.by }]
    : []
  return [...events, key, ...report]
}

/** What shows the candidate a grade: the mark, where there is one, and what the computed grade follows from. */
export function releasing(side: PrivateSide, session: string, dimension: Dimension): EventBody[] {
  const mark = side.marks.get()[`${session}/${dimension}`]
  const kept = side.report(session)
  const isShown = kept !== null && shownBy(kept.report).some((one) => one.dimension === dimension)
  return [
    side.key(session, dimension),
    ...(isShown ? [{ type: 'drill_ended' as const, ...kept }] : []),
    ...(mark?.score ? [{ type: 'grade_released' as const, dimension, score: mark.score, note: mark.note }] : []),
  ]
}
