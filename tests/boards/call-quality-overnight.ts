import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'call-quality-overnight',
  title: 'Service calls summarised overnight for team leads',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 600000, monthlyBudgetUsd: 9000, dataClasses: [pii], statements: ["Ready at six in the morning", "Callers agreed to the recording", "Team leads read, nobody is scored"] }
    scheduler#cron { label: "Nightly scheduler 22:00", schedule: "daily" } -> workflow_engine#flow { label: "Airflow batch workflow", checkpointed: true, retries: 3, backoff: "exponential with jitter", coversTelemetry: true } -> object_storage#rec { label: "Consented recordings bucket", dataClasses: [pii], retentionDays: 90, purgeOnDelete: true, recordingConsent: true }
    #flow -> speech_to_text#stt { label: "Speech to text, batch", version: "4", dpa: true, retention: zero, endpoint: batch } -data-> pii_redactor#red { label: "PII redactor", placement: before_model } -data-> batch_inference#llm { label: "Batch inference: summary and topics", version: "2026-05", maxOutputTokens: 300, structuredOnly: true, dpa: true, retention: zero, checkpointed: true } -data-> schema_validator#schema { label: "Schema validator", failMode: closed, onFail: retry } -data-> data_warehouse#dwh { label: "Summaries in the warehouse", retentionDays: 365, purgeOnDelete: true, redaction: true, idempotent: true }
    #flow -data-> dead_letter_queue#dlq { label: "Dead letter queue", alertDepth: 50 }
    web_client#lead { label: "Team lead web dashboard" } -> auth_service#sso { label: "SSO login" } -> #dwh
    [#flow, #schema, #llm] -telemetry-> llm_tracing#tr { label: "LLM traces, redacted", redaction: true, contentCapture: redacted, recordsVersions: true, retentionDays: 30, metersBy: [team], metrics: [faithfulness], alerts: "batch on-call" }
    #lead -feedback-> feedback_collector#fb { label: "Feedback: wrong summary", retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#gold { label: "Golden set of rated calls", cases: 400, slices: [language, topic, unanswerable], agreement: 0.86, retentionDays: 365, purgeOnDelete: true } -data-> offline_eval#ev { label: "Offline eval of summaries", sameAsProd: true, metrics: [faithfulness, coverage], slices: [language] } -control-> regression_gate#gate { label: "Regression gate", blocking: true } -control-> #flow
  `,
  certain: [],
  allowed: [
    'reliability/rollout-without-canary',
    'evaluation/no-production-feedback-to-eval',
    'security/no-access-audit-trail',
    'requirements/disconnected-component',
    'reliability/single-provider-no-fallback',
    'monitoring/no-online-quality-signal',
  ],
  top: [],
  note: 'Batch that may fail and starts again; nobody waits.',
})
