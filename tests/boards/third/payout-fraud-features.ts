import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'payout-fraud-features',
  title: 'Payout fraud with features written twice',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, peakQps: 400, p95LatencyMs: 150 }
    external_trigger#req { label: "Payout request" } -> app_service#risk { label: "Risk service" } -> stream_processor#flink { label: "Flink: velocity counters" } -data-> feature_store#redis { label: "Redis online features" }
    #risk -> #redis
    #risk -> ml_model#xgb { label: "XGBoost fraud model" } -> router#decide { label: "Block / allow" } -> payment_api#pay { label: "Payout API" }
    data_warehouse#snow { label: "Snowflake" } -data{ label: "SQL features" }-> training_pipeline#train { label: "Monthly training notebook" } -data-> #xgb
  `,
  certain: ['data/training-serving-skew-paths', 'monitoring/no-drift-monitoring'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/online-feature-staleness',
    'data/selective-labels',
    'data/self-reinforcing-feedback-loop',
    'agents/high-impact-action-without-approval',
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'reliability/no-rollback-of-deploy',
    'evaluation/no-per-slice-metrics',
    'latency/critical-path-exceeds-budget',
    'latency/side-work-on-critical-path',
    'reliability/throughput-exceeds-provider-limit',
  ],
  top: ['data/training-serving-skew-paths', 'monitoring/no-drift-monitoring', 'monitoring/no-delayed-label-join'],
  note: 'SQL at training, Flink at serving, and nobody looks afterwards.',
})
