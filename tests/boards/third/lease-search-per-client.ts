import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'lease-search-per-client',
  title: 'Lease documents of many landlords, each in its namespace',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, users: 3000, p95LatencyMs: 6000, monthlyBudgetUsd: 8000, statements: ["A client never sees another client's leases", "Answers cite the clause"] }
    web_client#ui { label: "Client portal" } -> api_gateway#gw { label: "API gateway: OIDC login, rate limit per client", auth: true, quota: true, quotaPer: tenant } -> llm_orchestrator#svc { label: "Answer service" } -> acl_filter#acl { label: "Tenant filter from token" } -> hybrid_retriever#ret { label: "Hybrid search (BM25 + vectors)" } -> vector_db#idx { label: "OpenSearch, namespace per client", tenancy: namespace }
    #ret -> reranker#rr { label: "Cohere rerank" }
    #svc -> llm_gateway#lgw { label: "LLM gateway, Azure + Bedrock fallback" } -> llm#llm { label: "GPT-4o, says 'not found' when unsure", streaming: true, abstains: true, cites: true } -> groundedness_checker#gc { label: "Citation check" } -> #ui
    object_storage#docs { label: "Lease PDFs per client" } -data-> document_parser#ocr { label: "Layout-aware parser (tables)" } -data-> pii_redactor#red { label: "Mask personal data" } -data-> embedding_pipeline#emb { label: "Index on change, deletes follow", deletionHandling: propagated, updateMode: event } -data-> #idx
    [#svc, #ret, #lgw] -telemetry-> llm_tracing#tr { label: "Traces with cost per client, masked" } -> alerting#al { label: "On-call" }
    #ui -feedback{ label: "thumbs" }-> feedback_collector#fb { label: "Feedback" } -> golden_dataset#gold { label: "Golden set: 400 questions incl. unanswerable" } -data-> offline_eval#ev { label: "Retrieval and answer evals" } -control-> regression_gate#gate { label: "Release gate + canary" } -control-> #svc
  `,
  certain: [],
  allowed: [
    'reliability/model-version-floating',
    'reliability/no-timeout-on-model-or-tool',
    'requirements/ai-disclosure',
    'cost/no-output-token-limit',
    'retrieval/no-query-understanding-for-multi-turn',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'data/no-retention-policy',
    'requirements/success-metric-unstated',
    'evaluation/guardrail-unmeasured',
    'evaluation/no-injection-regression-suite',
    'security/no-access-audit-trail',
    'latency/critical-path-exceeds-budget',
  ],
  top: [],
  note: 'What a good multi-tenant design looks like when few properties are filled in.',
})
