import { time } from '../../facts/numbers.ts'
import { awaited } from '../../facts/serving.ts'
import { rerankInput } from '../../estimate/latency.ts'
import { rerankP95 } from '../../estimate/defaults.ts'
import { chunkTokensNear } from '../../estimate/tokens.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Share of a promise that one hop of many may take. */
const FAIR = 0.25

export default defineRule({
  id: 'latency/rerank-k-too-large',
  title: 'Reranking takes more than its share of the time',
  severity: 'major',
  cluster: 'latency-budget',
  suppresses: ['retrieval/rerank-is-noop'],
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A reranker reads every candidate with the question. Its time grows with their number and their length, while what it finds beyond the first few dozen is little.',
  ask: '{reranker} reads {k} passages. What does that add at p95, and what do you gain over 30?',
  followUps: ['Where does recall stop to grow with k?', 'Would fusing two searches, or a smaller model, do?'],
  goodAnswer: [
    'Recall measured against k, and k capped where it flattens',
    'Shorter passages for ranking than for reading',
    'Batches, or a lighter model first',
    'No reranking for questions that do not need it',
  ],
  fix: 'Give {reranker} fewer or shorter passages: up to 40 of 200 tokens.',
  unless: 'No latency is promised, the estimate stays below a quarter of it, or nobody waits for it.',
  sources: [
    {
      title: 'OCI Generative AI: Cohere Rerank 3.5 benchmark',
      section: '64-token documents: 24 in 0.12 s, 96 in 0.17 s',
      url: 'https://docs.oracle.com/en-us/iaas/Content/generative-ai/benchmark-cohere-rerank-3-5.htm',
      verification: 'verified',
    },
    {
      title: 'Cohere: Best practices for using Rerank',
      section: 'Document length',
      url: 'https://docs.cohere.com/docs/reranking-best-practices',
      verification: 'verified',
    },
    {
      title: 'Anthropic: Introducing Contextual Retrieval',
      section: 'Rerank 150 down to 20',
      url: 'https://www.anthropic.com/news/contextual-retrieval',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['cohere', 'openai'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 1500 }; end_user -> llm_orchestrator#api; #api -> vector_db#index { k: 150 }; #api -> *reranker#rank { topN: 6, chunkTokens: 600 }; #api -> llm#model',
    ],
    clean: [
      'requires { p95LatencyMs: 1500 }; end_user -> llm_orchestrator#api; #api -> vector_db#index { k: 50 }; #api -> reranker#rank { topN: 6, chunkTokens: 120 }; #api -> llm#model',
      'end_user -> llm_orchestrator#api; #api -> vector_db#index { k: 500 }; #api -> reranker#rank { chunkTokens: 600 }; #api -> llm#model',
      'requires { p95LatencyMs: 1500 }; end_user -> llm_orchestrator#api -> llm#model; #api -data-> message_queue#later -data-> reranker#rank { k: 500, chunkTokens: 600 }',
    ],
  },
  *check(graph) {
    const budget = graph.requirements.p95LatencyMs
    if (budget === undefined) return
    for (const reranker of graph.nodesOf('reranker')) {
      const k = rerankInput(graph, reranker)
      if (k === undefined || !awaited(graph).has(reranker)) continue
      const tokens = chunkTokensNear(graph, reranker)
      const estimated = graph.number(reranker, 'p95Ms') ?? rerankP95(k, tokens ?? 128)
      if (estimated <= FAIR * budget) continue
      yield {
        nodes: [reranker],
        because: `${reranker.label} reads ${k} passages${tokens === undefined ? '' : ` of ${tokens} tokens`}: about ${time(estimated)} of the ${time(budget)} that are promised.`,
        say: { reranker, k },
      }
    }
  },
  mend(graph, { nodes: [reranker] }) {
    const shorter = setProp(reranker!, 'chunkTokens', 120).setProps!
    const stated = graph.number(reranker!, 'p95Ms') === undefined ? [] : setProp(reranker!, 'p95Ms', 125).setProps!
    return { setProps: [...setProp(reranker!, 'k', 40).setProps!, ...shorter, ...stated] }
  },
})
