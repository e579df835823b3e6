import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'tenant-rag-upload',
  title: 'Enterprise multi-tenant RAG platform',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Enterprise multi-tenant RAG platform"
    end_user#user { label: "User/Client" } -{ label: "Upload/Query" }-> web_client#ui { label: "Streamlit Frontend" } -{ label: "REST API" }-> app_service#api { label: "FastAPI Backend" }
    #api -{ label: "Embeddings" }-> embedding_model#hf { label: "HuggingFace Model" } -{ label: "Vectors" }-> vector_db#qdrant { label: "Qdrant Vector DB" }
    #qdrant -{ label: "Retrieve Context" }-> reranker#rr { label: "Flashrank Reranker" } -{ label: "Top Results" }-> llm#groq { label: "Groq / Llama 3.3" } -{ label: "Final Answer" }-> #ui
  `,
  certain: ['security/tenant-filter-missing-on-retrieval', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'security/pii-to-third-party-without-redaction',
    'security/ingestion-from-untrusted-writers',
    'retrieval/chunking-unspecified-for-structured-docs',
  ],
  top: ['security/tenant-filter-missing-on-retrieval'],
  note: 'The title says many tenants, the picture one collection.',
})
