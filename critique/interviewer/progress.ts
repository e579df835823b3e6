import { z } from 'zod'
import { drillGroups, type DrillGroup } from '../drills/content.ts'
import { wasPlayed } from '../drills/report.ts'
import { Dimension, Severity } from '../finding.ts'
import { considerationById } from './considerations/all.ts'
import type { Debrief } from './debrief.ts'
import { LevelId, Mode } from './events.ts'
import { type FormatId, formatIds } from './formats.ts'
import { ways } from './ledger.ts'
import type { Session } from './session.ts'

/** What is kept of a drill that was played to its end, in an interview or by itself. */
export const DrillRecord = z.object({
  /** List of its events on the board. */
  run: z.string().max(200),
  drill: z.string().max(100),
  title: z.string().max(500),
  group: z.enum(drillGroups),
  /** 0 to 100. */
  total: z.number().min(0).max(100),
  /** End, milliseconds since 1970. */
  at: z.number(),
})
export type DrillRecord = z.infer<typeof DrillRecord>

/** What is kept of a finished session: enough for trends, comparisons and the schedule, without what was said. */
export const SessionRecord = z.object({
  id: z.string().max(200),
  /** Beginning, milliseconds since 1970. */
  at: z.number(),
  task: z.object({ id: z.string().max(200), title: z.string().max(2000) }),
  format: z.enum(formatIds),
  level: LevelId,
  mode: Mode,
  minutes: z.number(),
  overall: z.number().nullable(),
  scores: z.array(z.object({ dimension: Dimension, score: z.number().int().min(1).max(4).nullable() })),
  considerations: z.array(z.object({ id: z.string().max(120), name: z.string().max(300), how: z.enum(ways) })),
  findings: z.array(z.object({ rule: z.string().max(200), title: z.string().max(500), severity: Severity, open: z.boolean() })),
  hints: z.number().int().nonnegative(),
  drills: z.array(DrillRecord).max(20).default([]),
})
export type SessionRecord = z.infer<typeof SessionRecord>

/** One turn of a flash card: the person tried to recall a consideration. */
export const Rehearsal = z.object({ consideration: z.string().max(120), at: z.number(), knew: z.boolean() })
export type Rehearsal = z.infer<typeof Rehearsal>

export function recordOf(id: string, session: Session, debrief: Debrief): SessionRecord {
  const { setup } = debrief
  const findings = session.board.findings.filter(
    ({ given, closed, finding }) => finding.status === 'violation' && (!given || closed === null),
  )
  const byRule = new Map(
    findings.map(({ finding }) => [
      finding.rule,
      {
        rule: finding.rule,
        title: finding.title,
        severity: finding.severity,
        open: findings.some((one) => one.finding.rule === finding.rule && one.closed === null),
      },
    ]),
  )
  return {
    id,
    at: setup.at,
    task: setup.task,
    format: setup.format,
    level: setup.level,
    mode: setup.mode,
    minutes: debrief.minutes,
    overall: debrief.overall.score,
    scores: debrief.scores.map(({ dimension, score }) => ({ dimension, score })),
    considerations: debrief.ledger.map(({ criterion, how, isGone }) => ({
      id: criterion.id,
      name: criterion.name,
      how: isGone ? 'never' : how,
    })),
    findings: [...byRule.values()],
    hints: debrief.hintsUsed,
    drills: debrief.drills.flatMap(({ run, event, end, report }) =>
      report && end && wasPlayed(report)
        ? [
            {
              run: run ?? event,
              drill: report.drill,
              title: report.title,
              group: report.group,
              total: report.total,
              at: setup.at + end.moment,
            },
          ]
        : [],
    ),
  }
}

const inOrder = (records: readonly SessionRecord[]): SessionRecord[] => [...records].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

export interface Trend {
  dimension: Dimension
  /** Oldest first; sessions that did not show it are left out. */
  points: readonly { session: string; at: number; score: number }[]
  /** Mean of the last three less the mean of those before; null with fewer than two points. */
  change: number | null
}

