import type { NodeSet } from '../graph/flow.ts'
import { isOnline, isBatchJob } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** Does it belong to the way documents take into an index, rather than to the way questions take? */
export function isIngestion(graph: GraphView, node: ViewNode): boolean {
  if (graph.is(node, 'offline_processing') || graph.isKind(node, 'source_connector', 'cdc_stream')) return true
  return !isOnline(graph, node)
}

/**
 * Everything whose content is put into an index or a training run in the background, the target included. Online services are not walked
 * through: that they can both read a store and call an index does not mean that they copy one into the other.
 */
export function feedersOf(graph: GraphView, targets: ViewNode | readonly ViewNode[]): NodeSet {
  const goals: readonly ViewNode[] = 'label' in targets ? [targets] : targets
  return graph.once(`feeders ${goals.map(({ id }) => id).join()}`, () => {
    // An embedding model that a pipeline calls and that points at the index hands its vectors on: it does not come to read.
    const fillers = goals
      .flatMap((goal) => graph.calls.previous(goal))
      .filter((node) => graph.isKind(node, 'embedding_model') && graph.calls.previous(node).some((caller) => isIngestion(graph, caller)))
    const ends = new Set([...goals, ...fillers])
    const passes = (node: ViewNode): boolean =>
      ends.has(node) || isIngestion(graph, node) || graph.is(node, 'stores_data') || graph.is(node, 'async_boundary')
    return graph.content.to(ends, { avoiding: (node) => !passes(node) || graph.is(node, 'caches_answers') })
  })
}

/** Indexes of documents: not caches, and not what a system remembers of its users. */
export const documentIndexes = (graph: GraphView): readonly ViewNode[] =>
  graph.once('document indexes', () =>
    graph.nodesThat('search_index').filter((node) => !graph.is(node, 'caches_answers') && !graph.is(node, 'keeps_memory')),
  )

/** Originals from which an index is made: systems of record and connectors among what feeds it. */
export function sourcesOf(graph: GraphView, index: ViewNode): readonly ViewNode[] {
  return feedersOf(graph, index).filter(
    (node) =>
      node !== index &&
      (graph.is(node, 'source_of_truth') ||
        graph.is(node, 'private_data') ||
        graph.isKind(node, 'source_connector', 'data_warehouse') ||
        (graph.isKind(node, 'external_api') && graph.edgesFrom(node).some((edge) => edge.kind === 'data'))),
  )
}

/** Background steps on the way into an index: pipelines, parsers, streams. */
export function pipelinesInto(graph: GraphView, index: ViewNode): readonly ViewNode[] {
  return feedersOf(graph, index).filter(
    (node) =>
      node !== index &&
      (graph.is(node, 'offline_processing') ||
        graph.is(node, 'async_boundary') ||
        isBatchJob(graph, node) ||
        (graph.isKind(node, 'embedding_model') && !isOnline(graph, node))) &&
      !graph.isKind(node, 'source_connector'),
  )
}
