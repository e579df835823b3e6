import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'sovereign-file-search',
  title: 'Document search in a ministry’s own racks',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { users: 2500, p95LatencyMs: 8000, monthlyBudgetUsd: 9000, dataClasses: [confidential], statements: ["Nothing leaves the data centre", "Everybody finds only what the file share lets them open", "Answers quote document and page", "90 % of the test questions answered right"] }
    zone dmz(label: "Intranet") { chat_ui#ui { label: "Open WebUI (thumbs up / down)" } }
    zone dc(label: "Data centre, no internet", trust: trusted) {
      api_gateway#kc { label: "Traefik + Keycloak (OIDC, 20 req/min per user)", auth: true, quota: true }
      llm_orchestrator#hs { label: "Haystack pipeline (timeout 15 s)", timeoutMs: 15000 }
      query_rewriter#qr { label: "Follow-up rewriter" }
      hybrid_retriever#ret { label: "Hybrid: BM25 + dense, filter by AD groups", tenantFilter: true }
      vector_db#os { label: "OpenSearch (k-NN + BM25)", tenantFilter: true, backup: true }
      embedding_model#e5 { label: "TEI: multilingual-e5-large 1.0", version: "1.0" }
      reranker#bge { label: "bge-reranker-v2-m3", version: "2" }
      self_hosted_llm#vllm { label: "vLLM: Llama-3.3-70B, 2 replicas", version: "3.3", replicas: 2, maxOutputTokens: 700, streaming: true }
      citation_builder#cit { label: "Quote check: page must contain the sentence, else 'not found'" }
      source_connector#smb { label: "Share crawler (hourly delta, deletes too, ACLs)" }
      document_parser#dl { label: "Docling + OCR" }
      data_validator#dv { label: "Checks: language, duplicates, empty pages" }
      embedding_pipeline#ip { label: "Ingest job", deletionHandling: propagated, updateMode: incremental, reindexStrategy: blue_green_alias, version: "4" }
      object_storage#nas { label: "File shares (source)" }
      llm_tracing#lf { label: "Langfuse self-hosted, 30 days, retrieved ids, prompt + model versions", retentionDays: 30, recordsRetrieval: true, recordsVersions: [prompt, model, index] }
      alerting#am { label: "Alertmanager -> duty phone" }
      golden_dataset#gs { label: "420 questions from clerks, 60 unanswerable", cases: 420, unanswerableShare: 0.14 }
      offline_eval#ev { label: "Nightly: recall@10, faithfulness", metrics: [recall_at_k, faithfulness, correctness] }
      regression_gate#gate { label: "Merge blocked below baseline", blocking: true }
      canary_release#can { label: "Pilot department first" }
    }
    #ui -> #kc -> #hs -> #qr -> #ret -> #os
    #ret -> #e5
    #hs -> #bge
    #hs -> #vllm -> #cit -> #ui
    #nas -data-> #smb -data-> #dl -data-> #dv -data-> #ip -data-> #os
    #ip -> #e5
    #hs -telemetry-> #lf -telemetry-> #am
    #ui -feedback-> #lf -feedback-> #gs -data-> #ev -control-> #gate -control-> #can -control-> #hs
    #ev -> #hs
  `,
  certain: [],
  allowed: [
    'security/raw-prompts-with-pii-in-logs',
    'security/streaming-bypasses-validator',
    'security/no-access-audit-trail',
    'evaluation/no-injection-regression-suite',
    'evaluation/offline-online-gap',
    'latency/no-streaming-for-long-answers',
    'latency/serial-llm-chain',
    'reliability/single-provider-no-fallback',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'reliability/guardrail-fails-open',
    'cost/self-host-underutilised',
    'monitoring/serving-node-unobserved',
    'security/index-not-minimised',
  ],
  top: [],
  note: 'Thirteenth round. The limits, filters and deletions stand in the labels of compound boxes. The answer streams before its quotes are checked: fair to say.',
})
