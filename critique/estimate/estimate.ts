import type { EstimateSummary } from '../finding.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'
import { Assumptions, ownFigures, type Overrides } from './assumptions.ts'
import { availabilityAlong, type Availability } from './availability.ts'
import { costsOf, listedPrice, priceOf, type Costs, type NodePrice } from './cost.ts'
import { unknownService } from './defaults.ts'
import { latenciesOf, ownLatency, slowestStart, writesText, type OwnLatency, type TotalLatency } from './latency.ts'
import { priceTable } from './priceTable.ts'
import { tablePrices, type Prices } from './prices.ts'
import { roundsOf, type Rounds } from './rounds.ts'
import { figure } from './figure.ts'
import { loadOf, peakOf, type NodeLoad } from './throughput.ts'
import { tokensOf, type TokenUse } from './tokens.ts'
import { visitsOf } from './visits.ts'
import { workOf, type Work } from './work.ts'

/** All that is known about one node under the traffic of its board. */
export interface NodeEstimate {
  node: ViewNode
  /** Calls per request of a user, on average, waiting or not. */
  visits: number
  /** An unstated split or number of rounds is part of `visits`. */
  visitsAssumed: boolean
  rounds: Rounds
  /** Of one call; undefined for what reads and writes no tokens. */
  tokens: TokenUse | undefined
  latency: OwnLatency
  total: TotalLatency
  /** How often the slowest request passes it; 0 off the critical path. */
  times: number
  price: NodePrice
  load: NodeLoad
}

/** The numbers of a board, node by node. */
export interface BoardEstimate {
  /** In the order of `GraphView.nodes`. */
  nodes: readonly NodeEstimate[]
  /** What the slowest request passes, in the order of the calls. */
  criticalPath: readonly NodeEstimate[]
  start: NodeEstimate | undefined
  costs: Costs
  availability: Availability
  /** Where capacity runs out first. */
  bottleneck: NodeEstimate | undefined
  assumptions: EstimateSummary['assumptions']
  /** Day of the list prices in it; absent where none was needed. */
  pricesOf?: string
}

export interface EstimateOptions {
  /** Figures of one's own in place of assumptions; they go before those that the board keeps. */
  overrides?: Overrides
  /** Default: the table that the product brings along. */
  prices?: Prices
}

const listPrices = tablePrices(priceTable)

/** Estimates every node, once per view where no option is given. */
export const estimateNodes = (graph: GraphView, options: EstimateOptions = {}): BoardEstimate =>
  options.overrides || options.prices ? computeNodes(graph, options) : graph.once('estimate', () => computeNodes(graph, options))

function computeNodes(graph: GraphView, options: EstimateOptions): BoardEstimate {
  const { prices = listPrices } = options
  const overrides = { ...ownFigures(graph.requirements), ...options.overrides }
  const assume = new Assumptions(overrides)
  const work = workOf(graph)
  const onTheWay = new Set(graph.calls.from(work.starts))
  // What no request meets is estimated as well, but what that takes for granted would only be noise in the list.
  const unheard = new Assumptions(overrides)
  const assumeFor = (node: ViewNode): Assumptions => (onTheWay.has(node) ? assume : unheard)
  const rounds = graph.nodes.map((node) => roundsOf(graph, node, assumeFor(node)))
  const tokens = graph.nodes.map((node) =>
    writesText(node) || figure(graph, node, 'pricePerMInputUsd') !== undefined || listedPrice(graph, node, prices)
      ? tokensOf(graph, node, assumeFor(node))
      : undefined,
  )
  const own = graph.nodes.map((node) => ownLatency(graph, node, tokens[node.index], assumeFor(node)))
  const { total, times } = latenciesOf(graph, own, rounds)
  const visits = visitsOf(graph, rounds, assume)
  const priced = graph.nodes.map((node) => priceOf(graph, node, tokens[node.index], { prices, assume: assumeFor(node) }))
  const nodes = graph.nodes.map((node, i): NodeEstimate => ({
    node,
    visits: visits.perRequest[i]!,
    visitsAssumed: visits.assumed[i] === 1,
    rounds: rounds[i]!,
    tokens: tokens[i],
    latency: own[i]!,
    total: total[i]!,
    times: times[i]!,
    price: priced[i]!,
    load: loadOf(graph, node, visits.perRequest[i]!, own[i]!, tokens[i]),
  }))
  const start = slowestStart(graph, total)
  const availability = availabilityAlong(graph, assume)
  noteWhatIsLeftOut(nodes, work.order, assume)
  if (peakOf(graph)?.isMean)
    assume.note('the load is the mean of the month; a peak is higher', 'requestsPerMonth / 2,628,000 s', 'arithmetic')
  return {
    nodes,
    criticalPath: inOrderOfCalls(start, work, times).map((node) => nodes[node.index]!),
    start: start && nodes[start.index],
    costs: costsOf(graph, visits.perRequest, priced),
    availability,
    bottleneck: bottleneckOf(nodes),
    assumptions: assume.toList(),
    ...(priced.some(({ listed }) => listed) ? { pricesOf: prices.date } : {}),
  }
}

