import { retrievals } from '../../facts/rag.ts'
import { isCovered } from '../../facts/telemetry.ts'
import { isProduction } from '../../graph/predicates.ts'
import { defineRule } from '../rule.ts'

/** What the label of a trace store says that it keeps. */
const SAYS_RETRIEVED = /\b(retriev\w*|passages?|chunks?|documents? (ids?|returned)|sources?|context|hits)\b/i

export default defineRule({
  id: 'monitoring/no-retrieval-telemetry',
  title: 'What was retrieved is not recorded',
  severity: 'minor',
  cluster: 'observability-gap',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Most wrong answers start with the wrong passage. Ids, ranks and scores prove it, and they are the raw material for relevance labels.',
  ask: 'For one wrong answer: which passages did {retriever} return, in which order, with which scores?',
  followUps: ['How do you get recall from production?', 'How do you keep the record without the content?'],
  goodAnswer: [
    'Passage ids, scores, rank and filters on the span',
    'Content by reference, under its own access rules',
    'Clicks and citations as a signal',
    'Failures by source',
  ],
  fix: 'Let {retriever} send ids and scores to {trace}.',
  unless: 'The retriever or what calls it sends its own spans, or the traces record retrieval.',
  sources: [
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'gen_ai.retrieval.documents',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'Validation in operation',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> *retriever#find -> vector_db#index; #api -> llm#model -telemetry-> *llm_tracing#spans',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> agent#desk -> acl_filter#rights -> vector_db#index; #desk -> llm#model; #desk -telemetry-> llm_tracing#spans',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> retriever#find -> vector_db#index; #api -> llm#model; #api -telemetry-> llm_tracing#spans',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> retriever#find -> vector_db#index; #api -> llm#model -telemetry-> llm_tracing#spans { recordsRetrieval: true }',
    ],
  },
  *check(graph) {
    const [trace] = graph.nodesOf('llm_tracing')
    const found = retrievals(graph)
    if (isProduction(graph) !== true || !trace || found.length === 0) return
    const recorded = graph.nodesOf('llm_tracing').map((node) => graph.fact(node, 'recordsRetrieval'))
    if (recorded.includes(true) || graph.nodesOf('llm_tracing').some((node) => SAYS_RETRIEVED.test(node.label))) return
    // An explicit no outweighs the guess that the spans of the caller hold the passages.
    const dark = found.filter(
      (node) => graph.is(node, 'retrieves') || !graph.calls.previous(node).some((caller) => graph.is(caller, 'retrieves')),
    )
    if (!recorded.includes(false) && dark.some((node) => isCovered(graph, node))) return
    const [retriever] = dark
    if (!retriever) return
    yield { nodes: [retriever, trace], because: `${trace.label} does not see what ${retriever.label} returns.`, say: { retriever, trace } }
  },
  mend(_graph, { nodes: [retriever, trace] }) {
    return {
      addEdges: [{ from: retriever!.id, to: trace!.id, kind: 'telemetry' }],
      setProps: [{ on: trace!.id, prop: 'recordsRetrieval', value: true }],
    }
  },
})
