import { actors } from '../../facts/actions.ts'
import { servedModels } from '../../facts/training.ts'
import { isProduction, mayBeProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** A test on past data says something about drift where it is done again and again. */
const SAYS_DRIFT =
  /\b(drift|evidently|whylogs|whylabs|nannyml|arize(?! (phoenix|ax))|skew|psi|ks test|data quality|distribution|shadow|champion|challenger|(rolling|walk[- ]?forward|nightly|daily|weekly|monthly|live|continuous|scheduled) back-?test\w*|back-?test\w* (every|each|nightly|daily|weekly|monthly))\b/i

const SORTS_MESSAGES = /\b(intents?|topics?|languages?|rout(er|ing))\b/i

export default defineRule({
  id: 'monitoring/no-drift-monitoring',
  title: 'Nobody sees when the world moves away from the model',
  severity: 'major',
  cluster: 'ml-monitoring',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A trained model does not crash when its inputs change, it just becomes wrong. Without a comparison to what it learnt from, the first sensor is a loss.',
  ask: 'The precision of {model} has fallen by fifteen percent since March. When would you have known?',
  followUps: ['Did the inputs change, or what they mean: how do you tell?', 'What starts a retraining, and what an investigation?'],
  goodAnswer: [
    'Distributions of inputs and scores compared with training',
    'Quality from labels once they arrive',
    'Thresholds, an owner and a runbook',
    'A challenger that runs along, and a way back',
  ],
  fix: 'Compare what {model} gets and returns with its training data, and alert on the difference.',
  unless: 'A drift or quality monitor, outcomes that come back, or a challenger is on the board, or the model is not in production.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Model decay: data and concept drift',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 2 to 4',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 10: watch for silent failures',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; scheduler#night -> app_service#stock; data_warehouse#sales -data-> training_pipeline#train -data-> *ml_model#forecast -> #stock -> business_system#erp',
      'requires { scope: production }; end_user#u -> app_service#quote -> *model_serving#price; feature_store#features -> #price; training_pipeline#train -> #price; #price -telemetry-> metrics#latency',
      'requires { scope: production }; api_consumer#till -> app_service#decide -> *model_serving#fraud; data_warehouse#past -data-> training_pipeline#train -> #fraud; #train -data-> offline_eval#check { label: "Backtest notebook" }; #decide -telemetry-> metrics#board { label: "TPS, latency" }',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -> *classifier_model#topics; #api -telemetry-> llm_tracing#spans',
    ],
    clean: [
      'messaging_channel#chat -> app_service#hook -> workflow_engine#flow -> classifier_model#intent { label: "Intent classifier" }; #flow -> relational_db#trips; #flow -> payment_api#pay',
      'requires { scope: production }; end_user#u -> app_service#quote -> model_serving#price -telemetry-> drift_monitor#drift -> alerting#oncall',
      'requires { scope: production }; end_user#u -> app_service#quote -> model_serving#price; feature_store#features { skewMonitor: true } -> #price',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model -telemetry-> llm_tracing#spans',
    ],
  },
  *check(graph) {
    // A small helper that sorts messages is not what a product of unknown scope rests on.
    const served = servedModels(graph).filter((node) => isProduction(graph) === true || !SORTS_MESSAGES.test(node.label))
    const [model] = served
    if (!mayBeProduction(graph) || !model || isCompared(graph)) return
    const sees = graph.nodesOf('label_store', 'quality_monitor', 'online_eval', 'feedback_collector').length > 0
    // Beside a language model a small classifier is watched by what follows from it; alone, outcomes that come back leave a question.
    const isSideShow = actors(graph).length > 0
    if (isSideShow && (sees || isProduction(graph) !== true)) return
    yield {
      status: isSideShow || sees ? 'ask' : 'violation',
      nodes: served,
      because: `Nothing compares what ${served.map(({ label }) => label).join(', ')} ${served.length > 1 ? 'see' : 'sees'} in production with what ${served.length > 1 ? 'they' : 'it'} learnt from.`,
      say: { model },
    }
  },
  mend(graph, { nodes }) {
    const monitor = newNode('drift_monitor', 'Drift of inputs and scores')
    const training = graph.nodesThat('trains_models')[0]
    return {
      addNodes: [monitor],
      addEdges: [
        ...nodes.map((node) => ({ from: node.id, to: monitor.ref, kind: 'telemetry' })),
        ...(training ? [{ from: monitor.ref, to: training.id, kind: 'control' }] : []),
      ],
    }
  },
})

const isCompared = (graph: GraphView): boolean =>
  graph.nodesThat('detects_drift').length > 0 ||
  graph.nodes.some(
    (node) =>
      SAYS_DRIFT.test(node.label) || ['skewMonitor', 'driftThreshold', 'nullRateAlert'].some((prop) => graph.fact(node, prop) === true),
  ) ||
  graph.edges.some((edge) => SAYS_DRIFT.test(edge.label)) ||
  graph.nodesThat('records_telemetry').some((node) => graph.words(node, 'metrics').some((name) => /drift|psi|skew|null/.test(name)))
