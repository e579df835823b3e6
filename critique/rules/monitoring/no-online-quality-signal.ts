import { carriedFrom, productModels } from '../../facts/quality.ts'
import { sinks } from '../../facts/telemetry.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_QUALITY =
  /quality|grounded|faithful|relevan|accura|correct|refus|hallucinat|csat|satisf|thumb|feedback|resolution|escalat|acceptance|win[ _-]?rate|precision|recall|calibrat|drift|toxic|eval|score|judge|edit[ _-]?(rate|distance)|conversion|containment/i

export default defineRule({
  id: 'monitoring/no-online-quality-signal',
  title: 'Dashboards show whether it runs, not whether it is right',
  severity: 'major',
  cluster: 'quality-in-production',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A model that answers fluently and wrongly is green on every chart of latency and errors. Quality has to be measured where users are.',
  ask: 'Everything is green and the answers of {model} got worse on Tuesday. Which chart would have told you?',
  followUps: ['How large a sample, and what does judging it cost?', 'At which value does somebody get a call?'],
  goodAnswer: [
    'A sample of real answers is scored by a judge that people calibrate',
    'What users do: edits, repeats, escalations, thumbs',
    'Rates of refusals, empty retrievals and blocked answers',
    'By slice and version, with an alert',
  ],
  fix: 'Score a sample of what {sink} records, and put the result beside latency and errors.',
  unless:
    'A live evaluation, a quality or drift monitor, feedback, outcomes or a review by people is on the board, or a metric names quality.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Operations',
      section: 'Quality metrics alongside health',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 7',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-2.6-005',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> agent#desk -> vector_db#faq; #desk -> *llm#model; #desk -telemetry-> *metrics#board { label: "Latency and errors" }',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> agent#drafts -> approval_gate#lawyer -> email_sender#out; #drafts -telemetry-> llm_tracing#spans; #lawyer -feedback{ label: "accepted or rejected" }-> golden_dataset#cases',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans -> online_eval#live',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> metrics#board { metrics: [p95, refusal_rate] }',
      'requires { scope: production }; end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; #api -telemetry-> logging#logs; #ui -feedback-> feedback_collector#thumbs',
      'requires { scope: production }; scheduler#night -> batch_inference#summaries -> object_storage#out; #summaries -telemetry-> metrics#board',
    ],
  },
  *check(graph) {
    const models = productModels(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'offline_processing'))
    const watching = sinks(graph).filter((node) => !graph.is(node, 'audit_trail') && !graph.isKind(node, 'cost_attribution'))
    const model = models.find((node) => !graph.is(node, 'acts_autonomously')) ?? models[0]
    if (isProduction(graph) !== true || !model || watching.length === 0 || seesQuality(graph)) return
    yield {
      nodes: [model, ...watching],
      because: `${watching.map(({ label }) => label).join(', ')} ${watching.length > 1 ? 'show' : 'shows'} that ${model.label} runs; nothing shows whether its answers are good.`,
      say: { model, sink: watching[0]! },
    }
  },
  mend(_graph, { nodes: [, sink] }) {
    const live = newNode('online_eval', 'Sampled live evaluation, 2 %')
    return { addNodes: [live], addEdges: [{ from: sink!.id, to: live.ref, kind: 'data' }] }
  },
})

/** Kinds that measure what real users get. */
const LIVE = [
  'online_eval',
  'quality_monitor',
  'feedback_collector',
  'groundedness_checker',
  'drift_monitor',
  'ab_test',
  'canary_release',
  'label_store',
  'human_annotation',
  'human_review_queue',
]

function seesQuality(graph: GraphView): boolean {
  if (graph.edges.some((edge) => edge.kind === 'feedback' && (graph.is(edge.from, 'human') || graph.is(edge.from, 'request_entry'))))
    return true
  if (graph.nodesOf(...LIVE).some((node) => !graph.isKind(node, 'feature_flag'))) return true
  const fed = carriedFrom(graph, [...sinks(graph)])
  if (
    graph
      .nodesOf('llm_judge', 'offline_eval', 'golden_dataset')
      .some((node) => fed.has(node) || (graph.isKind(node, 'llm_judge') && graph.records.reaches(productModels(graph), node)))
  )
    return true
  return sinks(graph).some((node) => SAYS_QUALITY.test(node.label) || graph.words(node, 'metrics').some((name) => SAYS_QUALITY.test(name)))
}
