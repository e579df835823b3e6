import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'card-fraud-nightly',
  title: 'Card fraud scores from last night’s features',
  strength: 'weak',
  sketch: `
    requires { scope: production, peakQps: 900, p95LatencyMs: 120, dataClasses: [pci], statements: ["Velocity of the last five minutes must count"] }
    api_consumer#switch { label: "Card network switch" } -> app_service#auth { label: "Authorisation service" } -> model_serving#xgb { label: "XGBoost fraud score" }
    #xgb -> feature_store#feast { label: "Feast online store", schedule: "nightly" }
    data_warehouse#bq { label: "BigQuery transactions", dataClasses: [pci] } -data-> #feast
    #bq -data-> training_pipeline#train { label: "Airflow training" } -> #xgb
    #auth -{ label: "decline" }-> relational_db#ledger { label: "Authorisation ledger" }
  `,
  certain: [
    'data/online-feature-staleness',
    'reliability/scorer-timeout-undefined',
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'data/selective-labels',
    'requirements/no-appeal-of-automatic-decision',
    'requirements/high-risk-oversight',
    'latency/critical-path-exceeds-budget',
    'evaluation/no-per-slice-metrics',
  ],
  top: [
    'data/online-feature-staleness',
    'reliability/scorer-timeout-undefined',
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
  ],
  note: 'A stolen card is used up before the features know.',
})
