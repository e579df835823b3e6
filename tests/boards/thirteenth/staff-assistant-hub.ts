import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'staff-assistant-hub',
  title: 'Assistant for twelve thousand employees',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { users: 12000, availability: 0.995, p95LatencyMs: 7000, firstTokenP95Ms: 2000, monthlyBudgetUsd: 45000, dataClasses: [confidential, pii], regions: [eu], regulations: [gdpr], statements: ["People see only documents they may open", "All processing in the EU", "Tickets and invitations only after the person confirms", "Deflect 25 % of help desk tickets"] }
    zone ch(label: "Channels") { chat_ui#web { label: "Portal (tells that it is an AI, thumbs)", aiDisclosure: true }; messaging_channel#sl { label: "Slack app (same notice)", aiDisclosure: true } }
    zone edge(label: "Edge") { api_gateway#gw { label: "Apigee: Entra ID SSO, per-user rate limit", auth: true, quota: true, quotaPer: user } }
    zone core(label: "Assistant core (GKE europe-west3)", region: eu) {
      input_guardrail#in { label: "Lakera Guard, blocks when down", failMode: closed }
      pii_redactor#dlp { label: "Cloud DLP masks personal data" }
      agent#as { label: "Assistant: max 8 steps, 30 s, token budget", maxSteps: 8, tokenBudget: 40000, deadlineMs: 30000 }
      query_rewriter#qr { label: "Query rewriting" }
      hybrid_retriever#rt { label: "Retriever: ACL trimmed in the query, k 40, empty -> says so", tenantFilter: true, k: 40, onEmpty: abstain }
      reranker#ck { label: "Ranking API, top 8", topN: 8 }
      tool_gateway#tg { label: "Tool gateway: allowlist, JSON schema, user's token", allowlist: true }
      approval_gate#cf { label: "Confirm card" }
      output_validator#gr { label: "Grounding + DLP check, else fallback text", failMode: closed }
      session_store#ses { label: "Memorystore: per user, 30 days", scope: per_user, retentionDays: 30 }
    }
    zone models(label: "Models (EU, DPA, zero retention)", region: eu) {
      llm_gateway#lg { label: "LiteLLM: budgets per department, 20 s timeout, Gemini -> Claude", multiBackend: true, quota: true, metersBy: [department], timeoutMs: 20000 }
      llm#gem { label: "Gemini 2.5 Pro (002)", version: "002", dpa: true, retention: zero, maxOutputTokens: 800, promptCache: prefix, streaming: true }
      fallback_model#cla { label: "Claude on Vertex (fallback)", version: "20250514", dpa: true, retention: zero }
    }
    zone kb(label: "Knowledge", region: eu) {
      source_connector#con { label: "Connectors: SharePoint, Confluence, Drive (events, ACLs, deletes)" }
      document_parser#par { label: "Layout parser" }
      data_validator#val { label: "Dedup, secrets scan, owner check" }
      embedding_pipeline#ing { label: "Ingest v7 (alias switch)", updateMode: event, deletionHandling: propagated, reindexStrategy: blue_green_alias, version: "7" }
      vector_db#vs { label: "Vertex Vector Search + BM25", tenantFilter: true, hybrid: true, backup: true, managedEmbedding: true, purgeOnDelete: true }
    }
    [#web, #sl] -> #gw -> #in -> #dlp -> #as
    #as -> #qr -> #rt -> #vs
    #rt -> #ck
    #as -> #lg -> [#gem, #cla]
    #as -> #ses
    #as -> #tg -{ identity: on_behalf_of_user }-> #cf
    #cf -{ idempotent: true, timeoutMs: 5000, identity: on_behalf_of_user }-> business_system#jira { label: "Jira, Calendar", idempotent: true, requiresApproval: human }
    #as -> #gr -> #web
    #gr -> #sl
    #as -> human_handoff#hd { label: "Hand over to help desk" }
    #con -data-> #par -data-> #val -data-> #ing -data-> #vs
    #as -telemetry-> llm_tracing#ot { label: "OpenTelemetry -> Langfuse (masked, 30 d, versions, chunk ids, tools)", redaction: true, retentionDays: 30, recordsVersions: [prompt, model, index], recordsRetrieval: true, recordsTools: true }
    #gr -telemetry-> #ot
    #in -telemetry-> #ot
    #tg -telemetry-> audit_log#aud { label: "Audit log: who, which tool, which document" }
    #ot -telemetry-> alerting#op { label: "Opsgenie" }
    [#web, #sl] -feedback-> feedback_collector#fb { label: "Thumbs + deflected?" } -feedback-> golden_dataset#go { label: "900 cases: departments, languages, unanswerable, injection", cases: 900, slices: [department, language, unanswerable, injection] }
    #ot -feedback-> #go
    #go -data-> offline_eval#ev { label: "CI: recall@8, faithfulness, tool choice, red team", metrics: [recall_at_k, faithfulness, trajectory], runTrigger: per_pr } -control-> regression_gate#rg { label: "Gate", blocking: true } -control-> canary_release#can { label: "5 % canary + auto rollback", autoRollback: true } -control-> #as
    feature_flag#ks { label: "LaunchDarkly: tools off, assistant off" } -control-> #as
  `,
  certain: [],
  allowed: [
    'security/raw-prompts-with-pii-in-logs',
    'security/streaming-bypasses-validator',
    'latency/serial-llm-chain',
    'latency/critical-path-exceeds-budget',
    'latency/independent-calls-serialised',
    'latency/agent-on-interactive-path',
    'reliability/serial-availability-below-slo',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'monitoring/silent-fallback',
    'security/output-rendering-exfiltration',
    'evaluation/judge-uncalibrated',
  ],
  top: [],
  note: 'Thirteenth round. Many controls, some as boxes, some in labels, one frame says what holds for all models.',
})
