import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'delivery-note-extraction',
  title: 'Delivery notes extracted and matched with orders',
  strength: 'strong',
  sketch: `
    requires { scope: production, requestsPerMonth: 250000, costPerRequestUsd: 0.03, statements: ["All notes of a day are booked by seven", "99.5 % of quantities right"] }
    user_upload#up { label: "Scans from 40 depots", writers: staff } -data-> object_storage#raw { label: "Raw scans", retentionDays: 365, versioning: true } -data-> message_queue#q { label: "Extraction queue", bounded: true, traceContext: true, delivery: at_least_once } -> workflow_engine#flow { label: "Extraction workflow", checkpointed: true, coversTelemetry: true, retries: 3, backoff: "exponential with jitter" } -> document_parser#ocr { label: "Layout OCR", version: "7" }
    #flow -> vision_model#read { label: "Field reader", version: "2026-05", structuredOnly: true, timeoutMs: 20000, maxOutputTokens: 800, endpoint: batch, dpa: true, retention: zero, temperature: 0 }
    #read -data-> schema_validator#schema { label: "Typed fields", failMode: closed, onFail: to_person } -data-> policy_engine#match { label: "Sums and match with the order", versioned: true, failMode: closed } -data{ label: "all match" }-> business_system#erp { label: "ERP booking", sideEffect: write, idempotent: true, reversible: true, undoWindowMin: 1440, schema: strict, accessScope: read_write, timeoutMs: 3000 }
    #match -data{ label: "differs or unsure" }-> human_review_queue#rev { label: "Clerks correct", reviewers: 12, minutesPerReview: 1.5, itemsPerDay: 8300, escalationRate: 0.08 } -> #erp
    #q -data-> dead_letter_queue#dlq { label: "Unreadable scans", alertDepth: 10 }
    [#flow, #schema, #match] -telemetry-> llm_tracing#tr { label: "Field confidence and versions", recordsVersions: true, recordsTools: true, contentCapture: by_reference, retentionDays: 90, metersBy: [depot], metrics: [field_accuracy, review_rate], alerts: "logistics on-call" }
    [#erp, #rev] -telemetry-> audit_log#aud { label: "Who booked what", immutability: true, retentionDays: 3650 }
    #rev -feedback-> golden_dataset#gold { label: "Corrected notes", cases: 3000, slices: [supplier, handwriting, unanswerable], agreement: 0.98 } -data-> offline_eval#ev { label: "Field accuracy per supplier", sameAsProd: true, metrics: [exact_match, field_f1], slices: [supplier] } -control-> regression_gate+canary_release#gate { label: "Gate, then one depot", blocking: true, autoRollback: true } -control-> #flow
  `,
  certain: [],
  allowed: [
    'reliability/single-provider-no-fallback',
    'agents/no-kill-switch',
    'data/no-retention-policy',
    'data/no-lineage-or-versioning',
  ],
  top: [],
  note: 'What does not add up goes to a person; nothing is lost or booked twice.',
})
