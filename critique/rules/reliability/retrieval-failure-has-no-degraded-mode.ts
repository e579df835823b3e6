import { answeringModels, retrievalOf, retrievals } from '../../facts/rag.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/retrieval-failure-has-no-degraded-mode',
  title: 'Nobody decided what happens without retrieval',
  severity: 'major',
  cluster: 'provider-resilience',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A search that half fails still returns something. A model that then answers from memory, in the same confident voice, is worse than an error.',
  ask: '{retriever} times out. Does the user get an answer from the model\'s memory, an error, or "I cannot look that up now"?',
  followUps: [
    'How do you notice a partial failure, such as no hits or only low scores?',
    'Is an answer without sources marked, and counted?',
  ],
  goodAnswer: [
    'A stated policy: refuse, or answer and say that it is without sources',
    'A keyword search or a second index as a spare',
    'A breaker and cached common answers',
    'A metric for answers in degraded mode',
  ],
  fix: 'State what is served when {retriever} fails, and draw the way there.',
  unless: 'A breaker, a fallback, an empty-result policy or a degraded mode is drawn or stated, or answers do not depend on retrieval.',
  sources: [
    {
      title: 'Sufficient Context: A New Lens on RAG (Joren et al., 2025)',
      section: 'Abstain when context is insufficient',
      url: 'https://research.google/blog/deeper-insights-into-retrieval-augmented-generation-the-role-of-sufficient-context',
      verification: 'secondary',
    },
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Graceful degradation',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai', 'cohere'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production }; end_user#patient -> llm_orchestrator#advice; #advice -> *hybrid_retriever#search; #search -> vector_db#leaflets; #advice -> llm#model',
    ],
    clean: [
      'requires { scope: production }; end_user#patient -> llm_orchestrator#advice { degradedMode: "say that the search is down" }; #advice -> hybrid_retriever#search; #search -> vector_db#leaflets; #advice -> llm#model',
      'requires { scope: production }; end_user#patient -> llm_orchestrator#advice; #advice -> vector_db#leaflets; #advice -{ label: "no hits" }-> fallback_responder#sorry; #advice -> llm#model',
      'requires { scope: production }; end_user -> llm_orchestrator#chat -> llm#model',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    const model = answeringModels(graph)[0]
    const retriever = model && retrievalOf(graph, model)
    if (!model || !retriever) return
    if (graph.nodesOf('circuit_breaker', 'fallback_responder', 'fallback_model', 'human_handoff').length > 0) return
    const around = [
      model,
      ...retrievals(graph),
      ...graph.nodesOf('reranker'),
      ...graph.calls.previous(retriever),
      ...graph.calls.previous(model),
    ]
    if (around.some((node) => decides(graph, node) || graph.edgesFrom(node).some((edge) => decides(graph, edge)))) return
    yield {
      status: 'ask',
      nodes: [retriever],
      because: `${model.label} answers from ${retriever.label}, and nothing says what it does without it.`,
      say: { retriever },
    }
  },
})

const decides = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  ['degradedMode', 'onEmpty', 'abstains', 'optional', 'onError', 'minScore'].some((prop) => graph.fact(of, prop) === true) ||
  /\b(fallback|degrad\w*|abstain\w*|refus\w*|no (hits|results|match\w*)|not found|fail[ -]?over|on error)\b/i.test(of.label)