const RECENT = 3
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Each dimension over time. */
export function trendsOf(records: readonly SessionRecord[]): Trend[] {
  const sorted = inOrder(records)
  return Dimension.options.flatMap((dimension) => {
    const points = sorted.flatMap(({ id, at, scores }) => {
      const score = scores.find((one) => one.dimension === dimension)?.score
      return score == null ? [] : [{ session: id, at, score }]
    })
    if (points.length === 0) return []
    return [{ dimension, points, change: changeOf(points.map(({ score }) => score)) }]
  })
}

/** Mean of the last three less the mean of those before them. */
function changeOf(values: readonly number[]): number | null {
  const recent = values.slice(-Math.min(RECENT, Math.ceil(values.length / 2)))
  const before = values.slice(0, values.length - recent.length)
  return before.length === 0 ? null : Math.round((mean(recent) - mean(before)) * 10) / 10
}

export interface DrillTrend {
  /** The family that its causes belong to. */
  group: DrillGroup
  /** Oldest first. */
  points: readonly DrillRecord[]
  /** Mean of the last three less the mean of those before; null with fewer than two. */
  change: number | null
}

/** Drills over time, by family: those of interviews and those that were played by themselves, each run once. The most played first. */
export function drillTrendsOf(sessions: readonly SessionRecord[], drills: readonly DrillRecord[]): DrillTrend[] {
  const byRun = new Map([...drills, ...sessions.flatMap((session) => session.drills)].map((one) => [one.run, one]))
  const sorted = [...byRun.values()].sort((a, b) => a.at - b.at || (a.run < b.run ? -1 : 1))
  return drillGroups
    .map((group) => sorted.filter((one) => one.group === group))
    .filter((points) => points.length > 0)
    .map((points) => ({ group: points[0]!.group, points, change: changeOf(points.map(({ total }) => total)) }))
    .sort((a, b) => b.points.length - a.points.length)
}

export interface AttemptComparison {
  scores: readonly { dimension: Dimension; before: number | null; after: number | null }[]
  findings: {
    /** Stood at the end of the first attempt and not of the second. */
    mended: readonly string[]
    stayed: readonly string[]
    fresh: readonly string[]
  }
  considerations: {
    /** Now raised unasked, and not before. */
    gained: readonly string[]
    /** Raised unasked before, and not now. */
    lost: readonly string[]
  }
  overall: { before: number | null; after: number | null }
}

/** Two attempts at one task, finding by finding. The older one is `before`, however they are passed. */
export function compareAttempts(one: SessionRecord, other: SessionRecord): AttemptComparison {
  const [before, after] = inOrder([one, other]) as [SessionRecord, SessionRecord]
  const open = (record: SessionRecord): Map<string, string> =>
    new Map(record.findings.filter((finding) => finding.open).map(({ rule, title }) => [rule, title]))
  const was = open(before)
  const is = open(after)
  const unasked = (record: SessionRecord): Map<string, string> =>
    new Map(record.considerations.filter(({ how }) => how === 'board' || how === 'said').map(({ id, name }) => [id, name]))
  const raisedBefore = unasked(before)
  const raisedAfter = unasked(after)
  const scoreIn = (record: SessionRecord, dimension: Dimension): number | null =>
    record.scores.find((score) => score.dimension === dimension)?.score ?? null
  const dimensions = [...new Set([...before.scores, ...after.scores].map(({ dimension }) => dimension))]
  return {
    scores: dimensions.map((dimension) => ({ dimension, before: scoreIn(before, dimension), after: scoreIn(after, dimension) })),
    findings: { mended: without(was, is), stayed: within(was, is), fresh: without(is, was) },
    considerations: { gained: without(raisedAfter, raisedBefore), lost: without(raisedBefore, raisedAfter) },
    overall: { before: before.overall, after: after.overall },
  }
}

const without = (all: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...all].filter(([key]) => !other.has(key)).map(([, name]) => name)
const within = (all: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...all].filter(([key]) => other.has(key)).map(([, name]) => name)

const DAY = 24 * 60 * 60 * 1000
/** Days until a card is due again, by its box. */
export const INTERVALS_DAYS = [1, 3, 7, 16, 35] as const

/** A consideration that was missed once, and when to try it again. */
export interface Card {
  consideration: string
  name: string
  /** 0 is new or forgotten; each success moves it on by one. */
  box: number
  /** Milliseconds since 1970. */
  due: number
  isDue: boolean
  ask: string
  hint: string
}

