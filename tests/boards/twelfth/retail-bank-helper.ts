import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'retail-bank-helper',
  title: 'Bank assistant with step-up and maker-checker',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 400000, peakQps: 60, p95LatencyMs: 5000, monthlyBudgetUsd: 60000, availability: 0.995, dataClasses: [pii], regions: [eu], regulations: [gdpr, psd2], statements: ["Transfers need strong customer authentication", "Answers name the price list or terms they come from", "Each answer says that it comes from an assistant"] }
    zone bank(label: "Bank, Frankfurt", region: eu) {
      end_user#cu { label: "Customers" } -> mobile_client#app { label: "Banking app: 'digital assistant' badge", aiDisclosure: true } -> api_gateway#gw { label: "Gateway: OIDC, 20 msgs/min per customer, token cap per day", auth: true, quota: true, quotaPer: user } -> input_guardrail#ig { label: "Topic + injection screen, fails closed", failMode: closed } -> llm_orchestrator#or { label: "assistant-core, 8 s deadline", deadlineMs: 8000 }
      #or -> session_store#ss { label: "Redis: session per customer, 24 h", scope: per_session, ttlMinutes: 1440, retentionDays: 1 }
      #or -> hybrid_retriever#hr { label: "BM25 + vectors, only approved terms, min score else 'I do not know'", onEmpty: abstain } -> vector_db#vd { label: "Terms and price list index", managedEmbedding: true }
      source_connector#cms { label: "Approved terms (CMS)" } -data-> document_parser#dp { label: "Parse, chunk per clause" } -data-> data_validator#dv { label: "Schema + effective date check" } -data-> embedding_pipeline#ep { label: "Re-index on publish and unpublish, blue/green", updateMode: event, deletionHandling: propagated, reindexStrategy: blue_green_alias } -data-> #vd
      #or -> llm_gateway#lg { label: "LLM gateway: two vendors, prefix cache, 6 s timeout, cost per team", multiBackend: true, timeoutMs: 6000, metersBy: [team, user] }
      #or -> policy_engine#pe { label: "Entitlements (OPA): own accounts only, limits" } -{ identity: on_behalf_of_user, schema: strict, timeoutMs: 1500 }-> business_system#cb { label: "Core banking read API" }
      #pe -{ label: "transfer proposal" }-> approval_gate#sca { label: "Step-up: customer confirms amount + payee in app (SCA)" } -{ label: "idempotency key" }-> payment_api#tx { label: "Transfers", idempotent: true, requiresApproval: human }
      #or -> output_validator#ov { label: "Numbers must match sources, cites clause" } -> #app
      #or -> human_handoff#ho { label: "Hand over to advisor with transcript" }
      [#or, #ig, #hr, #pe, #ov, #lg] -telemetry-> llm_tracing#lt { label: "Traces: masked text, doc ids, prompt/model/index versions, 90 days", redaction: true, retentionDays: 90, recordsVersions: true, recordsRetrieval: true, recordsTools: true } -> alerting#al { label: "Duty officer" }
      [#cb, #tx, #sca] -telemetry-> audit_log#wo { label: "WORM access journal", retentionDays: 3650 }
      #lt -feedback{ label: "weekly 300 masked samples" }-> human_annotation#ha { label: "Two reviewers, kappa 0.81", agreement: 0.81 } -feedback-> golden_dataset#gd { label: "2,400 cases: unanswerable, injection, dialect, closed accounts", cases: 2400, slices: [unanswerable, injection, language, segment], retentionDays: 365 } -data-> offline_eval#oe { label: "Recall@10, groundedness, tool trajectories, containment vs CSAT", metrics: [recall_at_k, groundedness, trajectory, csat] } -control-> regression_gate#rg { label: "Four-eyes release, eval must pass" } -control-> canary_release#cn { label: "Staff, then 2 %, auto rollback", autoRollback: true } -control-> #or
      #app -feedback-> feedback_collector#fb { label: "Thumbs + reason" } -feedback-> #ha
      kill_switch#ks { label: "Big red button" } -control-> #or
    }
    zone az(label: "Azure West Europe, DPA signed, zero retention", trust: external, region: eu) {
      llm#g { label: "GPT-4.1-2025-04-14", version: "2025-04-14", dpa: true, promptCache: true, maxOutputTokens: 600 }
    }
    zone aw(label: "Bedrock Frankfurt, DPA signed", trust: external, region: eu) {
      fallback_model#f { label: "Claude Sonnet 4.5 (evaluated fallback)", version: "4.5", dpa: true, maxOutputTokens: 600 }
    }
    #lg -> #g
    #lg -{ onError: true, label: "on error" }-> #f
  `,
  certain: [],
  allowed: [
    'monitoring/silent-fallback',
    'latency/no-streaming-for-long-answers',
    'latency/critical-path-exceeds-budget',
    'reliability/serial-availability-below-slo',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'cost/history-resent-without-compaction',
    'retrieval/no-query-understanding-for-multi-turn',
  ],
  top: [],
  note: 'A board that one would be glad to inherit, told in a bank’s words.',
})
