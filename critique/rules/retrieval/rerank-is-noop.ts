import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'retrieval/rerank-is-noop',
  title: 'The reranker keeps everything that it sees',
  severity: 'minor',
  cluster: 'retrieval-quality',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Sorting five and keeping five adds time and cost and changes nothing that the model reads.',
  ask: '{reranker} sees {kIn} passages and keeps {kOut}. What can it improve?',
  followUps: ['What is the recall at {kIn}, before it?', 'How much of the latency budget does it take?'],
  goodAnswer: [
    'Wide recall first, narrow precision after',
    'The rewritten question is what it scores against',
    'NDCG measured before and after it',
    'Documents capped and sent in one batch',
  ],
  fix: 'Fetch some fifty passages before {reranker} and keep the best few.',
  unless: 'It serves a score threshold only, or its sizes are not stated.',
  sources: [
    {
      title: 'Cohere - Best practices for using Rerank',
      section: 'Number of documents',
      url: 'https://docs.cohere.com/docs/reranking-best-practices',
      verification: 'verified',
    },
    {
      title: 'Anthropic - Introducing Contextual Retrieval',
      section: 'Rerank 150 candidates down to 20',
      url: 'https://www.anthropic.com/news/contextual-retrieval',
      verification: 'recalled',
    },
    {
      title: 'RAGAS - Context precision definition',
      section: 'precision@k',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/context_precision.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'chat_ui -> llm_orchestrator#api -> *retriever#search { k: 8 } -> vector_db#index; #api -> *reranker#sort { topN: 10 }; #api -> llm',
    ],
    clean: [
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 60 } -> vector_db#index; #api -> reranker#sort { topN: 10 }; #api -> llm',
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 8, minScore: 0.4 } -> vector_db#index; #api -> reranker#sort { topN: 8, label: "Score threshold" }; #api -> llm',
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 8 } -> vector_db#index; #search -> keyword_index#terms { k: 50 }; #api -> reranker#sort { topN: 10 }; #api -> llm',
    ],
  },
  *check(graph) {
    for (const reranker of graph.nodesOf('reranker')) {
      const kOut = graph.number(reranker, 'topN')
      if (kOut === undefined || /threshold|score only|scoring/i.test(reranker.label)) continue
      const fetchers = fetchersBefore(graph, reranker)
      const sizes = fetchers.map((node) => graph.number(node, 'candidates') ?? graph.number(node, 'k')).filter((k) => k !== undefined)
      // Several lists are joined before they are sorted: their sizes add up.
      const kIn = graph.number(reranker, 'k') ?? (sizes.length > 0 ? sizes.reduce((a, b) => a + b, 0) : undefined)
      if (kIn === undefined || kIn > kOut) continue
      const before = fetchers.filter((node) => graph.number(node, 'k') !== undefined).slice(0, 1)
      yield {
        nodes: [...before, reranker],
        because: `${reranker.label} is given ${kIn} passages and keeps ${kOut}.`,
        say: { reranker, kIn, kOut },
      }
    }
  },
  mend(graph, { nodes, say }) {
    const reranker = say!.reranker as ViewNode
    return together(
      setProp(reranker, 'topN', 8),
      ...nodes.filter((node) => node !== reranker).map((node) => setProp(node, 'k', 50)),
      ...(graph.number(reranker, 'k') === undefined ? [] : [setProp(reranker, 'k', 50)]),
    )
  },
})

/** Retrievers and indexes that the callers of the reranker ask, or that feed it. */
function fetchersBefore(graph: GraphView, reranker: ViewNode): ViewNode[] {
  const around = graph.calls.previous(reranker)
  const reached = new Set([
    ...around,
    ...around.flatMap((node) => graph.calls.next(node)),
    ...around.flatMap((node) => graph.calls.next(node)).flatMap((node) => (graph.is(node, 'retrieves') ? graph.calls.next(node) : [])),
  ])
  return graph.nodes.filter((node) => reached.has(node) && (graph.is(node, 'retrieves') || graph.is(node, 'search_index')))
}