interface Trial {
  consideration: string
  at: number
  /** up: raised unasked, or recalled. down: missed. stay: it came when asked. */
  move: 'up' | 'stay' | 'down'
}

/**
 * Spaced repetition of what was missed (Leitner's boxes). A consideration gets a card when a session missed it; raising it unasked in a
 * session, or recalling it, moves it on; missing it again moves it back to the first box. Soonest due first.
 */
export function cardsOf(records: readonly SessionRecord[], rehearsals: readonly Rehearsal[], now: number): Card[] {
  const trials: Trial[] = [
    ...records.flatMap(({ at, considerations }) =>
      considerations.map(({ id, how }) => ({
        consideration: id,
        at,
        move:
          how === 'board' || how === 'said'
            ? ('up' as const)
            : how === 'never' || how === 'after_hint'
              ? ('down' as const)
              : ('stay' as const),
      })),
    ),
    ...rehearsals.map(({ consideration, at, knew }) => ({ consideration, at, move: knew ? ('up' as const) : ('down' as const) })),
  ].sort((a, b) => a.at - b.at)
  const boxes = new Map<string, { box: number; at: number }>()
  for (const { consideration, at, move } of trials) {
    const card = boxes.get(consideration)
    if (!card) {
      if (move === 'down') boxes.set(consideration, { box: 0, at })
      continue
    }
    if (move === 'up') card.box = Math.min(card.box + 1, INTERVALS_DAYS.length - 1)
    if (move === 'down') card.box = 0
    card.at = at
  }
  return [...boxes]
    .flatMap(([id, card]) => toCard(id, card, now))
    .sort((a, b) => a.due - b.due || (a.consideration < b.consideration ? -1 : 1))
}

/** A task's own points have no card: they belong to that task. */
function toCard(id: string, { box, at }: { box: number; at: number }, now: number): Card[] {
  const one = considerationById(id)
  if (!one) return []
  const due = at + INTERVALS_DAYS[box]! * DAY
  return [{ consideration: id, name: one.name, box, due, isDue: due <= now, ask: one.ask, hint: one.hint }]
}

/** A task that the plan may propose. */
export interface Proposable {
  id: string
  title: string
  uses: 'scenario' | 'case' | 'code'
  emphasis: readonly Dimension[]
  level: 'mid' | 'senior' | 'staff'
}

export interface PlannedSession {
  format: FormatId
  task: { id: string; title: string } | null
  because: string
  /** Id of the session that fulfilled it; null while it is open. */
  done: string | null
}

export interface PlanWeek {
  week: 1 | 2 | 3 | 4
  title: string
  /** Milliseconds since 1970. */
  from: number
  to: number
  isNow: boolean
  focus: readonly Dimension[]
  sessions: readonly PlannedSession[]
  /** Considerations of this week's focus that were missed, the most often missed first. */
  practise: readonly { id: string; name: string; missed: number }[]
}

interface WeekPattern {
  title: string
  focus: readonly Dimension[]
  formats: readonly FormatId[]
}

const WEEKS: readonly WeekPattern[] = [
  {
    title: 'Foundations and evaluation',
    focus: ['requirements', 'evaluation', 'monitoring', 'retrieval'],
    formats: ['short_design', 'debugging', 'comprehension'],
  },
  {
    title: 'System design',
    focus: ['retrieval', 'agents', 'latency', 'cost', 'reliability', 'data'],
    formats: ['short_design', 'system_design', 'system_design'],
  },
  {
    title: 'Security and debugging',
    focus: ['security', 'agents', 'monitoring', 'data'],
    formats: ['security_review', 'debugging', 'comprehension'],
  },
  { title: 'Simulation', focus: [], formats: ['system_design', 'system_design', 'security_review'] },
]

const USES: Record<FormatId, Proposable['uses']> = {
  system_design: 'scenario',
  short_design: 'scenario',
  security_review: 'scenario',
  debugging: 'case',
  comprehension: 'code',
}
const WEEK = 7 * DAY
const MOST_CARDS = 6

