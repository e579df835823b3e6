import { statementsOf } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

const UNIT: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }
const AGE =
  /(?:\b(?:within|in|under|below|at most|less than|max(?:imum)?|no (?:older|more) than|every)|<=?|≤)\s*(\d+(?:[.,]\d+)?|an?(?=\s)|one(?=\s))\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?)\b|\b(\d+(?:[.,]\d+)?)\s*(s|secs?|seconds?|mins?|minutes?|hours?|days?)\s*old\b/i
const ABOUT_DATA =
  /\b(fresh\w*|stale\w*|old|answerable|searchable|findable|found|indexed|index|visible|reflect\w*|effective|up[- ]to[- ]date|updates?|chang\w*|sync\w*|posting|publish\w*|price|bulletin|features?|known)\b/i
const ABOUT_ANSWERS =
  /\b(latency|p\d\d|response time|answers? (?:with)?in|first token|replies|turnaround|delet\w*|eras\w*|retention|kept|rollback|recover\w*|labels? arrive|visible in the bill|spend)\b/i

/** Data that is asked for while the person is still there. Generous: a minute is late already for most who say so. */
const AT_ONCE =
  /\b(real[- ]?time (features?|signals?|counters?|data|prices?|stock|inventory)|(features?|signals?|counters?|data|prices?|inventory) (in|are) real[- ]?time|(in|within|during) (this|the same|the current|a|one) session|current session|(react|respond|adapt)s? (to .{0,40}(just|session)|at once|instantly|immediately)|just (did|clicked|viewed|bought|happened)|up to the (second|minute)|as (it|they) happens?)\b/i
const AT_ONCE_SECONDS = 300

export interface FreshnessNeed {
  seconds: number
  statement: string
}

/** How old data may be, as a statement or note says it; undefined where nobody said. `about` narrows it to one kind of data. */
export function freshnessNeed(graph: GraphView, about?: RegExp): FreshnessNeed | undefined {
  for (const statement of statementsOf(graph).flatMap((text) => text.split(/;\s+|\n+/))) {
    const match = AGE.exec(statement)
    if (!match && AT_ONCE.test(statement) && !ABOUT_ANSWERS.test(statement) && (!about || about.test(statement)))
      return { seconds: AT_ONCE_SECONDS, statement }
    if (!match || !ABOUT_DATA.test(statement) || ABOUT_ANSWERS.test(statement) || (about && !about.test(statement))) continue
    const digits = (match[1] ?? match[3])!.replace(',', '.')
    const amount = /^\d/.test(digits) ? Number(digits) : 1
    return { seconds: amount * UNIT[(match[2] ?? match[4])![0]!.toLowerCase()]!, statement }
  }
  return undefined
}

const PERIODS: readonly [RegExp, number][] = [
  [/\bweekly\b|every week|once a week/i, UNIT.w!],
  [/\b(nightly|daily|overnight|every night|once a day|every day|end of day)\b/i, UNIT.d!],
  [/\bmonthly\b/i, 30 * UNIT.d!],
  [/\bhourly\b|every hour/i, UNIT.h!],
]
/** "02:00", "at 3 am": once a day, where it stands on a job. */
const AT_A_TIME = /\b([01]?\d|2[0-3])[:.][0-5]\d\b(?! ?(ms|s|min))|\bat \d{1,2} ?(am|pm|o'?clock)\b|\b(midnight|night (job|run|batch))\b/i
const EVERY = /\b(?:every|each)\s*(\d+)\s*(s|m|h|d|w)\w*|\*\/(\d+) \* \* \* \*/i

/** Seconds between two runs of a scheduled step, by its property or its label; undefined where neither says. */
export function periodOf(graph: GraphView, node: ViewNode): number | undefined {
  const text = `${graph.word(node, 'schedule') ?? ''} ${node.label}`
  const every = EVERY.exec(text)
  if (every) return every[3] ? Number(every[3]) * 60 : Number(every[1]) * UNIT[every[2]!.toLowerCase()]!
  const named = PERIODS.find(([words]) => words.test(text))?.[1]
  if (named !== undefined) return named
  const isJob = graph.is(node, 'offline_trigger') || graph.is(node, 'offline_processing') || graph.isKind(node, 'workflow_engine')
  return isJob && AT_A_TIME.test(text) ? UNIT.d : undefined
}

/** "5 s", "15 min", "24 h": an age as people say it. */
export function ageInWords(seconds: number): string {
  if (seconds < 120) return `${round(seconds)} s`
  if (seconds < 7200) return `${round(seconds / 60)} min`
  return seconds < 3 * 86_400 ? `${round(seconds / 3600)} h` : `${round(seconds / 86_400)} days`
}

const round = (value: number): number => Number(value.toPrecision(3))
