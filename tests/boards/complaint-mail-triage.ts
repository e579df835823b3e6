import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'complaint-mail-triage',
  title: 'Complaints sorted and drafted, sent by people',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 60, requestsPerMonth: 90000, costPerRequestUsd: 0.05, dataClasses: [pii], statements: ["A clerk sends every reply", "Sorting is right in 95 % of cases"] }
    zone out(label: "Outside", trust: untrusted) { email_inbox#mail { label: "Complaints inbox", writers: public } }
    #mail -data-> rate_limiter#limit { label: "Rate limiter per sender", quota: true } -data-> message_queue#q { label: "Work queue", bounded: true, traceContext: true, retentionDays: 7, delivery: at_least_once } -data-> quarantined_llm#reader { label: "Quarantined LLM: topic, order number, mood", structuredOnly: true, schema: strict, freshContext: true, version: "2026-02", maxOutputTokens: 200, timeoutMs: 8000, dpa: true, retention: zero, idempotent: true } -data-> schema_validator#schema { label: "Schema validator", mode: synchronous, failMode: closed, onFail: to_person }
    #q -data-> dead_letter_queue#dlq { label: "Dead letter queue", alertDepth: 20 }
    #schema -data-> workflow_engine#flow { label: "Workflow engine", checkpointed: true, coversTelemetry: true } -> llm#draft { label: "Draft LLM", version: "2026-05", maxOutputTokens: 500, timeoutMs: 10000, dpa: true, retention: zero }
    #flow -> business_system#orders { label: "Orders, read only", readOnly: true, accessScope: read, dataClasses: [pii], identity: service_account, timeoutMs: 1000 }
    #draft -> human_review_queue#clerk { label: "Clerk review queue", reviewers: 40, minutesPerReview: 3, itemsPerDay: 3000, escalationRate: 1 } -> email_sender#send { label: "Email reply", idempotent: true, schema: strict }
    [#flow, #reader, #schema, #clerk] -telemetry-> llm_tracing#tr { label: "Traces without names", redaction: true, contentCapture: redacted, recordsVersions: true, recordsTools: true, retentionDays: 30, metersBy: [topic], alerts: "team channel" }
    [#clerk, #send] -telemetry-> audit_log#aud { label: "Audit log of replies", immutability: true, retentionDays: 1095 }
    #clerk -feedback{ label: "edits and moves" }-> feedback_collector#edits { label: "Clerk corrections" } -feedback-> golden_dataset#gold { label: "Labelled complaints", cases: 1500, slices: [topic, injection, language, unanswerable], agreement: 0.9, purgeOnDelete: true, retentionDays: 365 }
    #gold -data-> offline_eval#ev { label: "Offline eval", sameAsProd: true, metrics: [accuracy, edit_distance], slices: [topic] } -control-> regression_gate#gate { label: "Regression gate", blocking: true } -control-> #flow
  `,
  certain: [],
  allowed: [
    'reliability/rollout-without-canary',
    'agents/no-task-verification',
    'monitoring/no-online-quality-signal',
    'cost/offline-work-on-online-endpoint',
    'data/no-retention-policy',
  ],
  top: [],
  note: 'Strangers’ words are reduced to three fields; nothing is sent without a person. 3,000 a day at three minutes fit forty clerks.',
})
