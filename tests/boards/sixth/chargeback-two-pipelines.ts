import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'chargeback-two-pipelines',
  title: 'Card payments scored with counters that two teams compute',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, peakQps: 400, p95LatencyMs: 120, dataClasses: [pci], statements: ["Approve or decline within 120 ms", "Chargebacks arrive up to 60 days later"] }
    external_api#pos { label: "Merchant terminals" } -> api_gateway#gw { label: "Payments API", auth: true } -> app_service#risk { label: "Risk service (Go)" } -> model_serving#tri { label: "Triton: fraud model" }
    #risk -> nosql_db#red { label: "Redis counters, last hour" }
    message_queue#k { label: "Kafka: transactions" } -data-> stream_processor#fl { label: "Flink: velocity counters" } -data-> #red
    #risk -data-> #k
    data_warehouse#sf { label: "Snowflake" } -data-> app_service#dbt { label: "dbt models: velocity features" } -data-> training_pipeline#tr { label: "Nightly XGBoost training" } -data-> #tri
    #risk -> payment_api#net { label: "Card network: authorise / decline" }
  `,
  certain: [
    'data/training-serving-skew-paths',
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
    'reliability/scorer-timeout-undefined',
    'evaluation/no-offline-eval',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'data/selective-labels',
    'data/self-reinforcing-feedback-loop',
    'data/online-feature-staleness',
    'latency/critical-path-exceeds-budget',
    'requirements/no-appeal-of-automatic-decision',
    'reliability/no-rollback-of-deploy',
    'requirements/high-risk-oversight',
    'reliability/non-idempotent-write-under-retry',
    'security/no-access-audit-trail',
  ],
  top: ['data/training-serving-skew-paths'],
  note: 'The same counters in Flink and in dbt, and training writes straight into serving.',
})
