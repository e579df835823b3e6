import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'

/** How many passages a model is handed, where the board says so, and what stands on their way. */
export interface Passages {
  /** Where the number stands. */
  from: ViewNode
  k: number
  /** Tokens of one passage, where stated. */
  tokens?: number
  /** Steps that choose among the passages. */
  choosers: readonly ViewNode[]
}

/** Callers of a gateway up to which they count as one system. */
const FEW = 2

const CHOOSES = ['reranker', 'hybrid_retriever', 'deduplicator', 'prompt_compressor', 'acl_filter'] as const

/**
 * Passages handed to a model: the k of the retriever, the index or the edge by which they are fetched, by the model itself or by what calls
 * it. Undefined where no number is stated.
 */
export function passagesFor(graph: GraphView, model: ViewNode): Passages | undefined {
  const circle = circleOf(graph, model)
  const fetchers = circle.filter((node) => graph.is(node, 'retrieves') || graph.is(node, 'search_index'))
  const stated = fetchers
    .map((node) => ({ node, k: graph.number(node, 'k') ?? kOfEdges(graph.edgesTo(node), graph) ?? kIn(node.label) }))
    .filter((one) => one.k !== undefined)
  const named = stated.find(({ node }) => graph.is(node, 'retrieves')) ?? stated[0]
  if (!named) return undefined
  const tokens = [...fetchers, ...circle].map((node) => graph.number(node, 'chunkTokens')).find((size) => size !== undefined)
  return {
    from: named.node,
    k: named.k!,
    ...(tokens !== undefined && { tokens }),
    choosers: circle.filter((node) => graph.isKind(node, ...CHOOSES)),
  }
}

/** Passages that a model is left with: undefined where something chooses and does not say how many it keeps. */
export function kept(graph: GraphView, { k, choosers }: Passages): number | undefined {
  const tops = choosers
    .filter((node) => graph.isKind(node, 'reranker', 'prompt_compressor', 'context_builder'))
    .map((node) => graph.number(node, 'topN'))
  return tops.includes(undefined) ? undefined : Math.min(k, ...tops.map((top) => top!))
}

/** What works on one question with a model: its callers, two back, and what these call, three ahead. */
export function circleOf(graph: GraphView, model: ViewNode): readonly ViewNode[] {
  return graph.once(`circle ${model.id}`, () => {
    const inside = (node: ViewNode): boolean => !graph.is(node, 'request_entry') && !graph.is(node, 'offline_trigger')
    // A gateway that few services share is no more than a wire between them and the model.
    const callers = graph.calls
      .previous(model)
      .filter(inside)
      .flatMap((node) =>
        graph.is(node, 'gateway') && graph.calls.previous(node).length <= FEW
          ? [node, ...graph.calls.previous(node).filter(inside)]
          : [node],
      )
    const further = callers
      .filter((node) => !graph.is(node, 'gateway'))
      .flatMap((node) => graph.calls.previous(node))
      .filter(inside)
    let ahead = [...new Set([model, ...callers, ...further])]
    const found = new Set(ahead)
    for (let hop = 0; hop < 3; hop++) {
      ahead = ahead.flatMap((node) => graph.calls.next(node)).filter((node) => inside(node) && !found.has(node))
      ahead.forEach((node) => found.add(node))
    }
    // An index may be drawn as handing its passages over instead of being asked.
    const givers = [...found]
      .flatMap((node) => graph.content.into(node))
      .filter(({ from, edge }) => edge.from === from && (graph.is(from, 'search_index') || graph.is(from, 'retrieves')))
    givers.forEach(({ from }) => found.add(from))
    return [...found].sort((a, b) => a.index - b.index)
  })
}

const kOfEdges = (edges: readonly ViewEdge[], graph: GraphView): number | undefined =>
  edges.map((edge) => graph.number(edge, 'k') ?? kIn(edge.label)).find((k) => k !== undefined)

/** "top 60 chunks", "k=10": how many a label says. */
function kIn(label: string): number | undefined {
  const found =
    /\b(?:top[- ]?|k ?[=:] ?)(\d{1,3})\b/i.exec(label)?.[1] ?? /\b(\d{1,3}) (?:chunks|passages|snippets)\b(?! per\b)/i.exec(label)?.[1]
  return found === undefined ? undefined : Number(found)
}