/**
 * Four weeks from `start`: foundations and evaluation, system design, security and debugging, simulation. It adapts: what was missed
 * chooses the tasks and fills the practice lists, the last week turns to whatever is weakest, and a finished session ticks off its place.
 */
export function fourWeekPlan(records: readonly SessionRecord[], tasks: readonly Proposable[], start: number, now: number): PlanWeek[] {
  const sorted = inOrder(records)
  const missed = missedOf(sorted)
  const weak = weakest(sorted)
  const used = new Set<string>()
  return WEEKS.map((pattern, n) => {
    const from = start + n * WEEK
    const to = from + WEEK
    const focus = pattern.focus.length > 0 ? pattern.focus : weak.slice(0, 4)
    const ordered = [...focus].sort((a, b) => weak.indexOf(a) - weak.indexOf(b))
    const free = sorted.filter(({ at }) => at >= from && at < to)
    return {
      week: (n + 1) as PlanWeek['week'],
      title: pattern.title,
      from,
      to,
      isNow: now >= from && now < to,
      focus,
      sessions: pattern.formats.map((format) => planned(format, ordered, tasks, sorted, free, used)),
      practise: missed.filter(({ id }) => focus.includes(id.split('/')[0] as Dimension)).slice(0, MOST_CARDS),
    }
  })
}

function planned(
  format: FormatId,
  focus: readonly Dimension[],
  tasks: readonly Proposable[],
  records: readonly SessionRecord[],
  free: SessionRecord[],
  used: Set<string>,
): PlannedSession {
  const fulfilled = free.findIndex((record) => record.format === format)
  if (fulfilled >= 0) {
    const [record] = free.splice(fulfilled, 1)
    used.add(record!.task.id)
    return { format, task: record!.task, because: 'Done.', done: record!.id }
  }
  const done = new Set(records.map(({ task }) => task.id))
  const worth = ({ id, emphasis }: Proposable): number =>
    focus.reduce(
      (sum, dimension, place) => sum + (emphasis.includes(dimension) ? (focus.length - place) * (emphasis[0] === dimension ? 1.5 : 1) : 0),
      0,
    ) - (done.has(id) ? 3 : 0)
  const [best] = tasks
    .filter(({ id, uses }) => uses === USES[format] && !used.has(id))
    .sort((a, b) => worth(b) - worth(a) || levels.indexOf(a.level) - levels.indexOf(b.level) || (a.id < b.id ? -1 : 1))
  if (!best) return { format, task: null, because: 'Any task of your choice.', done: null }
  used.add(best.id)
  const shared = focus.filter((dimension) => best.emphasis.includes(dimension)).slice(0, 2)
  const because =
    shared.length > 0
      ? `It weighs ${shared.join(' and ')}${done.has(best.id) ? ', and you know it: compare the attempts' : ''}.`
      : 'It is new to you.'
  return { format, task: { id: best.id, title: best.title }, because, done: null }
}

const levels: readonly Proposable['level'][] = ['mid', 'senior', 'staff']

/** How often each consideration was missed, less what was raised since. */
function missedOf(records: readonly SessionRecord[]): { id: string; name: string; missed: number }[] {
  const count = new Map<string, { name: string; missed: number }>()
  for (const { considerations } of records) {
    for (const { id, name, how } of considerations) {
      const before = count.get(id) ?? { name, missed: 0 }
      const change = how === 'never' || how === 'after_hint' ? 1 : how === 'board' || how === 'said' ? -1 : 0
      count.set(id, { name, missed: Math.max(0, before.missed + change) })
    }
  }
  return [...count]
    .filter(([id, { missed }]) => missed > 0 && considerationById(id) !== undefined)
    .map(([id, { name, missed }]) => ({ id, name, missed }))
    .sort((a, b) => b.missed - a.missed || (a.id < b.id ? -1 : 1))
}

/** All dimensions, the weakest first. What was never shown counts as weaker than what was shown badly. */
function weakest(records: readonly SessionRecord[]): Dimension[] {
  const latest = new Map<Dimension, number>()
  for (const { scores } of records) for (const { dimension, score } of scores) latest.set(dimension, score ?? 0.5)
  return [...Dimension.options].sort((a, b) => (latest.get(a) ?? 2) - (latest.get(b) ?? 2))
}
