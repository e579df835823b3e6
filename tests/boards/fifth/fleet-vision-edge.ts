import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'fleet-vision-edge',
  title: 'Road damage found by cameras on buses',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 60, statements: ["90 % of reported holes are real"] }
    zone bus(label: "Bus (edge device)", trust: trusted) {
      external_trigger#cam { label: "Camera frames" } -> vision_model#det { label: "Pothole detector v5 (on-device)" } -> pii_redactor#blur { label: "Blur faces and plates" } -> message_queue#buf { label: "Store-and-forward buffer" }
    }
    #buf -data-> app_service#in { label: "Ingest service" } -> relational_db#cases { label: "Damage reports" } -> human_review_queue#insp { label: "Road inspector confirms before a crew is sent" } -> business_system#crew { label: "Work orders" }
    #insp -feedback{ label: "confirmed / not" }-> label_store#lab { label: "Labels from inspectors" } -data-> training_pipeline#tr { label: "Quarterly retraining" } -data-> offline_eval#ev { label: "Precision and recall per city and weather" } -control-> model_registry#reg { label: "Model registry" } -control-> canary_release#can { label: "Rollout to 5 buses first" } -control-> #det
    [#in, #det] -telemetry-> metrics#m { label: "Detections per km, confirmed share" } -> alerting#al { label: "Alert to data team" }
    #det -telemetry-> drift_monitor#d { label: "Drift monitor" } -> #al
  `,
  certain: [],
  allowed: [
    'data/no-lineage-or-versioning',
    'requirements/latency-target-unstated',
    'data/selective-labels',
    'data/label-quality-uncontrolled',
    'data/no-retention-policy',
  ],
  top: [],
  note: 'Fifth round. A person looks before anybody digs.',
})
