import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'clause-search-tenants',
  title: 'Contract search for many customers, walled by the prompt',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, users: 8000, dataClasses: [confidential], p95LatencyMs: 4000, statements: ["Clause numbers and defined terms typed exactly must be found", "A contract that a customer deletes is gone from answers within 24 h"] }
    end_user#u { label: "Contract managers at customers" } -> web_client#w { label: "Clausewise" } -> auth_service#a0 { label: "Auth0" } -> app_service#api { label: "search-api" }
    #api -> semantic_cache#gc { label: "GPTCache, key = question embedding" }
    #api -> embedding_model#em { label: "text-embedding-3-large" } -> vector_db#pc { label: "Pinecone: contracts-prod" } -data-> llm#g { label: "gpt-4.1" } -> #api
    user_upload#up { label: "Signed PDFs" } -data-> document_parser#un { label: "unstructured.io + splitter" } -data-> embedding_pipeline#ep { label: "nightly: add new files" } -data-> #pc
    note "customer_id goes into the system prompt so the model only answers from that customer's contracts" near #g
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'security/cache-key-lacks-tenant',
    'retrieval/vector-only-for-exact-match-corpus',
    'data/no-deletion-path-to-index',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'cost/no-tenant-attribution',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-unanswerable-slice',
    'latency/cache-claimed-for-p95',
    'latency/critical-path-exceeds-budget',
    'security/authorization-delegated-to-llm',
    'security/authz-after-retrieval',
    'security/context-not-scoped-to-case',
    'security/ingestion-from-untrusted-writers',
    'security/public-endpoint-without-auth-or-quota',
    'retrieval/filter-kills-recall',
    'reliability/failed-items-dropped',
    'reliability/throughput-exceeds-provider-limit',
  ],
  top: ['security/tenant-filter-missing-on-retrieval', 'security/cache-key-lacks-tenant'],
  note: 'The wall between customers is a sentence in the prompt; the key of the cache is said on its box.',
})
