import { evaluators, productModels } from '../../facts/quality.ts'
import { reports, watchersOf } from '../../facts/telemetry.ts'
import { entries, isOnline, isProduction, mayBeProduction, surest } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/no-tracing-on-model-path',
  title: 'Nothing records what the model was given and what it answered',
  severity: 'major',
  cluster: 'observability-gap',
  suppresses: ['monitoring/serving-node-unobserved', 'monitoring/no-retrieval-telemetry', 'monitoring/no-token-cost-metrics'],
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'When an answer is wrong, the prompt, the retrieved passages, the versions and the tool calls are the evidence. Without them each complaint stays an anecdote.',
  ask: 'A customer sends a screenshot of a wrong answer from {model}. What do you open first, and what do you see there?',
  followUps: ['Which fields does one span carry?', 'What do you leave out, and for how long do you keep the rest?'],
  goodAnswer: [
    'One trace per request across retrieval, model and tools',
    'Prompt and model versions, retrieved ids and scores, tokens, latency and cost per step',
    'Content redacted or kept by reference, with a retention time',
    'A way from a complaint or a click to its trace',
  ],
  fix: 'Send a trace of each request from the caller of {model} to a trace store: versions, retrieved ids, tokens, tool calls.',
  unless: 'The model, anything on its way that calls it, or a gateway sends telemetry, or what it predicts is logged.',
  sources: [
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'Inference, retrieval and execute_tool spans',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Application design',
      section: 'Observability from day one',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0024 AI Telemetry Logging',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'Google SRE Book',
      section: 'Monitoring distributed systems',
      url: 'https://sre.google/sre-book/monitoring-distributed-systems/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks', 'anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user#u -> web_client#ui -> *app_service#api -> retriever#find -> vector_db#index; #api -> *llm#model; golden_dataset -> offline_eval -> #api',
      'requires { scope: production }; end_user#u -> api_gateway#gw -> *llm_orchestrator#api; #api -> vector_db#index; #api -> *llm#model',
      'requires { scope: production }; end_user#u -> *llm_orchestrator#api -> *llm#model; metrics#warden { label: "GPU warden" } -{ label: "watches VRAM" }-> #model; golden_dataset#g -> offline_eval#e',
      'requires { users: 900 }; external_trigger#mail -> *agent#triage; #triage -> crm#records; golden_dataset#cases -> offline_eval#suite',
    ],
    clean: [
      'agent#filings -> llm#model; agent#chats -> #model; [#filings, #chats] -> message_queue#bus; [#filings, #chats] -> audit_log#ledger',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> llm#model; #api -telemetry-> llm_tracing#traces',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm_gateway#gw -> llm#model; #gw -> logging#requests',
      'requires { scope: production }; end_user#u -> app_service#shop -> model_serving#rank; #rank -data-> data_warehouse#predictions { label: "Prediction log" }',
      'requires { scope: prototype }; end_user#u -> llm_orchestrator#api -> llm#model',
      'end_user#u -> llm_orchestrator#api -> llm#model',
      'end_user#u -> web_client#shop -> app_service#feed -> candidate_generator#near -> ranking_model#rank; #feed -> feature_store#profile; #near -> vector_db#items',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm_gateway#gate { label: "Gateway, logs every call" } -> llm#model',
    ],
  },
  *check(graph) {
    const models = productModels(graph).filter(
      (node) =>
        isOnline(graph, node) ||
        graph.is(node, 'predicts') ||
        graph.is(node, 'acts_autonomously') ||
        (entries(graph).length === 0 && evaluators(graph).length === 0),
    )
    const [model] = models
    if (!mayBeProduction(graph) || !model) return
    // Where nobody said how scores are used, keeping them is the question of the rule about outcomes.
    if (isProduction(graph) !== true && models.every((node) => graph.is(node, 'predicts') && !graph.is(node, 'generates'))) return
    if (
      [...models, ...watchersOf(graph, models), ...models.flatMap((model) => graph.calls.previous(model))].some(
        (node) => reports(graph, node) || SAYS_TRACED.test(node.label),
      ) ||
      isWatched(graph, models) ||
      logsPredictions(graph, models)
    )
      return
    const callers = callersOf(graph, models)
    yield {
      nodes: surest([...models, ...callers]),
      because: `No trace, log or metric receives anything from ${models.map(({ label }) => label).join(', ')}${callers.length > 0 ? ` or from ${callers.map(({ label }) => label).join(', ')}` : ''}.`,
      say: { model },
    }
  },
  mend(_graph, { nodes, say }) {
    const caller = nodes.find((node) => node.traits.has('coordinates')) ?? (say!.model as ViewNode)
    return beside(newNode('llm_tracing', 'Traces'), [{ with: caller, into: true, kind: 'telemetry' }])
  },
  *praise(graph) {
    const model = productModels(graph).find((node) => isOnline(graph, node))
    const by = model && [model, ...callersOf(graph, [model])].find((node) => reports(graph, node))
    const store =
      by &&
      graph
        .edgesFrom(by)
        .map((edge) => edge.to)
        .find((node) => graph.is(node, 'records_telemetry'))
    if (model && store) yield { nodes: [model, store], because: `${store.label} records what ${model.label} was given and answered.` }
  },
})

/** The part itself says that it writes down what goes through it. */
const SAYS_TRACED =
  /\b(open ?telemetry|otel|traced|with (traces|tracing)|spans (with|of|per)|logs? (every|all|each) \w+|(every|each) (call|request|answer|prompt) (is )?(logged|traced|recorded))\b/i

const callersOf = (graph: GraphView, models: readonly ViewNode[]): readonly ViewNode[] => [
  ...new Set(
    models.flatMap((model) => graph.calls.previous(model)).filter((node) => graph.is(node, 'coordinates') && !models.includes(node)),
  ),
]

/** The arrow may also run from the trace store to what it watches. */
const isWatched = (graph: GraphView, models: readonly ViewNode[]): boolean => {
  const near = new Set([...models, ...watchersOf(graph, models)])
  return graph
    .nodesThat('records_telemetry')
    .some((sink) =>
      graph.edgesFrom(sink).some((edge) => near.has(edge.to) && edge.kind !== 'control' && !HARDWARE.test(`${sink.label} ${edge.label}`)),
    )
}

/** How full a card is says nothing about what was asked and answered. */
const HARDWARE = /\b(v?ram|gpu|cuda|cpu|memory|disk|temperature|node[- ]exporter|dcgm)\b/i

/** Scores without words are watched by keeping them. */
const logsPredictions = (graph: GraphView, models: readonly ViewNode[]): boolean =>
  models.every((node) => graph.is(node, 'predicts')) &&
  models.some((node) =>
    graph
      .edgesFrom(node)
      .some(
        (edge) =>
          edge.kind !== 'control' &&
          (graph.is(edge.to, 'provides_labels') ||
            /\b(log|logs|logged|history|outcomes?|events?)\b/i.test(`${edge.to.label} ${edge.label}`)),
      ),
  )
