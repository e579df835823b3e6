import type { GraphView, ViewNode } from '../graph/view.ts'
import { HOURS_PER_MONTH } from './defaults.ts'
import { writesText } from './latency.ts'
import { delegatesThinking } from './rounds.ts'
import type { TokenUse } from './tokens.ts'

/** What a node costs, in US dollars; null where a price or a number of tokens is not stated. */
export interface NodePrice {
  perCall: number | null
  /** Independent of traffic. */
  perMonth: number
  /** It is paid by use, and nobody said how much. */
  unknown: boolean
}

/** Price of a node from its own properties. Prices are never assumed. */
export function priceOf(graph: GraphView, node: ViewNode, tokens: TokenUse | undefined): NodePrice {
  const perMonth = fixedPerMonth(graph, node)
  const perCall = perCallOf(graph, node, tokens)
  const paidByUse = writesText(node) && !delegatesThinking(graph, node) && perMonth === 0
  return { perCall, perMonth, unknown: perCall === null && (paidByUse || hasTokenPrice(graph, node)) }
}

function fixedPerMonth(graph: GraphView, node: ViewNode): number {
  const hourly = graph.number(node, 'costPerHourUsd')
  const machines = graph.number(node, 'replicas') ?? graph.number(node, 'minReplicas') ?? 1
  return (graph.number(node, 'costPerMonthUsd') ?? 0) + (hourly ?? 0) * HOURS_PER_MONTH * Math.max(1, machines)
}

const hasTokenPrice = (graph: GraphView, node: ViewNode): boolean =>
  graph.number(node, 'pricePerMInputUsd') !== undefined || graph.number(node, 'pricePerMOutputUsd') !== undefined

function perCallOf(graph: GraphView, node: ViewNode, tokens: TokenUse | undefined): number | null {
  if (delegatesThinking(graph, node)) return graph.number(node, 'costPerCallUsd') ?? null
  const flat = graph.number(node, 'costPerCallUsd') ?? perUnit(graph, node)
  const input = graph.number(node, 'pricePerMInputUsd')
  const output = graph.number(node, 'pricePerMOutputUsd')
  if (input === undefined && output === undefined) return flat ?? null
  // Embedding models bill input alone; a model that writes needs both prices.
  if (tokens === undefined || tokens.input === null || input === undefined || (output === undefined && writesText(node))) return null
  const discount = graph.word(node, 'endpoint') === 'batch' ? 0.5 : 1
  const cached = input * tokens.cachedShare * cachedPriceShare(graph, node)
  return (
    ((tokens.input * (input * (1 - tokens.cachedShare) + cached) + (writesText(node) ? tokens.output * output! : 0)) * discount) / 1e6 +
    (flat ?? 0)
  )
}

/** Price of a cached input token as a share of the full one: as a prompt cache states its discount, else a tenth. Source: knowledge of vendors' price lists, 2026-09. */
function cachedPriceShare(graph: GraphView, node: ViewNode): number {
  const cache = [...graph.calls.next(node), ...graph.calls.previous(node)].find((near) => near.kinds.has('prompt_cache'))
  const discount = cache && graph.number(cache, 'discount')
  return discount === undefined ? 0.1 : 1 - discount / 100
}

function perUnit(graph: GraphView, node: ViewNode): number | undefined {
  const per1k = graph.number(node, 'pricePer1kUsd')
  return per1k === undefined ? undefined : per1k / 1000
}

/** Money of the whole board. */
export interface Costs {
  /** Of the nodes with a price, per request of a user, without fixed costs. */
  knownPerRequest: number
  /** Fixed costs and work that no user starts, per month. */
  fixedPerMonth: number
  /** Nodes on the way of a request that are paid by use and state no price. */
  unpriced: readonly ViewNode[]
  /** Something has a price. */
  isPriced: boolean
  perRequest: number | null
  perMonth: number | null
}

/** Adds up prices over visits. One unknown price makes the sum unknown; what is known stays available. */
export function costsOf(graph: GraphView, visits: Float64Array, prices: readonly NodePrice[]): Costs {
  let knownPerRequest = 0
  let fixed = 0
  let isPriced = false
  const unpriced: ViewNode[] = []
  for (const node of graph.nodes) {
    const { perCall, perMonth, unknown } = prices[node.index]!
    const perRequest = visits[node.index]!
    fixed += perMonth
    if (perMonth > 0 || perCall !== null) isPriced = true
    if (perRequest > 0 && perCall !== null) knownPerRequest += perRequest * perCall
    if (perRequest > 0 && unknown) unpriced.push(node)
    if (perRequest === 0 && perCall !== null) fixed += perCall * 30 * (graph.number(node, 'itemsPerDay') ?? 0)
  }
  const requests = graph.requirements.requestsPerMonth
  const isKnown = isPriced && unpriced.length === 0
  const perRequest = isKnown && (fixed === 0 || requests) ? knownPerRequest + (requests ? fixed / requests : 0) : null
  return {
    knownPerRequest,
    fixedPerMonth: fixed,
    unpriced,
    isPriced,
    perRequest,
    perMonth: isKnown && requests !== undefined ? knownPerRequest * requests + fixed : null,
  }
}
