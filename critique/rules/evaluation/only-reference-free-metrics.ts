import { retrievals } from '../../facts/rag.ts'
import { humanLabels, metricsOf, testSets } from '../../facts/quality.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** These compare an answer with its own context or question, never with the truth. */
const REFERENCE_FREE =
  /faithful|grounded|answer[ _-]?relevan|response[ _-]?relevan|context[ _-]?relevan|relevancy|coheren|fluen|tone|toxic|hallucinat|helpful|style|llm[ _-]?score|judge|latency|cost|tokens/i
const NEEDS_REFERENCE = /recall|precision|correct|accura|exact|f1|rouge|bleu|ndcg|mrr|hit|similarity|sufficien|goal|pass|win[ _-]?rate/i

export default defineRule({
  id: 'evaluation/only-reference-free-metrics',
  title: 'All metrics agree with the context, none with the truth',
  severity: 'major',
  cluster: 'eval-depth',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'Faithfulness compares the answer with what was retrieved, relevancy with the question. Both are high when the wrong document was found and read well.',
  ask: '{eval} shows faithfulness of 0.95 and people say that answers are wrong. What do your metrics not see?',
  followUps: ['How many reference answers do you need to begin?', 'Who writes them?'],
  goodAnswer: [
    'A small set with expected answers and source passages, by slice',
    'Context recall or sufficiency on it',
    'Experts look at a sample of real answers',
    'Metrics without a reference stay as monitors',
  ],
  fix: 'Give {eval} a set of questions with expected answers and sources, and let an expert check a sample.',
  unless: 'A set of labelled cases or people who review are on the board, or one metric needs a reference.',
  sources: [
    {
      title: 'Ragas, Faithfulness',
      section: 'Only against the retrieved context',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/faithfulness.md',
      verification: 'verified',
    },
    {
      title: 'Ragas, Context recall',
      section: 'Needs a reference',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/context_recall.md',
      verification: 'verified',
    },
    {
      title: 'Sufficient Context: A New Lens on RAG (Joren et al., ICLR 2025)',
      section: 'Relevant and yet not enough',
      url: 'https://research.google/blog/deeper-insights-into-retrieval-augmented-generation-the-role-of-sufficient-context',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'anthropic', 'google-deepmind'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; #api -telemetry-> llm_tracing#spans -data-> *offline_eval#scores { metrics: [faithfulness, answer_relevancy] }',
      'end_user#u -> llm_orchestrator#api; #api -> retriever#r -> vector_db#index; #api -> llm#model -data-> *online_eval#live { label: "Groundedness and relevancy score" }',
    ],
    clean: [
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; golden_dataset#cases -> offline_eval#scores { metrics: [faithfulness] }',
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model -data-> offline_eval#scores { metrics: [faithfulness, context_recall] }',
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model -data-> offline_eval#scores; #scores -> human_annotation#experts',
      'end_user#u -> llm_orchestrator#api; #api -> llm#model -data-> online_eval#live { metrics: [toxicity, tone] }',
    ],
  },
  *check(graph) {
    if (retrievals(graph).length === 0 || testSets(graph).length > 0 || humanLabels(graph).length > 0) return
    const measured = graph
      .nodesOf('offline_eval', 'online_eval', 'llm_judge', 'quality_monitor')
      .filter((node) => metricsOf(graph, [node]) !== undefined)
    const metrics = metricsOf(graph, measured)
    if (!metrics || metrics.some((name) => NEEDS_REFERENCE.test(name)) || !metrics.some((name) => REFERENCE_FREE.test(name))) return
    yield {
      nodes: measured,
      because: `${measured.map(({ label }) => label).join(', ')} only compares answers with their own context (${metrics.slice(0, 4).join(', ').replaceAll('_', ' ')}); no expected answers, nobody who reviews.`,
      say: { eval: measured[0]! },
    }
  },
  mend(_graph, { nodes }) {
    return beside(
      newNode('golden_dataset', 'Expected answers with sources'),
      nodes.map((node) => ({ with: node, into: false, kind: 'data' })),
    )
  },
})
