import { difference, embeddingOf, ingestionEmbedders, queryEmbeddersOf, type Embedding } from '../../facts/embedding.ts'
import type { ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'retrieval/embedding-model-mismatch',
  title: 'Questions and documents are embedded by different models',
  severity: 'critical',
  severityModifiers: ['minor when only the input type is the same on both sides of an asymmetric model'],
  cluster: 'embedding-integrity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Distances mean something only within one vector space. Across two models the nearest neighbour is noise, and the answers still look plausible.',
  ask: '{index} holds vectors of {modelA}, questions arrive as vectors of {modelB}. Why would the nearest of them be relevant?',
  followUps: [
    'How did you move from the old model to the new one without mixing both?',
    'Does the model have separate modes for questions and passages, and which side uses which?',
  ],
  goodAnswer: [
    'One model, version and dimension on both sides, pinned in the name of the index',
    'A second index filled beside the first, then an alias switched',
    'Recall on a fixed set of questions, checked after every change',
    'The version of the embedding stored with each chunk',
  ],
  fix: 'Embed questions and documents with the same model and version, and write that version on {index}.',
  unless:
    'The index holds separate vector fields, one of which was made by the model of the question, or only the input type differs as an asymmetric model wants.',
  sources: [
    {
      title: 'OWASP LLM Top 10 2026 - LLM09:2026 Vector and Embedding Weaknesses',
      section: 'Re-embed the corpus rather than mixing vectors',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Maintaining compatibility',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP2 missed top-ranked documents',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'object_storage#docs -data-> chunker#split -> *embedding_model#e { label: "bge-m3" } -> *vector_db#index; chat_ui -> llm_orchestrator#api -> *embedding_model#q { label: "OpenAI embeddings" }; #api -> #index; #api -> llm',
      'object_storage#manuals -data-> chunker#split -data-> *embedding_model#nightly { label: "bge-large" } -data-> *vector_db#index; end_user -> llm_orchestrator#api -> *embedding_model#ask { label: "text-embedding-3-small" }; #api -> #index; #api -> llm',
      'relational_db#catalog -data-> embedding_pipeline#job; #job -> *embedding_model#a { model: e5-base, dimensions: 768 }; #job -data-> *vector_db#items; web_client -> app_service#search; #search -> *embedding_model#b { model: e5-base, dimensions: 384 }; #b -> #items',
      'source_connector#wiki -data-> embedding_pipeline#job; #job -> *embedding_model#a { model: bge-m3, inputType: query }; #job -data-> *vector_db#index; chat_ui -> llm_orchestrator#api; #api -> *embedding_model#b { model: bge-m3, inputType: query }; #api -> #index',
    ],
    clean: [
      'object_storage#docs -data-> chunker#split -> embedding_model#e { label: "bge-m3" } -> vector_db#index; chat_ui -> llm_orchestrator#api -> #e; #api -> #index; #api -> llm',
      'source_connector#wiki -data-> embedding_pipeline#job; #job -> embedding_model#e { model: bge }; #job -data-> vector_db#index; chat_ui -> llm_orchestrator#api; #api -> #e; #api -> #index',
      'source_connector#wiki -data-> embedding_pipeline#job; #job -> embedding_model#a { label: "OpenAI text-embedding-3-large", inputType: document }; #job -data-> vector_db#index; chat_ui -> llm_orchestrator#api; #api -> embedding_model#b { model: te3-large, inputType: query }; #api -> #index',
      'object_storage#photos -data-> embedding_model#image { model: clip } -data-> vector_db#index; object_storage#captions -data-> embedding_model#text { model: bge } -data-> #index; web_client -> app_service#search; #search -> embedding_model#q1 { model: clip }; #search -> embedding_model#q2 { model: bge }; #search -> #index',
      'source_connector#wiki -data-> embedding_pipeline#job; #job -> embedding_model#a; #job -data-> vector_db#index; chat_ui -> llm_orchestrator#api; #api -> embedding_model#b { model: bge }; #api -> #index',
      'source_connector#wiki -data-> embedding_pipeline#job { embeddingVersion: e3 }; #job -data-> vector_db#index { embeddingVersion: e3 }; chat_ui -> llm_orchestrator#api; #api -> embedding_model#b { version: "3.1" }; #api -> #index',
    ],
  },
  *check(graph) {
    for (const index of graph.nodesOf('vector_db')) {
      const asking = queryEmbeddersOf(graph, index).map((node) => embeddingOf(graph, node))
      if (asking.length === 0) continue
      const steps = ingestionEmbedders(graph, index).map((node) => embeddingOf(graph, node))
      const making = steps.some(says) ? steps : [embeddingOf(graph, index)]
      for (const query of asking) {
        const clash = clashOf(making.filter(says), query)
        if (clash) yield hitOf(index, clash.made, query, `${clash.what} ${clash.one} on one side and ${clash.other} on the other`)
        const twin = making.find((made) => made.node !== query.node && made.inputType !== undefined && made.inputType === query.inputType)
        if (!clash && twin) yield { ...hitOf(index, twin, query, `the input type ${query.inputType} on both sides`), severity: 'minor' }
      }
    }
  },
  mend(graph, { say }) {
    const query = embeddingOf(graph, say!.modelB as ViewNode)
    const made = say!.modelA as ViewNode
    if (query.inputType !== undefined && embeddingOf(graph, made).inputType === query.inputType)
      return setProp(made, 'inputType', query.inputType === 'query' ? 'document' : 'query')
    const filled = embeddingOf(graph, made)
    // Where one side names only its vendor, the other's model is the only one that both can take.
    if (query.model === undefined && query.vendor !== filled.vendor)
      return setProp(query.node, 'model', filled.model ?? 'the model of the index')
    const version = made === say!.index || graph.isKind(made, 'embedding_pipeline') ? 'embeddingVersion' : 'version'
    const wanted = { model: query.model, [version]: query.version, dimensions: query.dimensions, normalize: query.normalize }
    return { setProps: Object.entries(wanted).flatMap(([prop, value]) => (value === undefined ? [] : [{ on: made.id, prop, value }])) }
  },
  *praise(graph) {
    for (const index of graph.nodesOf('vector_db')) {
      const shared = queryEmbeddersOf(graph, index).find((node) => ingestionEmbedders(graph, index).includes(node))
      if (shared)
        yield { nodes: [shared, index], because: `${shared.label} embeds the documents of ${index.label} and the questions to it.` }
    }
  },
})

const says = (one: Embedding): boolean =>
  one.model !== undefined ||
  one.vendor !== undefined ||
  one.version !== undefined ||
  one.dimensions !== undefined ||
  one.normalize !== undefined

/** Different from everything that fills the index: with separate vector fields, one match is enough. */
function clashOf(
  making: readonly Embedding[],
  query: Embedding,
): { made: Embedding; what: string; one: string; other: string } | undefined {
  const clashes = making.map((made) => ({ made, ...difference(made, query) }))
  const first = clashes[0]
  if (!first || clashes.some(({ made, what }) => made.node === query.node || what === undefined)) return undefined
  return first as { made: Embedding; what: string; one: string; other: string }
}

const hitOf = (index: ViewNode, made: Embedding, query: Embedding, how: string) => ({
  nodes: [...new Set([made.node, query.node, index])],
  because: `${made.node.label} fills ${index.label} and ${query.node.label} embeds the questions: ${how}.`,
  say: { index, modelA: made.node, modelB: query.node },
})
