import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'contract-archive-tenants',
  title: 'Contract search for many companies in one installation',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, users: 9000, peakQps: 15, p95LatencyMs: 5000, monthlyBudgetUsd: 30000, dataClasses: [confidential], regions: [eu], statements: ["A company only ever sees its own contracts", "Deleted contracts are gone within a day"] }
    zone eu(label: "EU region", region: eu, trust: trusted) {
      web_client#app { label: "Web app", remoteContent: false, streaming: true, aiDisclosure: true } -> api_gateway#gw { label: "API gateway with SSO", auth: true, quota: true, quotaPer: tenant } -> tenant_isolation#ten { label: "Tenant isolation, id from the token" } -> llm_orchestrator#orch { label: "Question service", coversTelemetry: true }
      #orch -> query_rewriter#rw { label: "Query rewriter", usesHistory: true, version: "3" } -> hybrid_retriever#ret { label: "Hybrid retriever", k: 30, tenantFilter: true, filterMode: pre, onEmpty: abstain, timeoutMs: 700, degradedMode: "says so" } -> vector_db#vec { label: "pgvector, row level security", isolation: row_level_security, filterMode: pre, reindexStrategy: blue_green_alias, rebuildTimeHours: 6, backup: true, purgeOnDelete: true, hybrid: true, lagSloMinutes: 10, dataClasses: [confidential] }
      #ret -> reranker#rr { label: "Reranker", k: 30, topN: 8, version: "3.5", timeoutMs: 500, dpa: true, region: eu }
      #ret -> embedding_model#qe { label: "Embedding model", model: "multi-embed", version: "2", dpa: true, region: eu }
      relational_db#contracts { label: "Contracts database", isolation: row_level_security, dataClasses: [confidential], backup: true } -data-> cdc_stream#cdc { label: "Change data capture", bounded: true, traceContext: true } -data-> document_parser#parse { label: "Contract parser" } -data-> chunker#ch { label: "Clause chunker" } -data-> data_validator#val { label: "Data validator" } -data-> embedding_pipeline#pipe { label: "Embedding pipeline", updateMode: event, deletionHandling: propagated, dedupe: true, embeddingVersion: "2", deadLetter: true, retries: 3, backoff: "exponential with jitter" } -data-> #vec
      #pipe -> #qe
      llm#llm { label: "Answer LLM in the EU", version: "2026-05", timeoutMs: 4000, maxOutputTokens: 600, cites: true, abstains: true, dpa: true, retention: zero, inputTokens: 5000, outputTokens: 250, contextWindow: 200000, promptCache: prefix, streaming: true }
      fallback_model#fb { label: "Fallback LLM in the EU", version: "2026-04", timeoutMs: 4000, maxOutputTokens: 600, dpa: true, retention: zero, evaluatedOnGoldenSet: true }
      #orch -> #llm; #orch -{ onError: true }-> #fb
      [#orch, #fb] -telemetry-> llm_tracing+cost_attribution#tr { label: "LLM tracing and cost per tenant", contentCapture: redacted, redaction: true, recordsVersions: true, recordsRetrieval: true, retentionDays: 30, metersBy: [tenant], purgeOnDelete: true } -telemetry-> alerting#al { label: "PagerDuty alerts" }
      #orch -telemetry-> audit_log#aud { label: "Audit log", immutability: true, retentionDays: 730 }
      #app -feedback-> feedback_collector#fbk { label: "User feedback", linksTrace: true, purgeOnDelete: true } -feedback-> golden_dataset#gold { label: "Golden dataset", cases: 600, slices: [tenant, unanswerable, injection, language], purgeOnDelete: true, agreement: 0.85 }
      #tr -data-> #gold -data-> offline_eval#ev { label: "Offline eval", sameAsProd: true, metrics: [context_recall, faithfulness, cross_tenant_leak], slices: [tenant] } -control-> regression_gate+canary_release#gate { label: "Regression gate and canary", blocking: true, autoRollback: true } -control-> #orch
    }
  `,
  certain: [],
  allowed: [
    'cost/history-resent-without-compaction',
    'reliability/single-provider-no-fallback',
    'monitoring/no-online-quality-signal',
    'security/index-not-minimised',
  ],
  top: [],
  note: 'The tenant is in the query and in the database, deletion reaches every copy.',
})
