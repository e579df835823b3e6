import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'meeting-notes-saas',
  title: 'Search in meeting notes, sold to many companies',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, users: 12000, dataClasses: [pii], statements: ["Each company sees only its own meetings"] }
    web_client#app { label: "React web app" } -> api_gateway#gw { label: "Kong API gateway", auth: true } -> semantic_cache#cache { label: "GPTCache", keyIncludes: [prompt] }
    #gw -> llm_orchestrator#rag { label: "RAG service" } -> embedding_model#emb { label: "Cohere embed v3" }
    #rag -> vector_db#qdrant { label: "Qdrant, one collection", isolation: shared }
    #rag -> llm#llm { label: "Mistral Large" }
    #rag -data-> #cache
    relational_db#notes { label: "Postgres: notes" } -data-> embedding_pipeline#pipe { label: "Embedding worker" } -data-> #qdrant
    #rag -telemetry-> llm_tracing#lf { label: "Langfuse" }
  `,
  certain: ['security/tenant-filter-missing-on-retrieval', 'security/cache-key-lacks-tenant', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/session-memory-not-partitioned',
    'cost/no-tenant-attribution',
    'monitoring/no-token-cost-metrics',
    'evaluation/no-per-slice-metrics',
    'security/authz-after-retrieval',
    'monitoring/silent-fallback',
  ],
  top: ['security/tenant-filter-missing-on-retrieval', 'security/cache-key-lacks-tenant'],
  note: 'One collection and one cache for all companies.',
})
