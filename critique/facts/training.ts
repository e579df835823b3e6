import { isOnline, isBatchJob } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'

/** Models that score for a waiting person or an event: predictors and what serves them. */
export function servedModels(graph: GraphView): readonly ViewNode[] {
  return graph.once('served models', () => {
    const started = graph.calls.from(graph.nodes.filter((node) => graph.is(node, 'request_entry') || graph.is(node, 'untrusted_source')))
    const asks = (caller: ViewNode): boolean =>
      !graph.is(caller, 'offline_processing') &&
      !graph.is(caller, 'registers_models') &&
      !graph.is(caller, 'stores_data') &&
      !graph.is(caller, 'steers_system') &&
      !graph.is(caller, 'deploys') &&
      !graph.is(caller, 'evaluates')
    // What a service takes from a model without asking is used as well.
    const hands = (node: ViewNode): boolean => graph.calls.next(node).some((next) => graph.is(next, 'coordinates'))
    // A moderator or an own server that a training run fills is a model of ours, whichever box it was drawn with.
    const trained = graph.nodesThat('screens_content', 'runs_model').filter((node) => !graph.is(node, 'predicts') && isTrained(graph, node))
    return [...graph.nodesThat('predicts'), ...trained]
      .sort((a, b) => a.index - b.index)
      .filter((node) => started.has(node) || graph.calls.previous(node).some(asks) || isOnline(graph, node) || hands(node))
  })
}

/** Models that order things for people, by their kind or by what they are called. */
export const rankers = (graph: GraphView): readonly ViewNode[] =>
  graph.once('rankers', () => graph.nodesThat('predicts').filter((node) => isRanker(graph, node)))

export const isRanker = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'ranking_model') ||
  (graph.is(node, 'predicts') && /\b(rank(er|ing|s)?|recommend\w*|ctr|personali[sz]\w*|feed)\b/i.test(node.label))

/** Filled by a training run, directly or through a registry. Tuning a language model is another matter. */
const isTrained = (graph: GraphView, node: ViewNode): boolean =>
  graph
    .edgesTo(node)
    .some(
      ({ from, kind }) =>
        (kind === 'data' || kind === 'control') &&
        ((graph.is(from, 'trains_models') && !graph.isKind(from, 'finetuning_job')) ||
          (graph.is(from, 'registers_models') && graph.drawn.previous(from).some((one) => graph.isKind(one, 'training_pipeline')))),
    ) && !graph.isKind(node, 'embedding_model', 'reranker', 'finetuned_model', 'speech_to_text', 'text_to_speech')

/** Training runs. */
export const trainings = (graph: GraphView): readonly ViewNode[] => graph.nodesThat('trains_models')

/** Is this where features are computed or kept: by its nature, or by its label? Feature flags are something else. */
export const isFeatureNode = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'serves_features') ||
  (/\b(counters?|velocit(y|ies)|rolling (sums?|windows?|averages?)|(user|item|session) (signals|profiles|aggregates))\b/i.test(
    node.label,
  ) &&
    (graph.is(node, 'stores_data') || graph.is(node, 'offline_processing')) &&
    !graph.is(node, 'limits_usage') &&
    !graph.is(node, 'keeps_memory') &&
    !graph.is(node, 'records_telemetry')) ||
  (/\b(computes?|calculates?|derives?) (\w+ ){0,3}(ratios?|aggregates?|averages?|signals?|velocit(y|ies))\b|\bfeatures?\b|\bfeaturi[sz]\w*|\bfeature engineering\b/i.test(
    node.label,
  ) &&
    !/\bflags?\b|toggles?/i.test(node.label) &&
    !graph.isKind(node, 'feature_flag', 'model_registry'))

/** All places where features are computed or kept. */
export const featureNodes = (graph: GraphView): readonly ViewNode[] =>
  graph.once('feature nodes', () => graph.nodes.filter((node) => isFeatureNode(graph, node)))

/** Does this training run make that model, directly or through a registry, a gate or a bucket? */
export const trains = (graph: GraphView, training: ViewNode, model: ViewNode): boolean =>
  graph.once(`made by ${training.id}`, () => graph.drawn.from(training)).has(model)

/** Everything that ends up in a training run: what feeds it in the background, telemetry that is kept included. */
export function trainingData(graph: GraphView, training: ViewNode) {
  return graph.once(`training data ${training.id}`, () =>
    graph.records.to(training, {
      avoiding: (node) =>
        node !== training &&
        ((graph.is(node, 'coordinates') && !isBatchJob(graph, node)) ||
          graph.is(node, 'gateway') ||
          graph.is(node, 'request_entry') ||
          graph.is(node, 'runs_model') ||
          graph.is(node, 'caches_answers')),
    }),
  )
}
