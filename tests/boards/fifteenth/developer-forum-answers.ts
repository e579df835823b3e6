import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'developer-forum-answers',
  title: 'Answers for developers from the docs and the forum',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 60000, p95LatencyMs: 4000, regulations: [gdpr], dataClasses: [pii], statements: ["Members can delete their posts and accounts"] }
    web_client#w { label: "Docs site" } -> api_gateway#gw { label: "API gateway: GitHub login, rate limit", auth: true, quota: true } -> llm_orchestrator#o { label: "Answer service" }
    #o -> query_rewriter#q { label: "Rewrite question" } -> llm#m1 { label: "GPT-4o mini" }
    #o -> retriever#r { label: "Retriever" } -> vector_db#v { label: "Weaviate" }
    #o -> llm#m2 { label: "GPT-4o (answer)" } -> llm#m3 { label: "GPT-4o (polish)" } -> llm#m4 { label: "GPT-4o (translate)" }
    source_connector#docs { label: "Docs repo", writers: staff } -data-> embedding_pipeline#e { label: "Embedding job", updateMode: upsert }
    source_connector#f { label: "Public forum posts", writers: public } -data-> #e
    #e -data{ label: "upsert" }-> #v
  `,
  certain: [
    'security/ingestion-from-untrusted-writers',
    'data/no-deletion-path-to-index',
    'latency/serial-llm-chain',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/output-rendering-exfiltration',
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-injection-regression-suite',
    'evaluation/no-unanswerable-slice',
    'latency/critical-path-exceeds-budget',
    'agents/compound-error-rate',
    'retrieval/vector-only-for-exact-match-corpus',
    'retrieval/large-context-without-rerank',
    'cost/single-large-model-for-everything',
    'cost/full-reembed-on-change',
  ],
  top: ['security/ingestion-from-untrusted-writers', 'data/no-deletion-path-to-index', 'latency/serial-llm-chain'],
  note: 'Fifteenth round. Anybody’s post stands beside the documentation, a deleted one stays, and three models answer one after another.',
})
