import { withUnit } from '#critique/drills/readings.ts'
import type { Break, Snapshot } from '#critique/drills/whatIf.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { nodeLabel } from '#src/review/labels.ts'

/** One number of a board before and after a switch. */
export interface SnapshotRow {
  title: string
  was: string
  is: string
  /** The promise that it breaks, in words; null where it breaks none. */
  limit: string | null
  hasChanged: boolean
}

const unknown = '—'
const unstable = 'ever longer'

interface Line {
  title: string
  of: (snapshot: Snapshot) => number | null
  promise: Break['what'] | null
  write: (value: number) => string
  /** It cannot be told while more work arrives than can be done. */
  isTime?: boolean
}

const ms = (value: number): string => withUnit(value, 'ms')
const usd = (value: number): string => withUnit(value, '$')
const percent = (value: number): string => `${Number((value * 100).toPrecision(5))} %`
const perSecond = (value: number): string => `${Number(value.toPrecision(3)).toLocaleString('en-US')}/s`

const lines: readonly Line[] = [
  { title: 'Full answer, p50', of: ({ p50Ms }) => p50Ms, promise: null, write: ms, isTime: true },
  { title: 'Full answer, p95', of: ({ p95Ms }) => p95Ms, promise: 'p95LatencyMs', write: ms, isTime: true },
  { title: 'First token, p95', of: ({ firstTokenP95Ms }) => firstTokenP95Ms, promise: 'firstTokenP95Ms', write: ms, isTime: true },
  { title: 'One request', of: ({ usdPerRequest }) => usdPerRequest, promise: 'costPerRequestUsd', write: usd },
  { title: 'One month', of: ({ usdPerMonth }) => usdPerMonth, promise: 'monthlyBudgetUsd', write: usd },
  { title: 'Availability', of: ({ availability }) => availability, promise: 'availability', write: percent },
  { title: 'Maximum load', of: ({ bottleneck }) => bottleneck?.maxQps ?? null, promise: 'peakQps', write: perSecond },
]

export function snapshotRows(graph: Graph, before: Snapshot, after: Snapshot, breaks: readonly Break[]): SnapshotRow[] {
  const rows = lines.flatMap(({ title, of, promise, write, isTime = false }): SnapshotRow[] => {
    const [was, is] = [of(before), of(after)]
    if (was === null && is === null) return []
    const broken = breaks.find(({ what }) => what === promise)
    const say = (value: number | null, { isUnstable }: Snapshot): string =>
      value !== null ? write(value) : isTime && isUnstable ? unstable : unknown
    const limit = broken ? `${write(broken.limit)} asked${broken.wasBroken ? ', missed before too' : ''}` : null
    const words = { was: say(was, before), is: say(is, after) }
    return [{ title, ...words, limit, hasChanged: words.was !== words.is }]
  })
  const name = ({ bottleneck }: Snapshot): string => (bottleneck ? nodeLabel(graph, bottleneck.node) : unknown)
  if (!before.bottleneck && !after.bottleneck) return rows
  return [...rows, { title: 'Bottleneck', was: name(before), is: name(after), limit: null, hasChanged: name(before) !== name(after) }]
}
