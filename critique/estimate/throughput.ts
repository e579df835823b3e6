import type { GraphView, ViewNode } from '../graph/view.ts'
import { SECONDS_PER_MONTH } from './defaults.ts'
import type { OwnLatency } from './latency.ts'
import { lognormalOf } from './queueing.ts'
import { figure } from './figure.ts'
import type { TokenUse } from './tokens.ts'

/** How much a node can take. */
export interface NodeLoad {
  /** Calls per second at peak; null where nobody said how many requests arrive. */
  callsPerSecond: number | null
  /** Calls per second that it can serve; null where nothing limits it by what is stated. */
  capacity: number | null
  /** What limits it. */
  limit: 'maxQps' | 'concurrency' | 'limitRpm' | 'limitTpm' | null
  utilisation: number | null
  tokensPerMinute: number | null
}

/** Requests per second at the busiest time, as stated, else the mean of the month, which is the least it can be. */
export function peakOf(graph: GraphView): { qps: number; isMean: boolean } | undefined {
  const { peakQps, requestsPerMonth } = graph.requirements
  if (peakQps !== undefined) return { qps: peakQps, isMean: false }
  return requestsPerMonth === undefined ? undefined : { qps: requestsPerMonth / SECONDS_PER_MONTH, isMean: true }
}

export function loadOf(graph: GraphView, node: ViewNode, visits: number, own: OwnLatency, tokens: TokenUse | undefined): NodeLoad {
  const peak = peakOf(graph)
  const callsPerSecond = peak ? peak.qps * visits : null
  const perCall = tokens && tokens.input !== null ? tokens.input + tokens.output : null
  let capacity: number | null = null
  let limit: NodeLoad['limit'] = null
  for (const [name, value] of limits(graph, node, own, perCall)) {
    if (capacity !== null && value >= capacity) continue
    capacity = value
    limit = name
  }
  return {
    callsPerSecond,
    capacity,
    limit,
    utilisation: callsPerSecond !== null && capacity !== null && capacity > 0 ? callsPerSecond / capacity : null,
    tokensPerMinute: callsPerSecond !== null && perCall !== null ? callsPerSecond * 60 * perCall : null,
  }
}

function* limits(
  graph: GraphView,
  node: ViewNode,
  own: OwnLatency,
  tokensPerCall: number | null,
): Generator<[NonNullable<NodeLoad['limit']>, number]> {
  const maxQps = figure(graph, node, 'maxQps')
  if (maxQps !== undefined) yield ['maxQps', maxQps]
  const seats = seatsOf(graph, node)
  const serviceMs = serviceTimeOf(graph, node, own)
  if (seats !== undefined && serviceMs > 0) yield ['concurrency', seats / (serviceMs / 1000)]
  const rpm = figure(graph, node, 'limitRpm')
  if (rpm !== undefined) yield ['limitRpm', rpm / 60]
  const tpm = figure(graph, node, 'limitTpm')
  if (tpm !== undefined && tokensPerCall) yield ['limitTpm', tpm / 60 / tokensPerCall]
}

/** Mean time that a call holds a seat, in ms: of the log-normal where median and tail are both stated, else the median. */
export const serviceTimeOf = (graph: GraphView, node: ViewNode, own: OwnLatency): number =>
  figure(graph, node, 'p50Ms') !== undefined && figure(graph, node, 'p95Ms') !== undefined && own.p50 > 0
    ? lognormalOf(own.p50, own.p95).mean
    : own.p50

/** Requests that a node handles at the same time, over all replicas; undefined where nobody said. */
export function seatsOf(graph: GraphView, node: ViewNode): number | undefined {
  const each = figure(graph, node, 'concurrencyPerReplica')
  return figure(graph, node, 'concurrency') ?? (each === undefined ? undefined : each * (figure(graph, node, 'replicas') ?? 1))
}
