import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'kb-search-solid',
  title: 'Service engineers search manuals and tickets',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 800, p95LatencyMs: 5000, statements: ["Error codes must be found exactly", "Answers quote the manual"] }
    web_client#ui { label: "Engineer portal (SSO)" } -> api_gateway#gw { label: "API gateway, SSO" , auth: true } -> llm_orchestrator#svc { label: "Search service" } -> query_rewriter#qr { label: "Query rewriting" } -> hybrid_retriever#ret { label: "BM25 + dense" } -> vector_db#os { label: "OpenSearch" }
    #ret -> reranker#rr { label: "Cross-encoder rerank" }
    #svc -> llm_gateway#lg { label: "vLLM Mixtral with Azure fallback" }
    #svc -> citation_builder#cit { label: "Cites page, or says not found" } -> #ui
    object_storage#man { label: "Manuals (PDF)" } -data-> document_parser#p { label: "Layout parser with tables" } -data-> embedding_pipeline#e { label: "Nightly delta indexing, removes deleted" } -data-> #os
    [#svc, #ret, #lg] -telemetry-> llm_tracing#tr { label: "Langfuse" } -> alerting#al { label: "Alerts to search team" }
    #ui -feedback{ label: "thumbs" }-> golden_dataset#g { label: "350 questions from engineers" } -data-> offline_eval#ev { label: "Recall@10, faithfulness" } -control-> ci_cd#ci { label: "CI gate" } -control-> #svc
  `,
  certain: [],
  allowed: [
    'reliability/no-timeout-on-model-or-tool',
    'evaluation/no-unanswerable-slice',
    'reliability/model-version-floating',
    'data/no-ingestion-validation',
    'reliability/rollout-without-canary',
    'security/ingestion-from-untrusted-writers',
  ],
  top: [],
  note: 'Fourth round. Plain and complete.',
})
