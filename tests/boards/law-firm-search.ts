import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'law-firm-search',
  title: 'Search over all matters of a law firm',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 700, dataClasses: [confidential], statements: ["Ethical walls: a lawyer sees only matters of their own team"] }
    web_client#portal { label: "Lawyer portal" } -> llm_orchestrator#svc { label: "Search service" } -> vector_db#idx { label: "All matters, one index" }
    #svc -> embedding_model#emb { label: "Embeddings" }
    #svc -> llm#llm { label: "Azure GPT-4o" } -> acl_filter#acl { label: "Remove what the lawyer may not see" } -> #portal
    source_connector#dms { label: "iManage DMS" } -data-> chunker#chunk { label: "Chunker" } -data-> #idx
    #svc -telemetry-> logging#log { label: "App logs" }
  `,
  certain: ['security/authz-after-retrieval', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/tenant-filter-missing-on-retrieval',
    'security/context-not-scoped-to-case',
    'retrieval/filter-kills-recall',
    'security/public-endpoint-without-auth-or-quota',
    'retrieval/vector-only-for-exact-match-corpus',
  ],
  top: ['security/authz-after-retrieval', 'security/tenant-filter-missing-on-retrieval'],
  note: 'The model has read the other side’s file before anybody looks.',
})
