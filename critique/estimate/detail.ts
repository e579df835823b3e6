import type { EstimateSummary } from '../finding.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView } from '../graph/view.ts'
import { evaluationSizes, indexMemories, reviewLoads, type EvaluationSize, type IndexMemory, type ReviewLoad } from './capacity.ts'
import type { Columns } from './columns.ts'
import { estimateNodes, summaryOf, type BoardEstimate, type EstimateOptions } from './estimate.ts'
import { simulate, type Simulation } from './monteCarlo.ts'
import { planOf } from './plan.ts'
import { retried } from './queueing.ts'
import { figure } from './figure.ts'
import { waterfallOf, type Waterfall } from './waterfall.ts'

export interface DetailOptions extends EstimateOptions {
  /** Default: as many as a board of its size affords within a frame. */
  samples?: number
  seed?: number
  /** Random columns of an earlier run of the same size, so that an edit costs little. */
  columns?: Columns
}

/** What one node does for the board. */
export interface NodeFigures {
  node: string
  label: string
  /** Calls per request, on average. */
  visits: number
  callsPerSecond: number | null
  /** Calls per second that it can take. */
  capacity: number | null
  limit: 'maxQps' | 'concurrency' | 'limitRpm' | 'limitTpm' | null
  utilisation: number | null
  inputTokens: number | null
  outputTokens: number | null
  /** Of its own work, in ms, per call. */
  p50: number
  p95: number
  usdPerRequest: number | null
  usdPerMonth: number | null
  /** Share of what is known of the cost, 0 to 1. */
  costShare: number | null
  /** It is paid by use and its price is not known. */
  unpriced: boolean
  /** Model of the price list that its price comes from. */
  model: string | null
}

/** Everything that can be said about a board in numbers: plain data, so that it can be posted, shown and compared. */
export interface DetailedEstimate {
  summary: EstimateSummary
  /** Percentiles with everything that varies; the summary adds up percentiles instead. */
  simulation: Simulation
  /** At the median, and at the 95th percentile of every part. */
  waterfall: { p50: Waterfall; p95: Waterfall }
  nodes: readonly NodeFigures[]
  /** Share of attempts that are repeats, over all calls that state an error rate; null where none does. */
  retryRate: number | null
  reviews: readonly ReviewLoad[]
  indexes: readonly IndexMemory[]
  evaluations: readonly EvaluationSize[]
}

/** What the simulation takes for granted beyond the summary. */
const SIMULATED: EstimateSummary['assumptions'] = [
  {
    what: 'times are log-normal through their p50 and p95, and independent of each other',
    value: 'log-normal',
    source: 'judgement, November 2026',
  },
  { what: 'requests arrive at random', value: 'Poisson', source: 'judgement, November 2026' },
]

/** The estimate of a board with percentiles, waterfall and cost split. Pure: no clock, no chance beyond the seed. */
export function estimateInDetail(graph: Graph | GraphView, options: DetailOptions = {}): DetailedEstimate {
  const view = graph instanceof GraphView ? graph : new GraphView(graph)
  const board = estimateNodes(view, options)
  const plan = planOf(view, board)
  const summary = summaryOf(board)
  const simulation = simulate(plan, { ...options, budgetMs: view.requirements.p95LatencyMs })
  return {
    summary: simulation.latencyMs ? { ...summary, assumptions: [...summary.assumptions, ...SIMULATED] } : summary,
    simulation,
    waterfall: { p50: waterfallOf(plan, 'p50'), p95: waterfallOf(plan, 'p95') },
    nodes: nodeFigures(view, board),
    retryRate: retryRateOf(plan.nodes.flatMap(({ stages }) => stages.flatMap(({ calls }) => calls))),
    reviews: reviewLoads(view, board),
    indexes: indexMemories(view),
    evaluations: evaluationSizes(view),
  }
}

function nodeFigures(graph: GraphView, { nodes }: BoardEstimate): NodeFigures[] {
  const { requestsPerMonth } = graph.requirements
  const costs = nodes.map(({ node, visits, price }) => {
    const byUse = price.perCall === null ? null : price.perCall * visits
    const offline = visits === 0 && price.perCall !== null ? price.perCall * 30 * (figure(graph, node, 'itemsPerDay') ?? 0) : 0
    const fixed = price.perMonth + offline
    const isKnown = byUse !== null || fixed > 0
    return {
      perRequest: !isKnown || (fixed > 0 && !requestsPerMonth) ? byUse : (byUse ?? 0) + (requestsPerMonth ? fixed / requestsPerMonth : 0),
      perMonth: !isKnown || (requestsPerMonth === undefined && byUse) ? null : (byUse ?? 0) * (requestsPerMonth ?? 0) + fixed,
    }
  })
  const size = ({ perMonth, perRequest }: (typeof costs)[number]): number => (requestsPerMonth === undefined ? perRequest : perMonth) ?? 0
  const all = costs.reduce((sum, cost) => sum + size(cost), 0)
  return nodes
    .filter(({ node, visits, price }) => node.isComponent && (visits > 0 || price.perMonth > 0 || price.perCall !== null))
    .map(({ node, visits, latency, load, tokens, price }) => ({
      node: node.id,
      label: node.label,
      visits,
      callsPerSecond: load.callsPerSecond,
      capacity: load.capacity,
      limit: load.limit,
      utilisation: load.utilisation,
      inputTokens: tokens?.input ?? null,
      outputTokens: tokens?.output ?? null,
      p50: latency.p50,
      p95: latency.p95,
      usdPerRequest: costs[node.index]!.perRequest,
      usdPerMonth: costs[node.index]!.perMonth,
      costShare: all > 0 ? size(costs[node.index]!) / all : null,
      unpriced: price.unknown,
      model: price.listed?.id ?? null,
    }))
}

function retryRateOf(calls: readonly { error?: number; retries?: number }[]): number | null {
  const failing = calls.filter(({ error }) => error !== undefined)
  if (failing.length === 0) return null
  const attempts = failing.reduce((sum, { error = 0, retries = 0 }) => sum + retried(error, retries).attempts, 0)
  return 1 - failing.length / attempts
}
