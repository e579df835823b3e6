import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'ward-note-drafts',
  title: 'Ward notes drafted, signed by the doctor',
  strength: 'strong',
  sketch: `
    requires { scope: regulated, users: 250, p95LatencyMs: 20000, dataClasses: [phi], regulations: [hipaa], statements: ["The doctor signs every note", "Patients agree before anything is recorded", "Fewer than 1 % of notes with a wrong dose"] }
    zone hosp(label: "Hospital cloud", trust: trusted, region: us) {
      mobile_client#phone { label: "Ward phone, consent first", recordingConsent: true, aiDisclosure: true, remoteContent: false } -> auth_service#sso { label: "Hospital sign-in" } -> authorization#rbac { label: "Treating team only", defaultDecision: deny } -> app_service#svc { label: "Note service", coversTelemetry: true, quota: true }
      #svc -> speech_to_text#stt { label: "Medical speech model on premises", version: "5", privateEndpoint: true, timeoutMs: 15000 }
      #svc -> retriever#chart { label: "This patient's chart only", tenantFilter: true, filterMode: pre, k: 12, onEmpty: abstain, timeoutMs: 800, degradedMode: "draft without chart, marked" } -> business_system#ehr { label: "Patient records (FHIR)", dataClasses: [phi], scope: per_user, isolation: row_level_security, identity: on_behalf_of_user, accessScope: read, readOnly: true }
      #svc -> llm#llm { label: "Private model endpoint", privateEndpoint: true, baa: true, dpa: true, retention: zero, version: "2026-03", timeoutMs: 15000, maxOutputTokens: 900, cites: true, multiBackend: true, trainingAllowed: false } -> output_validator#dose { label: "Doses and allergies against the chart", mode: synchronous, failMode: closed, onFail: mark } -> approval_gate#sign { label: "Doctor reads, edits and signs", defaultOnTimeout: deny, reviewers: 250, minutesPerReview: 3, itemsPerDay: 2500 } -> tool_executor#write { label: "Write signed note", sideEffect: write, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 2000, retries: 1 }
      [#svc, #dose, #stt] -telemetry-> llm_tracing#tr { label: "Traces without patients", redaction: true, contentCapture: off, recordsVersions: true, recordsRetrieval: true, retentionDays: 30, metersBy: [ward], alerts: "clinical IT" }
      [#svc, #sign, #write, #chart] -telemetry-> audit_log#aud { label: "Who opened and signed what", immutability: true, retentionDays: 3650 }
      #sign -feedback{ label: "edits" }-> feedback_collector#ed { label: "Doctor edits", retentionDays: 90 } -data-> pii_redactor#deid { label: "De-identified" } -data-> golden_dataset#gold { label: "De-identified visits with reviewed notes", cases: 500, slices: [ward, language, unanswerable, injection], agreement: 0.85, retentionDays: 730, purgeOnDelete: true } -data-> offline_eval#ev { label: "Omissions, doses, edits", sameAsProd: true, metrics: [omission_rate, faithfulness, context_recall], slices: [ward] } -control-> regression_gate+canary_release#gate { label: "Gate, then one ward", blocking: true, autoRollback: true } -control-> #svc
    }
  `,
  certain: [],
  allowed: [
    'monitoring/no-online-quality-signal',
    'evaluation/guardrail-unmeasured',
    'evaluation/no-production-feedback-to-eval',
    'agents/no-kill-switch',
  ],
  top: [],
  note: 'Nothing enters the record that no doctor signed.',
})
