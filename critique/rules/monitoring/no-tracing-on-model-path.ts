import { generators, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/no-tracing-on-model-path',
  title: 'Nothing records what the model was given and what it answered',
  severity: 'major',
  cluster: 'observability-gap',
  suppresses: ['monitoring/serving-node-unobserved', 'monitoring/no-retrieval-telemetry'],
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'When an answer is wrong, prompt, retrieved passages, versions and tool calls are the evidence. Without a trace each complaint is an anecdote.',
  ask: 'A customer sends a screenshot of a wrong answer from {model}. What do you open first, and what do you see there?',
  followUps: ['Which ids would you need to find that one request?', 'What do you leave out of the trace, and for how long do you keep it?'],
  goodAnswer: [
    'One trace per request across orchestrator, retrieval, model and tools',
    'Prompt and model versions, retrieved ids and scores, tokens and latency per step',
    'Personal data redacted before it is stored, with a retention time',
    'A way from a complaint or a feedback click to its trace',
  ],
  fix: 'Send a trace of each request from the caller of {model} to a trace store: versions, retrieved ids, tokens, tool calls.',
  unless: 'A trace or log store receives telemetry from the model, from what calls it, or from a gateway in front of it.',
  sources: [
    { title: 'OpenTelemetry semantic conventions for generative AI', url: 'https://opentelemetry.io/docs/specs/semconv/gen-ai/', verification: 'secondary' },
  ],
  companyEmphasis: ['openai', 'databricks', 'meta'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> api_gateway#gw -> llm_orchestrator#api; #api -> vector_db#index; #api -> *llm#model',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> llm#model; #api -telemetry-> llm_tracing#traces',
      'requires { scope: prototype }; end_user#u -> llm_orchestrator#api -> llm#model',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    const dark = generators(graph).filter((model) => isOnline(graph, model) && !isTraced(graph, model))
    const [model] = dark
    if (!model) return
    yield { nodes: dark, because: `No trace store receives anything from ${dark.map((node) => node.label).join(', ')} or from what calls it.`, say: { model } }
  },
  mend(graph, { nodes: [model] }) {
    const caller = graph.calls.previous(model!).find((node) => graph.is(node, 'coordinates') || graph.is(node, 'acts_autonomously')) ?? model!
    return beside(newNode('llm_tracing', 'Traces'), [{ with: caller, into: true, kind: 'telemetry' }])
  },
  *praise(graph) {
    const model = generators(graph).find((node) => isOnline(graph, node))
    const store = graph.nodesThat('records_telemetry')[0]
    if (model && store) yield { nodes: [model, store], because: `${store.label} records what ${model.label} was given and answered.` }
  },
})

function isTraced(graph: GraphView, model: ViewNode): boolean {
  const sends = (node: ViewNode): boolean => graph.edgesFrom(node).some((edge) => edge.kind === 'telemetry' && graph.is(edge.to, 'records_telemetry')) || graph.fact(node, 'coversTelemetry') === true
  return sends(model) || graph.calls.previous(model).some(sends) || graph.calls.next(model).some((node) => graph.is(node, 'gateway') && sends(node))
}
