import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'facility-saas-assistant',
  title: 'Assistant over the documents of many property managers',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 9000, p95LatencyMs: 5000, statements: ["300 property managers as customers", "Plans are priced by usage"] }
    web_client#w { label: "Web app" } -> semantic_cache#sc { label: "Redis semantic cache" } -> api_gateway#gw { label: "Kong: JWT, rate limit", auth: true, quota: true } -> llm_orchestrator#o { label: "RAG service" }
    #o -> embedding_model#e { label: "text-embedding-3-small" }
    #o -> vector_db#v { label: "Qdrant: collection docs" }
    #o -> llm#m { label: "GPT-4.1" }
    #o -telemetry-> llm_tracing#t { label: "Langfuse" }
    user_upload#u { label: "Leases, manuals (PDF)" } -data-> object_storage#s3 { label: "S3" } -data-> chunker#ch { label: "Parse + chunk" } -data-> #e
    #ch -data-> #v
  `,
  certain: ['security/tenant-filter-missing-on-retrieval', 'security/cache-before-authorization', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/cache-key-lacks-tenant',
    'security/ingestion-from-untrusted-writers',
    'security/output-rendering-exfiltration',
    'cost/no-tenant-attribution',
    'cost/single-large-model-for-everything',
    'evaluation/no-per-slice-metrics',
    'retrieval/vector-only-for-exact-match-corpus',
    'retrieval/filter-kills-recall',
    'latency/cache-claimed-for-p95',
    'latency/critical-path-exceeds-budget',
    'monitoring/feedback-dead-end',
    'data/no-backfill-path',
  ],
  top: ['security/tenant-filter-missing-on-retrieval', 'security/cache-before-authorization', 'security/cache-key-lacks-tenant'],
  note: 'Fourteenth round. One collection for all customers, and a cache that answers before anybody has signed in.',
})
