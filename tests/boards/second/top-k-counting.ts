import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'top-k-counting',
  title: 'How many complaints last month, answered from eight passages',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 300, p95LatencyMs: 3000, statements: ["Managers ask how many complaints there were and how they compare with last year"] }
    web_client#ui { label: "Manager page" } -> auth_service#sso { label: "SSO" } -> llm_orchestrator#svc { label: "RAG service" } -> embedding_model#e { label: "Embeddings" }
    #svc -> vector_db#v { label: "Complaint vectors", k: 60 }
    #svc -> llm#llm { label: "Gemini Pro" }
    ticketing_system#z { label: "Zendesk complaints" } -data-> embedding_pipeline#p { label: "Nightly import" } -data-> #v
    #p -> #e
    #svc -telemetry-> logging#log { label: "Logs" }
  `,
  certain: ['retrieval/aggregation-on-topk', 'retrieval/large-context-without-rerank', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/ingestion-from-untrusted-writers',
    'latency/critical-path-exceeds-budget',
  ],
  top: ['retrieval/aggregation-on-topk', 'evaluation/no-offline-eval', 'retrieval/large-context-without-rerank'],
  note: 'Second round. 60 passages, no reranker, and a count.',
})
