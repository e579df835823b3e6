import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'research-paper-corpus',
  title: 'Retrieval over a few thousand papers',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone ingestion (label: "1. Ingestion") { document_parser#pdf { label: "PDF/Metadata" }; chunker#chunk { label: "Chunker" }; embedding_pipeline#emb { label: "Embedder" } }
    zone storage (label: "2. Storage") { vector_db#vec { label: "Vector DB" }; keyword_index#idx { label: "Index: semantic + citation" } }
    zone retrieval (label: "3. Retrieval") { unknown#q { label: "Query" }; embedding_model#eq { label: "Embed Query" }; retriever#search { label: "Similarity Search" }; unknown#topk { label: "Top-k Chunks" } }
    zone generation (label: "4. Generation") { context_builder#ctx { label: "Context Assembly" }; llm#llm { label: "LLM + Grounding Constraints" }; citation_builder#out { label: "Output + Citations" } }
    #pdf -> #chunk -> #emb -> #vec -> #idx
    #q -> #eq -> #search -> #vec
    #vec -> #topk -> #ctx -> #llm -> #out
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [...optional.app, ...optional.rag],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  note: 'One scholar and a pile of papers: citations are there, a measure is not.',
})
