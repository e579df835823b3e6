import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'sealed-network-search',
  title: 'Regulations searched inside a sealed network',
  strength: 'strong',
  sketch: `
    requires { scope: internal, users: 400, p95LatencyMs: 8000, dataClasses: [confidential], statements: ["Nothing leaves the network: no internet, no vendor", "Clearance levels apply to every passage"] }
    zone sealed(label: "Sealed network", trust: trusted) {
      web_client#desk { label: "Workstation" } -> auth_service#card { label: "Smart card sign-in" } -> llm_orchestrator#svc { label: "Search service", coversTelemetry: true } -> acl_filter#clear { label: "Clearance filter in the query", filterMode: pre } -> hybrid_retriever#ret { label: "Dense and keyword search", k: 30, filterMode: pre, onEmpty: abstain, timeoutMs: 800, degradedMode: "keyword list only", tenantFilter: true } -> vector_db#idx { label: "Index by clearance", isolation: namespace, rebuildTimeHours: 4, backup: true, reindexStrategy: blue_green_alias, hybrid: true, embeddingVersion: "bge-m3" }
      #ret -> reranker#rr { label: "bge reranker", k: 30, topN: 6, version: "v2", timeoutMs: 700 }
      #ret -> embedding_model#emb { label: "bge-m3 on premises", version: "1.0", model: "bge-m3" }
      #svc -> self_hosted_llm#vllm { label: "Qwen on vLLM, two nodes", version: "2.5-72b", replicas: 2, minReplicas: 2, justification: "no data may leave", timeoutMs: 7000, maxOutputTokens: 600, cites: true, streaming: true, multiBackend: true, inputTokens: 4000, outputTokens: 300, contextWindow: 32000 }
      source_connector#regs { label: "Regulations archive, staff only", writers: staff } -data-> document_parser#ocr { label: "Parser, scans included" } -data-> chunker#ch { label: "By section" } -data-> data_validator#val { label: "Level present, no duplicates" } -data-> embedding_pipeline#pipe { label: "Nightly, changed documents", updateMode: incremental, deletionHandling: tombstone, dedupe: true } -data-> #idx
      #pipe -> #emb
      #svc -telemetry-> llm_tracing#tr { label: "Traces by reference", contentCapture: by_reference, recordsVersions: true, recordsRetrieval: true, retentionDays: 90, alerts: "duty officer" }
      #svc -telemetry-> audit_log#aud { label: "Who read what", immutability: true }
      #tr -data-> golden_dataset#gold { label: "Reviewed questions", cases: 300, slices: [unanswerable, level, injection] } -data-> offline_eval#ev { label: "Before each release", sameAsProd: true, metrics: [context_recall, faithfulness] } -control-> regression_gate#g { label: "Gate", blocking: true } -control-> #svc
      #desk -feedback-> feedback_collector#fb { label: "Wrong or missing" } -feedback-> #gold
    }
  `,
  certain: [],
  allowed: [
    'retrieval/no-query-understanding-for-multi-turn',
    'cost/self-host-underutilised',
    'data/no-retention-policy',
    'data/derived-copies-miss-deletion',
    'monitoring/no-online-quality-signal',
  ],
  top: [],
  note: 'Every call stays inside, the clearance is in the query.',
})