/** What the slowest request passes, as it happens: a caller, then its calls one after the other. */
function inOrderOfCalls(start: ViewNode | undefined, work: Work, times: Float64Array): ViewNode[] {
  const found = new Set<ViewNode>()
  const stack = start && times[start.index]! > 0 ? [start] : []
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (found.has(node)) continue
    found.add(node)
    const calls = work.calls(node)
    for (let i = calls.length - 1; i >= 0; i--) if (calls[i]!.awaited && times[calls[i]!.to.index]! > 0) stack.push(calls[i]!.to)
  }
  return [...found]
}

/** An honest sum names what it counts as nothing. */
function noteWhatIsLeftOut(nodes: readonly NodeEstimate[], order: readonly ViewNode[], assume: Assumptions): void {
  for (const { index } of order) {
    const { node, times, latency } = nodes[index]!
    if (times > 0 && latency.p95 === 0 && !node.traits.has('human') && node.isComponent) assume.use(unknownService, node)
  }
}

/** The node that is full first as traffic grows. */
function bottleneckOf(nodes: readonly NodeEstimate[]): NodeEstimate | undefined {
  const room = ({ visits, load }: NodeEstimate): number => (load.capacity === null || visits === 0 ? Infinity : load.capacity / visits)
  const limited = nodes.filter((one) => room(one) < Infinity)
  return limited.length === 0 ? undefined : limited.reduce((a, b) => (room(b) < room(a) ? b : a))
}

const round = (value: number, digits = 0): number => Number(value.toFixed(digits))
const significant = (value: number): number => Number(value.toPrecision(6))

/** Numbers of a board, with what they take for granted; null where they cannot be known. */
export const estimate = (graph: GraphView, options: EstimateOptions = {}): EstimateSummary => summaryOf(estimateNodes(graph, options))

/** Nodes that more work reaches than they can do, by the order of their ids. */
export const unstableNodes = ({ nodes }: BoardEstimate): { node: string; utilisation: number }[] =>
  nodes.flatMap(({ node, load, visits }) =>
    visits > 0 && load.utilisation !== null && load.utilisation >= 1 ? [{ node: node.id, utilisation: significant(load.utilisation) }] : [],
  )

/** The numbers of a board in short. */
export function summaryOf(board: BoardEstimate): EstimateSummary {
  const { start, costs, availability, bottleneck, assumptions, pricesOf } = board
  const unstable = unstableNodes(board)
  const isTimed = start !== undefined && start.total.p95 > 0
  return {
    assumptions: isTimed
      ? [
          ...assumptions,
          { what: 'the p95 of a chain is the sum of the p95 of its parts, an upper bound', value: 'sum', source: 'arithmetic' },
        ]
      : assumptions,
    latencyMs: {
      p50: isTimed ? round(start.total.p50) : null,
      p95: isTimed ? round(start.total.p95) : null,
      firstTokenP95: isTimed && start.total.firstP95 !== null ? round(start.total.firstP95) : null,
    },
    costUsd: {
      perRequest: costs.perRequest === null ? null : significant(costs.perRequest),
      perMonth: costs.perMonth === null ? null : round(costs.perMonth, 2),
    },
    bottleneck: bottleneck
      ? {
          node: bottleneck.node.id,
          utilisation: bottleneck.load.utilisation === null ? null : significant(bottleneck.load.utilisation),
          maxQps: significant(bottleneck.load.capacity! / bottleneck.visits),
        }
      : null,
    availability: availability.product === null ? null : Number(availability.product.toFixed(8)),
    ...(unstable.length > 0 ? { unstable } : {}),
    ...(pricesOf ? { pricesOf } : {}),
  }
}
