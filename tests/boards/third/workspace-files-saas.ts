import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'workspace-files-saas',
  title: 'Chat with your files, sold to many companies',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 8000 }
    web_client#app { label: "Web app" } -> api_gateway#gw { label: "API Gateway (JWT)", auth: true } -> app_service#chat { label: "Chat service" } -> semantic_cache#cache { label: "Redis semantic cache" }
    #chat -> vector_db#pine { label: "Pinecone index 'files'" }
    #chat -> llm#claude { label: "Claude Sonnet" }
    user_upload#up { label: "Users upload PDF, DOCX" } -data-> object_storage#s3 { label: "S3 bucket" } -data-> chunker#split { label: "Text splitter" } -data-> embedding_model#emb { label: "text-embedding-3-small" } -data-> #pine
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'security/cache-key-lacks-tenant',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/ingestion-from-untrusted-writers',
    'security/lethal-trifecta',
    'security/output-rendering-exfiltration',
    'security/session-memory-not-partitioned',
    'cost/no-tenant-attribution',
    'retrieval/large-context-without-rerank',
    'retrieval/filter-kills-recall',
    'retrieval/vector-only-for-exact-match-corpus',
  ],
  top: ['security/tenant-filter-missing-on-retrieval', 'security/cache-key-lacks-tenant'],
  note: 'One index and one cache for every company.',
})
