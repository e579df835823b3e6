import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'first-rag-steps',
  title: 'First RAG pipeline of a README',
  strength: 'weak',
  kindless: true,
  sketch: `
    source_connector#ingest { label: "Data Ingestion" } -> chunker#split { label: "Splitting/Chunking" } -> embedding_pipeline#embed { label: "Vector Embedding" }
    #embed -> vector_db#store { label: "Vector Store" } -> retriever#ret { label: "Retrievers" }
    #ret -> #store
    end_user#user { label: "User" } -> unknown#query { label: "Query" } -> #ret
    #ret -> context_builder#prompt { label: "Prompt Template" } -> llm#llm { label: "LLM" } -> unknown#answer { label: "Response" } -> #user
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  note: 'The shape of every first tutorial: evaluation, traces and what happens when nothing matches.',
})
