import { peakOf } from '../estimate/throughput.ts'
import { estimateNodes } from '../estimate/estimate.ts'
import { figure } from '../estimate/figure.ts'
import { planOf } from '../estimate/plan.ts'
import { waterfallOf } from '../estimate/waterfall.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView } from '../graph/view.ts'
import type { FigureName } from './content.ts'

const DAYS_PER_MONTH = 730 / 24

/** A part of a request, in ms since it arrived. */
export interface Span {
  node: string
  label: string
  depth: number
  start: number
  end: number
  /** Its own work and its wait for a seat; these add up to the whole over the spans that the answer waits for. */
  ownMs: number
  critical: boolean
}

/** What the estimate says of a board, as drills tell it: null where it cannot be known. */
export interface Figures extends Record<FigureName, number | null> {
  /** Cost a month by node; adds up to `usdPerMonth`. */
  parts: readonly { node: string; label: string; usd: number }[]
  /** Tokens of a request over all models. */
  tokens: { uncached: number; cached: number; output: number }
  spans: readonly Span[]
}

/** The numbers of a board. What states no price counts as nothing, so the parts always add up to the total. */
export function figuresOf(graph: Graph | GraphView): Figures {
  const view = graph instanceof GraphView ? graph : new GraphView(graph)
  return view.once('drill figures', () => compute(view))
}

function compute(view: GraphView): Figures {
  const board = estimateNodes(view)
  const requests = view.requirements.requestsPerMonth ?? 0
  const parts = board.nodes.flatMap(({ node, visits, price }) => {
    const perItem = visits === 0 ? (price.perCall ?? 0) * 30 * (figure(view, node, 'itemsPerDay') ?? 0) : 0
    const usd = (price.perCall ?? 0) * visits * requests + price.perMonth + perItem
    return usd > 0 ? [{ node: node.id, label: node.label, usd }] : []
  })
  const tokens = { uncached: 0, cached: 0, output: 0 }
  let calls = 0
  for (const { tokens: use, visits, node } of board.nodes) {
    if (!use || visits === 0 || node.kinds.has('embedding_model')) continue
    calls += visits
    tokens.cached += (use.input ?? 0) * use.cachedShare * visits
    tokens.uncached += (use.input ?? 0) * (1 - use.cachedShare) * visits
    tokens.output += use.output * visits
  }
  const input = tokens.uncached + tokens.cached
  const plan = planOf(view, board)
  const { segments, endMs, firstTokenMs } = waterfallOf(plan, 'p95')
  const half = waterfallOf(plan, 'p50')
  const usdPerMonth = parts.reduce((sum, { usd }) => sum + usd, 0)
  const busiest = Math.max(0, ...board.nodes.map(({ load, visits }) => (visits > 0 ? (load.utilisation ?? 0) : 0)))
  return {
    usdPerMonth: parts.length > 0 ? usdPerMonth : null,
    usdPerDay: parts.length > 0 ? usdPerMonth / DAYS_PER_MONTH : null,
    usdPerRequest: parts.length > 0 && requests > 0 ? usdPerMonth / requests : null,
    p50Ms: half.endMs > 0 ? half.endMs : null,
    p95Ms: endMs > 0 ? endMs : null,
    firstTokenMs,
    requestsPerDay: requests > 0 ? requests / DAYS_PER_MONTH : null,
    peakQps: peakOf(view)?.qps ?? null,
    callsPerRequest: calls > 0 ? calls : null,
    tokensPerRequest: calls > 0 ? input + tokens.output : null,
    inputTokens: calls > 0 ? input / calls : null,
    outputTokens: calls > 0 ? tokens.output / calls : null,
    utilisation: busiest > 0 ? busiest : null,
    parts,
    tokens,
    spans: segments.map(({ node, depth, start, end, ownMs, waitMs, critical }) => ({
      node,
      label: view.node(node)?.label ?? node,
      depth,
      start,
      end,
      ownMs: ownMs + waitMs,
      critical,
    })),
  }
}
