import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'film-home-ranking',
  title: 'Start page of a film service',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000000, p95LatencyMs: 200, statements: ["More hours watched per member"] }
    mobile_client#app { label: "TV and phone app" } -> api_gateway#gw { label: "API gateway", auth: true, quota: true } -> app_service#home { label: "Home API" }
    #home -> candidate_generator#cg { label: "Two-tower candidates" }
    #home -> ranking_model#rk { label: "Ranker (DNN)" }
    #home -> nosql_db#red { label: "User features (Redis)" }
    #app -data{ label: "clicks" }-> message_queue#k { label: "Kafka" } -data-> data_warehouse#bq { label: "Click log" }
    #bq -data-> training_pipeline#tr { label: "Daily training on clicks" }
    #tr -data{ label: "replaces model" }-> #rk
    #home -telemetry-> metrics#dd { label: "Datadog: latency, errors" } -> alerting#pd { label: "PagerDuty" }
  `,
  certain: ['data/self-reinforcing-feedback-loop', 'monitoring/no-drift-monitoring', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/training-serving-skew-paths',
    'data/online-feature-staleness',
    'data/cold-start-unhandled',
    'data/selective-labels',
    'data/no-retention-policy',
    'evaluation/no-per-slice-metrics',
    'monitoring/feedback-dead-end',
    'retrieval/index-written-but-not-read',
    'reliability/no-rollback-of-deploy',
    'latency/critical-path-exceeds-budget',
    'latency/independent-calls-serialised',
  ],
  top: [
    'data/self-reinforcing-feedback-loop',
    'monitoring/no-drift-monitoring',
    'evaluation/no-offline-eval',
    'data/training-serving-skew-paths',
  ],
  note: 'Fifteenth round. The ranker learns every day from clicks on what it showed, and replaces itself unseen.',
})
