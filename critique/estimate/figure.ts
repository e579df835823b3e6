import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

const SHARES = new Set(['hitRate', 'errorRate', 'sampleRate', 'escalationRate', 'cachedShare', 'trafficShare'])
/** Nothing can be divided by none of these. */
const DIVISORS = new Set(['tokensPerSecond', 'minutesPerReview'])
const MOST = 1e12

/** A property that an estimate can reckon with; what makes no sense (a negative time, a share above one) counts as far as it does. */
export function figure(graph: GraphView, of: ViewNode | ViewEdge, name: string): number | undefined {
  const value = graph.number(of, name)
  if (value === undefined || value < 0 || (value === 0 && DIVISORS.has(name))) return undefined
  return Math.min(value, SHARES.has(name) ? 1 : name === 'cheapShare' || name === 'discount' ? 100 : MOST)
}
