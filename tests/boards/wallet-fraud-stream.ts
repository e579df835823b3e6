import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'wallet-fraud-stream',
  title: 'Wallet fraud scored on streaming features',
  strength: 'strong',
  sketch: `
    requires { scope: production, peakQps: 700, p95LatencyMs: 100, availability: 0.9995, dataClasses: [pii], statements: ["Features at most 10 seconds old", "Blocked customers can object", "Recall 80 % at one false block in 200"] }
    api_consumer#pay { label: "Wallet backend" } -> api_gateway#gw { label: "Internal gateway", auth: true, quota: true, p95Ms: 5 } -> app_service#dec { label: "Decision service", coversTelemetry: true, p95Ms: 5 } -{ timeoutMs: 40 }-> model_serving#score { label: "Fraud score, three replicas", replicas: 3, minReplicas: 3, p99Ms: 25, p95Ms: 15, version: "v41", failMode: closed, exploration: 0.01, degradedMode: "rule score" }
    #dec -{ onError: true }-> policy_engine#rules { label: "Rules alone when the score is late", versioned: true, failMode: closed, p95Ms: 5 }
    #score -> feature_store#fs { label: "Online features", freshnessSeconds: 5, pointInTime: true, sharedDefinitions: true, skewMonitor: true, backfill: true, retentionDays: 90, p95Ms: 8, snapshot: true }
    stream_processor#flink { label: "Flink features", freshnessSeconds: 5, backfill: true, exactlyOnce: true } -data-> #fs
    message_queue#kafka { label: "Payment events", bounded: true, traceContext: true, retentionDays: 30 } -data-> #flink
    #kafka -data-> data_warehouse#lake { label: "Raw event log", retentionDays: 730, snapshot: true, purgeOnDelete: true }
    #dec -data-> #kafka
    #dec -> human_review_queue#rev { label: "Grey zone and objections", reviewers: 30, minutesPerReview: 4, itemsPerDay: 2000, escalationRate: 1 }
    #dec -telemetry{ label: "every score with features" }-> logging#plog { label: "Prediction log", retentionDays: 400, redaction: true, recordsVersions: true } -data-> label_store#lab { label: "Chargebacks joined after 60 days", agreement: 0.95, pointInTime: true, retentionDays: 730, purgeOnDelete: true }
    #rev -feedback-> #lab
    #lake -data-> #lab
    [#lab, #fs] -data-> training_pipeline#train { label: "Weekly training, time split", pointInTime: true, sharedDefinitions: true, split: time, snapshot: true, schedule: "weekly", version: "git" } -data-> offline_eval#ev { label: "Holdout month", split: time, metrics: [recall_at_fpr, cost], slices: [country, new_customers], sameAsProd: true } -control-> model_registry+regression_gate#reg { label: "Registry with approval", blocking: true, lineage: true, reviewRequired: true } -control-> canary_release#can { label: "Shadow, then 5 %", autoRollback: true } -control-> #score
    scheduler#week { label: "Weekly" } -control-> #train
    #plog -telemetry-> drift_monitor#drift { label: "Input and score drift", alerts: "risk on-call", slices: [country] } -control-> #train
  `,
  certain: [],
  allowed: [
    'monitoring/no-alerting-owner',
    'data/no-ingestion-validation',
    'reliability/serial-availability-below-slo',
    'evaluation/no-production-feedback-to-eval',
    'data/derived-copies-miss-deletion',
  ],
  top: [],
  note: 'One per cent goes through unscored to keep the labels honest.',
})
