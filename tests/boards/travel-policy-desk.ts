import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'travel-policy-desk',
  title: 'Travel rules and bookings with a manager’s yes',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 6000, p95LatencyMs: 8000, monthlyBudgetUsd: 10000, dataClasses: [pii], statements: ["Bookings above 800 euros need the manager's yes", "85 % of questions solved without a call"] }
    messaging_channel#teams { label: "Microsoft Teams bot", aiDisclosure: true, remoteContent: false, streaming: true } -> api_gateway#gw { label: "API gateway, SSO and quota", auth: true, quota: true, quotaPer: user } -> agent#agent { label: "Travel agent (LLM)", maxSteps: 6, tokenBudget: 30000, deadlineMs: 25000, version: "2026-06", identity: on_behalf_of_user, compaction: true, maxOutputTokens: 500, timeoutMs: 6000, dpa: true, retention: zero, multiBackend: true, abstains: true, cites: true, promptCache: prefix }
    #agent -> retriever#pol { label: "Policy retriever", k: 6, onEmpty: abstain, timeoutMs: 500, degradedMode: "link to the policy page", hybrid: true } -> vector_db#idx { label: "Policy vector index", rebuildTimeHours: 1, backup: true, reindexStrategy: blue_green_alias, managedEmbedding: true, writers: staff, lagSloMinutes: 60, hybrid: true }
    source_connector#hr { label: "HR policy pages (Confluence)", writers: staff, dataClasses: [public] } -data-> chunker#ch { label: "Chunker" } -data-> data_validator#val { label: "Data validator" } -data-> embedding_pipeline#pipe { label: "Embedding pipeline on change", updateMode: event, deletionHandling: propagated, dedupe: true } -data-> #idx
    #agent -> tool_call_validator#args { label: "Tool call validator", mode: synchronous, failMode: closed, onFail: block } -> policy_engine#rules { label: "Policy engine: limits and budget", versioned: true, defaultDecision: deny, failMode: closed } -> approval_gate#boss { label: "Manager approval gate", defaultOnTimeout: deny, reviewers: 700, minutesPerReview: 1, itemsPerDay: 400 } -> third_party_api#book { label: "Booking API (Amadeus)", sideEffect: book, idempotent: true, schema: strict, accessScope: self, identity: on_behalf_of_user, timeoutMs: 4000, retries: 1, pinned: true, provider: vetted, undoWindowMin: 60, dpa: true }
    #agent -> human_handoff#desk { label: "Handoff to travel desk", contextPassed: true }
    kill_switch#off { label: "Kill switch for bookings" } -control-> #agent
    [#agent, #args, #pol, #rules] -telemetry-> llm_tracing#tr { label: "LLM traces", redaction: true, contentCapture: redacted, recordsVersions: true, recordsTools: true, recordsRetrieval: true, retentionDays: 30, purgeOnDelete: true, metersBy: [department], alerts: "assistant on-call" }
    [#rules, #boss, #book] -telemetry-> audit_log#aud { label: "Audit log", immutability: true, retentionDays: 1095 }
    #teams -feedback-> feedback_collector#fb { label: "User feedback", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#gold { label: "Golden dataset of trips", cases: 350, slices: [unanswerable, injection, country], retentionDays: 365, purgeOnDelete: true }
    #tr -data-> #gold -data-> offline_eval#ev { label: "Offline eval with tool calls", sameAsProd: true, metrics: [task_success, tool_calls, context_recall, faithfulness], slices: [country, injection] } -control-> regression_gate+canary_release#gate { label: "Regression gate and canary", blocking: true, autoRollback: true } -control-> #agent
  `,
  certain: [],
  allowed: [
    'retrieval/no-query-understanding-for-multi-turn',
    'latency/agent-on-interactive-path',
    'evaluation/guardrail-unmeasured',
    'monitoring/no-online-quality-signal',
    'security/untrusted-content-to-write-without-gate',
  ],
  top: [],
  note: 'Rules and a person stand before the only thing that costs money.',
})
