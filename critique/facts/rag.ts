import { entries, generators, isOnline } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** Indexes of something else than documents to answer from: what a person said before, definitions for a query, tools, examples. */
const HELPS =
  /\b(memor(y|ies)|preferences?|profiles?|history|cache|metrics?|definitions?|schemas?|glossary|semantic layer|few[- ]?shot|examples?|tools?|prompts?|faces?|fraud patterns?)\b/i
/** Beside a model that orders things these are candidates to show; beside one that only writes they are passages like any other. */
const SHELF = /\b(items?|products?|listings?|candidates?)\b/i

/** Online steps that fetch passages to answer from: retrievers, and indexes that are asked directly. */
export function retrievals(graph: GraphView): readonly ViewNode[] {
  return graph.once('retrievals', () => {
    const ranks = graph.nodesThat('predicts').length > 0
    return graph
      .nodesThat('retrieves', 'search_index')
      .filter(
        (node) =>
          isOnline(graph, node) &&
          !graph.isKind(node, 'candidate_generator') &&
          !HELPS.test(node.label) &&
          !(ranks && SHELF.test(node.label)),
      )
  })
}

/** Traffic of several services passes here: that an answer of one goes out by it does not bring it to the next. */
const isFront = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'api_gateway', 'load_balancer', 'cdn', 'waf') || graph.is(node, 'request_entry')

/** Do only programmers' tools ask here? Compilers and tests judge what they get, and nobody expects a footnote. */
export const isCodeTool = (graph: GraphView): boolean =>
  entries(graph).length > 0 && entries(graph).every((node) => graph.isKind(node, 'ide_client'))

/** Models that answer a waiting person from what was retrieved. Judges and query writers only help. */
export function answeringModels(graph: GraphView): readonly ViewNode[] {
  return graph.once('answering models', () => {
    const fed = graph.content.from(retrievals(graph), { avoiding: (node) => isFront(graph, node) })
    return generators(graph).filter(
      (node) =>
        fed.has(node) && isOnline(graph, node) && !graph.is(node, 'evaluates') && !graph.isKind(node, 'text_to_sql', 'fallback_model'),
    )
  })
}

/** The retriever, else the index, from which an answering model gets its passages; the nearest. */
export function retrievalOf(graph: GraphView, model: ViewNode): ViewNode | undefined {
  const ways = graph.once('ways of passages', () => {
    const fetchers = retrievals(graph)
    const named = fetchers.filter((node) => graph.is(node, 'retrieves'))
    return graph.content.ways(named.length > 0 ? named : fetchers, { avoiding: (node) => isFront(graph, node) })
  })
  return ways.to(model)?.nodes[0]
}

/** What calls a node, and the node itself. */
export const withCallers = (graph: GraphView, node: ViewNode): readonly ViewNode[] => [node, ...graph.calls.previous(node)]
