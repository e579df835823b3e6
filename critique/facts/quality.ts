import { isOnline, statementsOf } from '../graph/predicates.ts'
import type { NodeSet } from '../graph/flow.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'
import { actors } from './actions.ts'
import { servedModels } from './training.ts'

/** Models that a product rests on: what writes for people and what scores for them. */
export const productModels = (graph: GraphView): readonly ViewNode[] =>
  graph.once('product models', () => {
    const served = new Set(servedModels(graph))
    const writing = new Set(actors(graph).filter((node) => isOnline(graph, node) || graph.calls.previous(node).length > 0))
    const drawn = graph.nodes.filter((node) => writing.has(node) || served.has(node))
    // A pipeline drawn without its model still answers with one.
    return drawn.length > 0 || graph.nodesThat('generates', 'predicts').length > 0 ? drawn : graph.nodesOf('llm_orchestrator')
  })

/** Sets of cases that answers are measured on. Labelling and synthetic data are inputs of such sets. */
export const testSets = (graph: GraphView): readonly ViewNode[] =>
  graph.once('test sets', () => graph.nodesOf('golden_dataset').filter((node) => graph.is(node, 'evaluates')))

/** Runs of a test before a release. */
export const suites = (graph: GraphView): readonly ViewNode[] => graph.nodesOf('offline_eval')

/** Whatever measures quality: sets, suites, judges, experiments, gates. */
export const evaluators = (graph: GraphView): readonly ViewNode[] => graph.nodesThat('evaluates')

/** Where a change is let through or held back: gates, canaries, pipelines that deploy, registries with stages, a person who signs off. */
export const releaseControls = (graph: GraphView): readonly ViewNode[] =>
  graph.once('release controls', () =>
    graph.nodes.filter(
      (node) =>
        (graph.is(node, 'steers_system') && graph.is(node, 'evaluates')) ||
        graph.isKind(node, 'ab_test') ||
        graph.is(node, 'deploys') ||
        graph.is(node, 'registers_models') ||
        (graph.is(node, 'gate') && graph.is(node, 'human') && !isOnline(graph, node)),
    ),
  )

/** Places where what happened in production is written down: traces, logs, feedback, tickets, what reviewers saw. */
export const productionSources = (graph: GraphView): readonly ViewNode[] =>
  graph.once('production sources', () =>
    graph.nodesOf(
      'llm_tracing',
      'feedback_collector',
      'logging',
      'ticketing_system',
      'human_annotation',
      'human_review_queue',
      'human_handoff',
    ),
  )

/** Everything to which data is carried from here, kept records included, but not through the services that answer people. */
export function carriedFrom(graph: GraphView, sources: readonly ViewNode[]): NodeSet {
  return graph.drawn.from(sources, { avoiding: (node) => !sources.includes(node) && isServing(graph, node) })
}

/** Part of the way on which people get answers: data that passes here has not been kept for later. */
export const isServing = (graph: GraphView, node: ViewNode): boolean =>
  isOnline(graph, node) &&
  (graph.is(node, 'coordinates') ||
    graph.is(node, 'generates') ||
    graph.is(node, 'gateway') ||
    graph.is(node, 'request_entry') ||
    graph.is(node, 'runs_model')) &&
  !graph.is(node, 'evaluates')

/** Names of metrics on these nodes, as properties or in their labels; undefined where nobody said. */
export function metricsOf(graph: GraphView, nodes: readonly ViewNode[]): readonly string[] | undefined {
  const stated = nodes.flatMap((node) => graph.words(node, 'metrics'))
  const labelled = nodes.filter((node) => METRIC_WORDS.test(node.label)).map((node) => node.label.toLowerCase())
  return stated.length + labelled.length > 0 ? [...stated, ...labelled] : undefined
}

const METRIC_WORDS =
  /\b(faithful\w*|grounded\w*|relevan\w*|recall|precision|ndcg|mrr|hit[ -]?rate|exact match|correct\w*|accuracy|f1|bleu|rouge|trajector\w*|tool[ -]?call\w*|goal|task success|pass ?@|win[ -]?rate|auc|toxicity)\b/i

const OUT_OF_SCOPE =
  /\beval(uation)?s?\b[^.]*\b(out of scope|not in scope|handled elsewhere|separate (team|project)|outside (of )?this|not (drawn|shown)|another (board|drawing|team))/i

/** Do the requirements say that evaluation is somebody else's? */
export const isEvalOutOfScope = (graph: GraphView): boolean => statementsOf(graph).some((text) => OUT_OF_SCOPE.test(text))

const FAMILIES: readonly [RegExp, string][] = [
  [/\b(gpt|openai|o[1345](-mini)?\b|chatgpt)/i, 'OpenAI GPT'],
  [/\b(claude|anthropic|sonnet|opus|haiku)\b/i, 'Claude'],
  [/\b(gemini|palm|gemma)\b/i, 'Gemini'],
  [/\bllama\b/i, 'Llama'],
  [/\b(mistral|mixtral)\b/i, 'Mistral'],
  [/\b(command[ -]?(r|a)|cohere)\b/i, 'Command'],
  [/\bqwen/i, 'Qwen'],
  [/\bdeepseek/i, 'DeepSeek'],
]

/** Which model it is, by its property or by the family in its label. Undefined where nobody said. */
export function modelOf(graph: GraphView, node: ViewNode): string | undefined {
  const name = graph.word(node, 'model') ?? ''
  const text = `${name} ${node.label}`.replaceAll('_', ' ')
  const family = FAMILIES.find(([words]) => words.test(text.replaceAll(/(?<=[a-z])(?=\d)/gi, ' ')) || words.test(text))?.[1]
  return family ?? (name === '' ? undefined : name)
}

/** Do people's labels check this judge: an agreement that is stated, or annotators on either side of it? */
export const humanLabels = (graph: GraphView): readonly ViewNode[] =>
  graph.once('human labels', () =>
    graph.nodes.filter((node) => graph.is(node, 'provides_labels') || (graph.is(node, 'gate') && graph.is(node, 'human'))),
  )

/** People who label what a judge scores, so that its agreement with them can be known. */
export function calibrators(graph: GraphView, judge: ViewNode): readonly ViewNode[] {
  const near = new Set([
    ...carriedFrom(graph, [judge]),
    ...graph.drawn.to(judge, { avoiding: (node) => node !== judge && isServing(graph, node) }),
  ])
  return humanLabels(graph).filter((node) => near.has(node))
}
