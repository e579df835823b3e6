import { carriedFrom, productionSources, suites, testSets } from '../../facts/quality.ts'
import { isProduction, stated } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_REAL =
  /\b(production|prod|live|real (traffic|users?|queries|cases)|from (traces|logs|tickets|feedback|users?)|sampled|failures?|mined|(bad|failed|flagged|disliked|escalated|low[- ]rated) (traces?|answers?|conversations?|chats?|cases?|calls?|repl(y|ies))|back-?tests?|(complaints?|incidents?|escalations?|corrections?|thumbs[- ]?downs?) (added|become|go in|included))\b/i
const NOT_LIVE = /\b(not (yet )?live|no (production )?traffic yet|before launch|pre-?launch)\b/i

export default defineRule({
  id: 'evaluation/no-production-feedback-to-eval',
  title: 'What goes wrong in production never becomes a test',
  severity: 'major',
  cluster: 'eval-loop',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A set that nobody feeds drifts away from what people ask. Scores rise while satisfaction falls, and nobody sees why.',
  ask: 'Take the last twenty bad answers that reached {source}. How many of them are in {evalset} now?',
  followUps: ['Who picks and labels them, and how often?', 'How do you keep personal data out of the set?'],
  goodAnswer: [
    'A weekly triage: sample failures, label them, add them with a slice',
    'Personal data is removed before a case is stored',
    'The set has versions and knows where each case came from',
    'A part of it is never tuned against',
  ],
  fix: 'Lead {source} through a triage by people into {evalset}.',
  unless:
    'Traces, feedback, tickets or labels reach the set on some way, the set says that it comes from production, or the product is not live yet.',
  sources: [
    {
      title: 'MLflow, Building evaluation datasets',
      section: 'Datasets from production traces',
      url: 'https://mlflow.org/docs/latest/genai/datasets',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Operations',
      section: 'Testing in production',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 7',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> *llm_tracing#spans; *golden_dataset#cases -> *offline_eval#suite -> #api',
      'requires { scope: production }; end_user#u -> chat_ui#ui -> agent#bot; #ui -feedback-> *feedback_collector#thumbs -> data_warehouse#lake; *golden_dataset#cases -> *offline_eval#suite -> #bot',
    ],
    clean: [
      'requires { scope: production }; scheduler#nightly -> batch_inference#job -> ml_model#model; #job -data-> human_review_queue#planner; data_warehouse#sales -data-> training_pipeline#train -data-> offline_eval#suite { label: "Backtest, eight weeks" } -control-> model_registry#models',
      'requires { scope: production }; end_user#u -> chat_ui#chat -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans; #chat -feedback{ label: "thumbs" }-> golden_dataset#cases -> offline_eval#suite',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans -data-> human_annotation#triage -data-> golden_dataset#cases -> offline_eval#suite -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans; golden_dataset#cases { label: "Cases sampled from live traffic" } -> offline_eval#suite',
      'requires { scope: production, statements: ["The product is not live yet"] }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans; golden_dataset#cases -> offline_eval#suite',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> metrics#latency; golden_dataset#cases -> offline_eval#suite',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#traces; golden_dataset#cases { label: "400 cases, bad traces added each Friday" } -> offline_eval#suite',
    ],
  },
  *check(graph) {
    const sources = productionSources(graph)
    const sets = testSets(graph).length > 0 ? testSets(graph) : suites(graph)
    const [evalset] = sets
    // Tickets alone may be a system that the product works on: what only an agent reads is no record of its failures.
    const source = sources.find((node) => !graph.isKind(node, 'ticketing_system'))
    if (isProduction(graph) !== true || !evalset || !source || stated(graph, NOT_LIVE)) return
    const carried = carriedFrom(graph, [...sources, ...toldByPeople(graph)])
    if (
      [...testSets(graph), ...suites(graph)].some((node) => carried.has(node) || SAYS_REAL.test(node.label)) ||
      sets.some((set) => reads(graph, set, sources))
    )
      return
    const used = suites(graph).filter(
      (node) => graph.edgesBetween(evalset, node).length > 0 || graph.edgesBetween(node, evalset).length > 0,
    )
    yield {
      nodes: [source, evalset, ...used],
      because: `${source.label} sees what happens in production, and nothing leads from there to ${evalset.label}.`,
      say: { source, evalset },
    }
  },
  mend(_graph, { say }) {
    const triage = newNode('human_annotation', 'Weekly triage and labels')
    return {
      addNodes: [triage],
      addEdges: [
        { from: (say!.source as ViewNode).id, to: triage.ref, kind: 'data' },
        { from: triage.ref, to: (say!.evalset as ViewNode).id, kind: 'data' },
      ],
    }
  },
  *praise(graph) {
    const path = graph.drawn.path(graph.nodesOf('llm_tracing', 'feedback_collector'), testSets(graph))
    if (path)
      yield {
        nodes: [path.nodes[0]!, path.nodes.at(-1)!],
        path,
        because: `Failures seen in ${path.nodes[0]!.label} become cases of ${path.nodes.at(-1)!.label}.`,
      }
  },
})

/** Where people's verdicts arrive, whatever the box is that takes them. */
const toldByPeople = (graph: GraphView): readonly ViewNode[] =>
  graph.edges
    .filter(
      (edge) =>
        edge.kind === 'feedback' &&
        (graph.is(edge.from, 'user_interface') || graph.is(edge.from, 'request_entry') || graph.is(edge.from, 'human')),
    )
    .map((edge) => edge.to)

/** The set may be drawn as reading from the traces instead. */
const reads = (graph: GraphView, set: ViewNode, sources: readonly ViewNode[]): boolean =>
  graph.edgesFrom(set).some((edge) => sources.includes(edge.to))
