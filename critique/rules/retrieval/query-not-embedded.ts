import { ingestionEmbedders, queryEmbedders, queryEmbeddersOf } from '../../facts/embedding.ts'
import { entries, isOnline } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Products that take text and embed it themselves. */
const EMBEDS_ITSELF =
  /\b(weaviate|marqo|vectara|kendra|vertex ai search|azure ai search|file search|knowledge bases?|pinecone assistant|integrated|managed|auto[- ]?embed\w*|chroma|txtai|elser|cortex search|mosaic|vector search endpoint)\b/i

export default defineRule({
  id: 'retrieval/query-not-embedded',
  title: 'The question reaches the vector store as text',
  severity: 'major',
  cluster: 'rag-completeness',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A vector store compares vectors. Without the step that makes one from the question, its latency, its cost and the choice of model are missing from the design.',
  ask: '{caller} asks {index}. Who turns the question into a vector, with which model, and how long does it take?',
  followUps: ['Is it the raw question that is embedded, or a rewritten one?', 'Which questions repeat often enough to keep their vector?'],
  goodAnswer: [
    'An explicit embedding step with its model and latency',
    'The same model as the index',
    'Query vectors cached where questions repeat',
    'Rewriting before embedding when there is a conversation',
  ],
  fix: 'Draw the step that embeds the question between {caller} and {index}.',
  unless: 'The store embeds text itself, a retriever hides the step, or an embedding model is called by whoever asks.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Vector queries',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'source_connector#docs -data-> embedding_pipeline#job; #job -> embedding_model#embed; #job -data-> *vector_db#index; end_user -> *llm_orchestrator#api -> #index; #api -> llm',
      'web_client -> *app_service#search -> *vector_db#items { managedEmbedding: false }; #search -> llm',
    ],
    clean: [
      'source_connector#docs -data-> embedding_pipeline#job; #job -> embedding_model#embed; #job -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index; #api -> #embed; #api -> llm',
      'source_connector#docs -data-> embedding_pipeline#job; #job -> embedding_model#embed; #job -data-> vector_db#index; end_user -> llm_orchestrator#api -> retriever#search -> #index; #api -> llm',
      'source_connector#docs -data-> embedding_pipeline#job; #job -> embedding_model#embed; #job -data-> vector_db#index { managedEmbedding: true }; end_user -> llm_orchestrator#api -> #index',
      'end_user -> llm_orchestrator#api -> vector_db#index; #api -> llm',
    ],
  },
  // A board that draws no embedding model anywhere is drawn in coarser strokes: that is no mistake. Where ingestion shows the step, its
  // absence on the side of the question is one.
  *check(graph) {
    const asking = queryEmbedders(graph)
    for (const index of graph.nodesOf('vector_db')) {
      const embeds = graph.fact(index, 'managedEmbedding')
      if (
        embeds === true ||
        (embeds === undefined &&
          (EMBEDS_ITSELF.test(index.label) || ingestionEmbedders(graph, index).every((node) => !graph.isKind(node, 'embedding_model'))))
      )
        continue
      if (queryEmbeddersOf(graph, index).length > 0) continue
      const path = graph.calls.path(entries(graph), index, {
        avoiding: (node) => hidesEmbedding(graph, node) || graph.is(node, 'offline_trigger'),
      })
      const caller = path?.nodes.at(-2)
      if (!path || !caller || !isOnline(graph, caller) || asking.some((node) => joins(graph, node, path.nodes))) continue
      yield {
        nodes: [caller, index],
        path,
        because: `${caller.label} asks ${index.label} directly, and no embedding model is called on the way.`,
        say: { caller, index },
      }
    }
  },
  mend(graph, { say }) {
    const edges = graph.edgesBetween(say!.caller as ViewNode, say!.index as ViewNode).filter((edge) => edge.kind !== 'telemetry')
    return edges[0] ? standOn(edges[0], newNode('embedding_model', 'Query embedding')) : {}
  },
})

const hidesEmbedding = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'retrieves') ||
  graph.isKind(node, 'embedding_model', 'embedding_cache', 'mcp_server') ||
  graph.is(node, 'offline_processing') ||
  graph.isKind(node, 'source_connector') ||
  graph.fact(node, 'managedEmbedding') === true

/** Is the embedding model called by a step of this way, or calls it one? */
const joins = (graph: GraphView, embedder: ViewNode, way: readonly ViewNode[]): boolean =>
  [...graph.calls.previous(embedder), ...graph.calls.next(embedder)].some((node) => way.includes(node) || graph.is(node, 'retrieves'))
