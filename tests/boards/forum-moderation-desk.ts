import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'forum-moderation-desk',
  title: 'Posts moderated in tiers, with people and objections',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 200000, peakQps: 60, p95LatencyMs: 2000, monthlyBudgetUsd: 18000, statements: ["Whoever is blocked can object", "Precision of blocks above 98 %"] }
    mobile_client#app { label: "Forum app", aiDisclosure: true } -> api_gateway#gw { label: "Gateway", auth: true, quota: true, quotaPer: user, p95Ms: 10 } -> app_service#mod { label: "Moderation service", coversTelemetry: true, p95Ms: 10 } -> classifier_model#fast { label: "Small classifier for all posts", version: "c17", p95Ms: 40, timeoutMs: 150, minReplicas: 3, exploration: 0.01, failMode: closed, degradedMode: "hold the post" }
    #mod -{ label: "unsure 4 %" }-> llm#llm { label: "LLM for unsure posts", version: "2026-05", maxOutputTokens: 60, structuredOnly: true, timeoutMs: 1500, multiBackend: true, dpa: true, retention: zero, inputTokens: 900, outputTokens: 40, ttftMs: 300, tokensPerSecond: 100, freshContext: true }
    #mod -{ label: "still unsure, objections" }-> human_review_queue#ppl { label: "Moderators and objections", reviewers: 25, minutesPerReview: 1, itemsPerDay: 6000, escalationRate: 1 }
    #mod -> policy_engine#rules { label: "Thresholds per rule, versioned", versioned: true, failMode: closed, p95Ms: 5 } -> relational_db#state { label: "Post states", idempotent: true, backup: true, retentionDays: 365 }
    [#mod, #rules, #ppl] -telemetry-> logging#log { label: "Decisions with scores and versions", recordsVersions: true, redaction: true, retentionDays: 180, alerts: "trust on-call" } -data-> label_store#lab { label: "Verdicts after review", agreement: 0.88, pointInTime: true, retentionDays: 365 }
    #mod -telemetry-> llm_tracing#tr { label: "Traces", redaction: true, contentCapture: redacted, recordsVersions: true, retentionDays: 30, metersBy: [rule], alerts: "trust on-call" }
    #ppl -feedback-> #lab -data-> training_pipeline#train { label: "Monthly training", split: time, snapshot: true, version: "git", pointInTime: true } -data-> offline_eval#ev { label: "Held-out month, per language", metrics: [precision, recall], slices: [language, adversarial, injection], split: time, sameAsProd: true, agreement: 0.88 } -control-> model_registry+regression_gate#reg { label: "Registry and gate", blocking: true, lineage: true, reviewRequired: true } -control-> canary_release#can { label: "Canary", autoRollback: true } -control-> #fast
    #log -telemetry-> drift_monitor#drift { label: "Drift per language", alerts: "trust on-call", slices: [language] } -control-> #train
    scheduler#m { label: "Monthly" } -control-> #train
    [#ppl, #rules] -telemetry-> audit_log#aud { label: "Why each post was blocked", immutability: true, retentionDays: 730 }
  `,
  certain: [],
  allowed: [
    'monitoring/no-user-feedback',
    'evaluation/no-production-feedback-to-eval',
    'data/no-ingestion-validation',
    'evaluation/guardrail-unmeasured',
    'monitoring/no-delayed-label-join',
  ],
  top: [],
  note: 'Cheap first, people last, and a way to object.',
})
