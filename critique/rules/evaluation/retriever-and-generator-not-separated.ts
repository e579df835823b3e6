import { answeringModels, retrievalOf } from '../../facts/rag.ts'
import { metricsOf, suites, testSets } from '../../facts/quality.ts'
import { isProduction } from '../../graph/predicates.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const RETRIEVAL = /recall|precision|ndcg|mrr|hit|retriev|context|sufficien|map\b|coverage|source|citation/i

export default defineRule({
  id: 'evaluation/retriever-and-generator-not-separated',
  title: 'One score for finding and for answering',
  severity: 'major',
  cluster: 'eval-depth',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A score of the answer cannot tell a passage that was not found from one that was misread, so every repair is a guess. Faithfulness even stays high on the wrong document.',
  ask: '{eval} says 0.9 and people complain. Is it {retriever} or {model}, and how would you know?',
  followUps: ['Which metric needs labelled references?', 'What does context recall tell that relevance does not?'],
  goodAnswer: [
    'Recall and precision of the passages, then faithfulness and quality of the answer',
    'A small set with source passages',
    'Cases where abstaining is right',
    'Both over time',
  ],
  fix: 'Let {eval} measure {retriever} on its own: recall of the expected passages.',
  unless: 'A metric of retrieval is named, the evaluation calls the retriever itself, or nothing is retrieved.',
  sources: [
    {
      title: 'Ragas, Context recall',
      section: 'Needs a reference',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/context_recall.md',
      verification: 'verified',
    },
    {
      title: 'Ragas, Faithfulness',
      section: 'Against the retrieved context',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/faithfulness.md',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'Distinct failure points',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> *retriever#find -> vector_db#index; #api -> llm#model; golden_dataset#cases -> *offline_eval#suite { metrics: [answer_correctness] } -> #api',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> *retriever#find -> vector_db#index; #api -> llm#model; golden_dataset#cases -> *offline_eval#suite -> #api',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> retriever#find -> vector_db#index; #api -> llm#model; golden_dataset#cases -> offline_eval#suite { metrics: [recall_at_k, correctness] } -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> retriever#find -> vector_db#index; #api -> llm#model; golden_dataset#cases -> offline_eval#suite -> #find',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite -> #api',
    ],
  },
  *check(graph) {
    const [suite] = suites(graph)
    const [model] = answeringModels(graph)
    const retriever = model && retrievalOf(graph, model)
    if (isProduction(graph) === false || !suite || !retriever) return
    const near = [...suites(graph), ...testSets(graph), ...graph.nodesOf('online_eval', 'llm_judge', 'quality_monitor')]
    const metrics = metricsOf(graph, near)
    if (metrics?.some((name) => RETRIEVAL.test(name)) || near.some((node) => /retriev|\bcontext\b|\bpassage/i.test(node.label))) return
    if (
      suites(graph).some(
        (node) =>
          graph.drawn.next(node).some((next) => graph.is(next, 'retrieves') || graph.is(next, 'search_index')) ||
          graph.drawn.previous(node).some((from) => graph.is(from, 'retrieves')),
      )
    )
      return
    yield {
      status: metrics === undefined ? 'ask' : 'violation',
      nodes: [retriever, suite],
      because:
        metrics === undefined
          ? `It is not said whether ${suite.label} measures ${retriever.label} apart from the answer.`
          : `${suite.label} measures ${metrics.slice(0, 4).join(', ').replaceAll('_', ' ')}, nothing about what ${retriever.label} finds.`,
      say: { eval: suite, retriever, model },
    }
  },
  mend(_graph, { nodes: [retriever] }) {
    const apart = newNode('offline_eval', 'Recall of expected passages')
    return { addNodes: [apart], addEdges: [{ from: apart.ref, to: retriever!.id, kind: 'request' }] }
  },
})
