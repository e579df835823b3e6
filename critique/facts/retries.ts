import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

const RETRY = /\bretr(y|ies|ied|ying)\b|\bre-?attempts?\b|\btry again\b/i

/** Extra attempts that a hop makes: by its edge, else by what calls; 1 where a label says retry and no number stands anywhere; 0 else. */
export function retriesOn(graph: GraphView, edge: ViewEdge): number {
  const stated = graph.number(edge, 'retries') ?? numberIn(edge.label)
  if (stated !== undefined) return stated
  const caller = graph.number(edge.from, 'retries')
  if (caller !== undefined) return caller
  const labelled = numberIn(edge.from.label)
  if (labelled !== undefined) return labelled
  return saysRetry(graph, edge) ? 1 : 0
}

/** Is a retry drawn here, whatever its number? "No retries" is none. */
export const saysRetry = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.says(of, RETRY) && !/\b(no|never|without|not)\s+retr/i.test(of.label)

/** "retry x3", "3 retries", "retry up to 5 times", "3 attempts". */
function numberIn(label: string): number | undefined {
  // The first attempt is no repetition.
  const attempts = /\b(\d+)\s*attempts\b/i.exec(label)?.[1]
  if (attempts !== undefined) return Math.max(0, Number(attempts) - 1)
  if (!RETRY.test(label)) return undefined
  const found = /\bretr\w*\s*(?:up to|max(?:imum)?|x|×|:|\()?\s*(\d+)|(\d+)\s*(?:x\s*)?(?:retries|re-?attempts)/i.exec(label)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : Number(value)
}

/** Does it say by what repeated calls are told apart: a key, an outbox, natural idempotency, exactly-once delivery? */
export const isIdempotent = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.fact(of, 'idempotent') === true ||
  graph.fact(of, 'dedupe') === true ||
  graph.fact(of, 'exactlyOnce') === true ||
  graph.word(of, 'delivery') === 'exactly_once' ||
  /\b(idempoten\w*|exactly[ -]once|de-?dup\w*|outbox)\b/i.test(of.label)
