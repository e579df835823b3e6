import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'radiology-second-look',
  title: 'X-rays sorted by urgency, read by radiologists',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 200, dataClasses: [phi], statements: ["A radiologist reads every image", "Sensitivity at least 95 % per site"] }
    business_system#pacs { label: "PACS (hospital network)" } -data-> message_queue#q { label: "Worklist queue" } -> model_serving#m { label: "Triage model v3, on-premise" } -> human_review_queue#rad { label: "Radiologist reads every image, sorted by urgency" } -> business_system#ris { label: "Report in RIS" }
    #rad -feedback{ label: "final diagnosis" }-> label_store#lab { label: "Confirmed diagnoses" } -data-> offline_eval#ev { label: "Sensitivity per site, age, device" } -control-> regression_gate#gate { label: "Release board approves" } -control-> model_registry#reg { label: "Model registry, versions and data lineage" } -control-> #m
    [#m, #q] -telemetry-> metrics#mon { label: "Monitoring: volume, latency, score drift" } -> alerting#al { label: "Alert to medical physics" }
    #m -telemetry-> drift_monitor#dr { label: "Drift monitor per scanner" } -> #al
    [#m, #rad] -telemetry-> audit_log#aud { label: "Audit log" }
    #q -{ label: "on failure: plain order of arrival" }-> #rad
  `,
  certain: [],
  allowed: [
    'reliability/rollout-without-canary',
    'data/no-retraining-trigger',
    'data/label-quality-uncontrolled',
    'data/no-retention-policy',
    'agents/human-approval-overload',
  ],
  top: [],
  note: 'Fourth round. The model only sorts.',
})
