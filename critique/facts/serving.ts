import { entries, isOnline, waysIn } from '../graph/predicates.ts'
import type { NodeSet, Step } from '../graph/flow.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** What a waiting person can cause without a queue in between. */
export const awaited = (graph: GraphView): NodeSet =>
  graph.once('awaited', () => {
    const isWaitedFor = (node: ViewNode): boolean => graph.fact(node, 'interactive') !== false
    return graph.calls.from(
      entries(graph).filter((node) => isWaitedFor(node) && !graph.isKind(node, 'external_trigger')),
      {
        avoiding: (node) => graph.is(node, 'async_boundary') || graph.is(node, 'offline_trigger') || graph.fact(node, 'async') === true,
        avoidingEdges: (edge) => graph.fact(edge, 'async') === true,
      },
    )
  })

/** Models as such: what a provider or an own GPU serves. Agents, tools and judges that use one are not meant. */
export const isModel = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'generates') || graph.isKind(node, 'llm')) &&
  graph.is(node, 'runs_model') &&
  !graph.is(node, 'acts_autonomously') &&
  !graph.is(node, 'evaluates') &&
  !graph.is(node, 'offline_processing') &&
  !graph.isKind(node, 'text_to_sql')

/** What calls a model, with gateways looked through: whoever stands before one is the caller, by the edge into the gateway. */
export const askersOf = (graph: GraphView, model: ViewNode): readonly Step[] =>
  graph.calls.into(model).flatMap((step) => (graph.is(step.from, 'gateway') ? [step, ...graph.calls.into(step.from)] : [step]))

/** What a service calls, and what stands behind the gateways it calls. */
export const askedBy = (graph: GraphView, caller: ViewNode): readonly ViewNode[] =>
  graph.calls.next(caller).flatMap((node) => (graph.is(node, 'gateway') ? [node, ...graph.calls.next(node)] : [node]))

/** Models that somebody waits for. */
export const servingModels = (graph: GraphView): readonly ViewNode[] =>
  graph.once('serving models', () =>
    graph.nodes.filter((node) => isModel(graph, node) && isOnline(graph, node) && awaited(graph).has(node)),
  )

const HELPS =
  /\b(rewrit\w*|classif\w*|rout(e|er|ing)|intent|guard\w*|judge|moderat\w*|summar\w*|extract\w*|plan(ner|ning)?|title|rerank\w*|embed\w*|critic|critique|verif\w*|pars(er|ing|es?))\b/i

/** A model that only helps another one: it cannot take over the answer. */
export const isHelper = (graph: GraphView, node: ViewNode): boolean =>
  graph.says(node, HELPS) || graph.isKind(node, 'quarantined_llm', 'vision_model', 'image_gen_model', 'classifier_model')

/** Is somebody looking at a screen or listening while it works? */
export const isInteractive = (graph: GraphView): boolean =>
  graph.requirements.p95LatencyMs !== undefined ||
  graph.requirements.firstTokenP95Ms !== undefined ||
  entries(graph).some((node) => graph.is(node, 'user_interface') && graph.fact(node, 'interactive') !== false)

/** An entry and the shortest way from it to a node. */
export const wayTo = (graph: GraphView, node: ViewNode | readonly ViewNode[]) => waysIn(graph).to(node)

/** Is it one of the models that somebody waits for? */
export const isServing = (graph: GraphView, node: ViewNode): boolean =>
  graph.once('serving set', () => new Set(servingModels(graph))).has(node)
