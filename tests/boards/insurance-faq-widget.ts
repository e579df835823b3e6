import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'insurance-faq-widget',
  title: 'Cover questions on an insurer’s website',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 40000, statements: ["Customers ask what their policy covers", "Policies are PDF files with tables"] }
    zone net(label: "Internet", trust: internet) { web_client#widget { label: "Website chat widget" } }
    #widget -> app_service#backend { label: "FastAPI backend" } -> embedding_model#embed { label: "text-embedding-3-small" }
    #backend -> vector_db#pinecone { label: "Pinecone" }
    #backend -> llm#gpt { label: "GPT-4o" }
    #backend -> session_store#redis { label: "Redis chat history" }
    object_storage#pdfs { label: "S3 policy PDFs" } -data-> embedding_pipeline#ingest { label: "Nightly embedding job" } -data-> #pinecone
    #ingest -> #embed
  `,
  certain: [
    'security/public-endpoint-without-auth-or-quota',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'retrieval/no-abstain-path',
    'retrieval/chunking-unspecified-for-structured-docs',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/session-memory-not-partitioned',
    'cost/history-resent-without-compaction',
  ],
  top: [
    'security/public-endpoint-without-auth-or-quota',
    'evaluation/no-offline-eval',
    'retrieval/chunking-unspecified-for-structured-docs',
  ],
  note: 'The tutorial that went live. Nobody is signed in and nobody is counted.',
})
