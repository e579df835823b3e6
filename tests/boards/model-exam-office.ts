import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'model-exam-office',
  title: 'Evaluation platform for twenty product teams',
  strength: 'strong',
  sketch: `
    requires { scope: internal, users: 200, monthlyBudgetUsd: 12000, statements: ["Results decide releases", "Judges agree with people in 85 % of pairs"] }
    web_client#ui { label: "Result pages" } -> auth_service#sso { label: "SSO" } -> app_service#svc { label: "Evaluation service", coversTelemetry: true } -> message_queue#q { label: "Run queue", bounded: true, traceContext: true } -> workflow_engine#run { label: "Runner, resumes", checkpointed: true, retries: 2, backoff: "exponential with jitter", coversTelemetry: true } -> offline_eval#suite { label: "Suites as in production", sameAsProd: true, metrics: [context_recall, faithfulness, task_success, tool_calls], slices: [product, language, unanswerable, injection] }
    llm_tracing#prod { label: "Sampled production traces", redaction: true, contentCapture: redacted, recordsVersions: true, recordsRetrieval: true, retentionDays: 60, alerts: "eval on-call", metersBy: [team] } -data-> human_annotation#ann { label: "Two annotators and an arbiter", agreement: 0.82, reviewers: 8, itemsPerDay: 300, minutesPerReview: 5 } -data-> golden_dataset#gold { label: "Versioned sets, locked holdout", cases: 5000, split: holdout, version: "v31", slices: [product, language, unanswerable, adversarial, injection], agreement: 0.82, refreshCadence: 30, contaminationCheck: true, snapshot: true, retentionDays: 730 }
    #gold -data-> #suite
    #suite -> llm_gateway#gw { label: "Gateway, batch lane with own quota", multiBackend: true, auth: true, quota: true, endpoint: batch, limitTpm: 2000000 } -> llm#cand { label: "Candidate under test", version: "pinned per run", model: "product-model", timeoutMs: 60000, maxOutputTokens: 1500, endpoint: batch }
    #suite -> llm_judge#judge { label: "Judge of another family, order swapped", model: "other-family", agreement: 0.87, swapOrder: true, calibrationSet: 600, sampleRate: 0.2 }
    #ann -data-> #judge
    red_team#rt { label: "Attack suite", attacks: 900, categories: [injection, leak, harm] } -data-> #suite
    #suite -control-> regression_gate#gate { label: "Gate per product, intervals shown", blocking: true, overrideAudit: true } -control-> ci_cd#ci { label: "Product pipelines" } -control-> canary_release#can { label: "Canary", autoRollback: true }
    #suite -data-> experiment_tracker#exp { label: "Runs and versions", lineage: true }
    [#svc, #run] -telemetry-> #prod
    ab_test#ab { label: "A/B outcomes of products", primaryMetric: resolution } -data-> #exp
  `,
  certain: [],
  allowed: [
    'requirements/disconnected-component',
    'evaluation/no-production-feedback-to-eval',
    'monitoring/no-user-feedback',
    'reliability/batch-shares-interactive-quota',
  ],
  top: [],
  note: 'People calibrate the judge, the holdout is locked, intervals are shown.',
})
