import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'claims-intake-done-well',
  title: 'Nightly reading of claim letters for an insurer',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: regulated, dataClasses: [pii], budgetPerMonthUsd: 6000, statements: ["4000 letters a night, done by 06:00", "A clerk decides every payout", "98 % of fields right"] }
    scheduler#c { label: "22:00 daily" } -> workflow_engine#wf { label: "Step Functions: retries 3 with backoff, resumable", retries: 3 }
    object_storage#in { label: "Scanned letters, kept 90 days", retentionDays: 90, lifecycle: "90 days" } -data-> #wf
    #wf -> document_parser#ocr { label: "OCR" }
    #wf -> pii_redactor#red { label: "Mask names and IBANs" } -> batch_inference#b { label: "Batch API", endpoint: batch } -> llm#m { label: "GPT-4.1 2025-04-14, strict JSON", version: "2025-04-14", dpa: true, maxOutputTokens: 800 }
    #b -> output_validator#val { label: "Totals and policy number check", failMode: closed }
    #val -> human_review_queue#q { label: "Clerk review (12 clerks)", reviewers: 12, minutesPerReview: 1 } -{ label: "approved, idempotent by claim id", idempotent: true }-> business_system#core { label: "Claims system" }
    #wf -{ label: "after 3 failures" }-> dead_letter_queue#dlq { label: "Dead letters" } -> alerting#al { label: "On-call" }
    #wf -telemetry-> llm_tracing#tr { label: "Masked traces, versions, 30 days", redaction: true, retentionDays: 30, recordsVersions: true } -> #al
    #q -telemetry-> audit_log#au { label: "Audit log, append only" }
    #q -feedback{ label: "corrections" }-> golden_dataset#gs { label: "Golden letters per claim type, illegible too", cases: 1500, slices: [claim_type, illegible] } -data-> offline_eval#ev { label: "Field accuracy" } -control-> regression_gate#g { label: "Gate" } -control-> #wf
  `,
  certain: [],
  allowed: [
    'reliability/rollout-without-canary',
    'evaluation/no-injection-regression-suite',
    'reliability/single-provider-no-fallback',
    'agents/human-approval-overload',
    'data/derived-copies-miss-deletion',
  ],
  top: [],
  note: 'Fourteenth round.',
})
