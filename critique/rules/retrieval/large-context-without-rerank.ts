import { passagesFor } from '../../facts/passages.ts'
import { answeringModels } from '../../facts/rag.ts'
import type { ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MANY = 20
const MANY_TOKENS = 8000

export default defineRule({
  id: 'retrieval/large-context-without-rerank',
  title: 'Many passages go into the prompt unsorted',
  severity: 'major',
  cluster: 'retrieval-quality',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Each passage that does not help costs tokens and time and hides the one that does: models overlook what stands in the middle of a long prompt.',
  ask: '{model} is given {k} passages per question. How many of them help, and how do you know?',
  followUps: ['What is the precision of the passages at the number that you pass on?', 'What would reranking {k} of them cost in latency?'],
  goodAnswer: [
    'Fetch wide, rerank, keep few',
    'Precision and recall of the passages measured after each step',
    'Duplicates removed, the best first',
    'A token budget for the section',
  ],
  fix: 'Rerank what {retriever} finds and pass on the best eight or so.',
  unless: 'A reranker, a fusion, a deduplicator or a compressor chooses first, or one long document is read whole by design.',
  sources: [
    {
      title: 'Lost in the Middle (Liu et al., 2023)',
      section: 'Lost in the middle',
      url: 'https://arxiv.org/abs/2307.03172',
      verification: 'secondary',
    },
    {
      title: 'RAGAS - Context precision definition',
      section: 'Context precision',
      url: 'https://github.com/explodinggradients/ragas/blob/main/docs/concepts/metrics/available_metrics/context_precision.md',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP3 not in context, FP4 not extracted',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
    {
      title: 'Anthropic - Introducing Contextual Retrieval',
      section: 'Rerank 150 candidates down to 20',
      url: 'https://www.anthropic.com/news/contextual-retrieval',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'chat_ui -> llm_orchestrator#api -> *retriever#search { k: 40 } -> vector_db#index; #api -> *llm#model',
      'chat_ui -> llm_orchestrator#api -> *vector_db#index { k: 12, chunkTokens: 1000 }; #api -> *llm#model',
      'end_user#u -> llm_orchestrator#api -{ label: "top 60 chunks" }-> *vector_db#docs; #api -> *llm#model',
    ],
    clean: [
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 40 } -> vector_db#index; #search -> reranker#best; #api -> llm#model',
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 8 } -> vector_db#index; #api -> llm#model',
      'chat_ui -> llm_orchestrator#api -> vector_db#index { k: 60 } -data-> context_builder#fit { label: "Rerank and trim" } -> llm#model',
    ],
  },
  *check(graph) {
    for (const model of answeringModels(graph)) {
      const passages = passagesFor(graph, model)
      if (!passages || passages.choosers.length > 0) continue
      const { from, k, tokens } = passages
      if (k <= MANY && !(tokens !== undefined && k * tokens > MANY_TOKENS)) continue
      const path = graph.content.path(from, model)
      if (!path || path.nodes.some((node) => /rerank|re-rank|trim|compress|select|dedup/i.test(node.label))) continue
      const size = tokens === undefined ? '' : ` of ${tokens} tokens`
      yield {
        nodes: [from, model],
        path,
        because: `${from.label} hands ${k} passages${size} to ${model.label}, and nothing chooses among them.`,
        say: { model, retriever: from, k },
      }
    }
  },
  // Between retriever and model as the board draws it: on the edge that carries the passages.
  mend(graph, { path, say }) {
    const [from, model] = [say!.retriever, say!.model] as ViewNode[]
    const reranker = newNode('reranker', 'Reranker: keep the best 8')
    const carrying = path?.edges.filter((edge) => edge.from === from && edge.kind === 'data') ?? []
    if (carrying.length > 0) return standOnAll(carrying, reranker)
    const caller = graph.calls.previous(model!).find((node) => graph.is(node, 'coordinates')) ?? model!
    return { addNodes: [reranker], addEdges: [{ from: caller.id, to: reranker.ref, kind: 'request' }] }
  },
  *praise(graph) {
    for (const model of answeringModels(graph)) {
      const passages = passagesFor(graph, model)
      const reranker = passages?.choosers.find((node) => graph.isKind(node, 'reranker'))
      if (passages && reranker)
        yield {
          nodes: [passages.from, reranker, model],
          because: `${reranker.label} chooses among the ${passages.k} passages of ${passages.from.label} before ${model.label} reads them.`,
        }
    }
  },
})
