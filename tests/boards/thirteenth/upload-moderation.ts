import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'upload-moderation',
  title: 'Moderation of uploads on a marketplace',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { peakQps: 900, p95LatencyMs: 900, dataClasses: [pii], statements: ["Sellers can appeal every removal", "False removals below 0.5 %", "Known illegal pictures are blocked before anybody sees them"] }
    mobile_client#app { label: "Seller app" } -> api_gateway#up { label: "Upload API (OAuth, 60 uploads/h)", auth: true, quota: true } -> message_queue#k { label: "Kafka: uploads (bounded, DLQ, traceparent)", bounded: true, traceContext: true }
    #k -> policy_engine#ph { label: "PhotoDNA hash match: block" }
    #k -> classifier_model#txt { label: "DeBERTa text v12 (300 ms, then hold)", version: "12", timeoutMs: 300 }
    #k -> vision_model#img { label: "SigLIP image v9 (300 ms, then hold)", version: "9", timeoutMs: 300 }
    [#txt, #img, #ph] -> policy_engine#pol { label: "OPA: thresholds per market, on error hold for review", failMode: closed, versioned: true }
    #pol -{ label: "clear" }-> business_system#pub { label: "Publish / remove listing (undo)", reversible: true, idempotent: true }
    #pol -{ label: "grey zone" }-> self_hosted_llm#lg { label: "Llama Guard 3 second look (schema output)", version: "3", structuredOnly: true, timeoutMs: 2000 } -> human_review_queue#rev { label: "Review desk: 60 people, 9k items/day" } -> #pub
    #pub -> notification_service#why { label: "Reason + appeal button" } -> human_review_queue#app2 { label: "Appeals, second reviewer" } -> #pub
    #rev -feedback-> label_store#lab { label: "Labels (two reviewers, kappa 0.81)", agreement: 0.81 }
    #app2 -feedback-> #lab
    #pub -data{ label: "random 1 % of published to review" }-> #rev
    #lab -data-> training_pipeline#tr { label: "Retrain monthly, time split", split: time }
    scheduler#mo { label: "Airflow monthly" } -control-> #tr
    #lab -data-> golden_dataset#g { label: "Frozen golden set per market and language", cases: 12000, slices: [market, language, adversarial], split: time_and_entity }
    #tr -data-> offline_eval#ev { label: "Precision at 0.5 % false removals, per market", metrics: [precision, recall] }
    #g -data-> #ev -control-> regression_gate#ga { label: "Gate", blocking: true } -data-> model_registry#reg { label: "Registry (lineage)", lineage: true } -control-> canary_release#sh { label: "Shadow, then 5 %, roll back", autoRollback: true } -control-> [#txt, #img]
    [#txt, #img, #pol, #lg] -telemetry-> drift_monitor#dm { label: "Score drift, removal rate, overturn rate", metrics: [overturn_rate, drift] }
    #dm -telemetry-> alerting#al { label: "On-call trust & safety" }
    #dm -control-> #tr
    #pol -telemetry-> audit_log#au { label: "DSA decision log, 6 months", retentionDays: 180 }
  `,
  certain: [],
  allowed: [
    'data/no-ingestion-validation',
    'data/no-retention-policy',
    'data/derived-copies-miss-deletion',
    'data/no-lineage-or-versioning',
    'data/self-reinforcing-feedback-loop',
    'evaluation/no-injection-regression-suite',
    'monitoring/no-tracing-on-model-path',
    'evaluation/contamination',
    'agents/human-approval-overload',
    'latency/no-cold-start-plan',
    'requirements/cost-unstated',
    'data/no-point-in-time-join',
    'evaluation/no-production-feedback-to-eval',
  ],
  top: [],
  note: 'Thirteenth round. Labels come from the grey zone, a random share of what passed, and appeals.',
})
