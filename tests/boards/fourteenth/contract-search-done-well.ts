import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'contract-search-done-well',
  title: 'Contract search for many law departments',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 6000, p95LatencyMs: 6000, budgetPerMonthUsd: 20000, dataClasses: [confidential], regions: [eu], statements: ["A customer only sees own contracts", "Every answer cites clauses", "9 of 10 answers accepted by lawyers"] }
    zone eu(label: "AWS eu-central-1", region: eu) {
      web_client#w { label: "Web app", streaming: true }
      api_gateway#gw { label: "API gateway: SSO, quota per tenant", auth: true, quota: true, quotaPer: tenant }
      llm_orchestrator#o { label: "Answer service" }
      query_rewriter#qr { label: "Query rewrite with history" }
      hybrid_retriever#h { label: "Hybrid search", tenantFilter: true }
      vector_db#os { label: "OpenSearch: one index per tenant", isolation: per_tenant_index, managedEmbedding: true, hybrid: true }
      reranker#rr { label: "Rerank 50 to 8", k: 50, topN: 8 }
      llm_gateway#lg { label: "LLM gateway: timeout, budget, fallback", multiBackend: true, timeoutMs: 20000, quota: true }
      llm#m { label: "Claude on Bedrock, pinned", version: "20250514", dpa: true, maxOutputTokens: 900 }
      fallback_model#m2 { label: "Nova Pro", version: "1.0", dpa: true }
      groundedness_checker#gc { label: "Citation check, else says not found", cites: true, abstains: true }
      llm_tracing#tr { label: "Traces: redacted, 30 days", redaction: true, retentionDays: 30, recordsVersions: true, recordsRetrieval: true, metersBy: [tenant] }
      alerting#al { label: "PagerDuty" }
      feedback_collector#fb { label: "Thumbs" }
    }
    zone ing(label: "Ingestion", region: eu) {
      source_connector#dms { label: "Customer DMS" }
      cdc_stream#ev { label: "Change events incl. deletes" }
      document_parser#dp { label: "Parse + OCR" }
      data_validator#dv { label: "Validate, dedupe", dedupe: true }
      chunker#ck { label: "Clause chunks" }
    }
    #dms -data-> #ev -data-> #dp -data-> #dv -data-> #ck -data-> #os
    #w -> #gw -> #o -> #qr -> #h -> #os
    #h -> #rr
    #o -> #lg -> #m
    #lg -{ label: "on failure" }-> #m2
    #o -> #gc
    #gc -> #w
    #o -telemetry-> #tr -> #al
    #w -feedback-> #fb -feedback-> golden_dataset#gs { label: "600 lawyer-checked questions, per tenant size, unanswerable, injected", cases: 600, slices: [tenant, unanswerable, injection] }
    #gs -data-> offline_eval#ev2 { label: "Recall@8, faithfulness, correctness", metrics: [recall_at_k, faithfulness, correctness] } -control-> regression_gate#rg { label: "Release gate" } -control-> canary_release#cn { label: "Canary 5 %, auto rollback" } -control-> #o
  `,
  certain: [],
  allowed: [
    'security/no-access-audit-trail',
    'security/output-rendering-exfiltration',
    'reliability/guardrail-fails-open',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'data/no-retention-policy',
    'evaluation/offline-online-gap',
    'data/derived-copies-miss-deletion',
  ],
  top: [],
  note: 'Fourteenth round.',
})
