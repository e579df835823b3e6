import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'card-auth-stream',
  title: 'Fraud decisions on card authorisations',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { peakQps: 1800, p95LatencyMs: 80, dataClasses: [pci], statements: ["Approve or decline every authorisation", "Every decline can be explained to the card holder"] }
    api_consumer#psp { label: "Acquirer: ISO 8583 auths" } -> app_service#dec { label: "decision-svc (Kotlin)" }
    #dec -> policy_engine#dr { label: "Drools: 240 rules" }
    #dec -> model_serving#xgb { label: "XGBoost scorer (ONNX)" } -> feature_store#fs { label: "Feast / Redis" }
    #psp -data-> message_queue#k { label: "Kafka: auth events" } -data-> stream_processor#fl { label: "Flink velocity windows" } -data-> #fs
    #k -data-> data_warehouse#lake { label: "Iceberg lake" }
    label_store#cb { label: "Chargebacks (30-90 d)" } -data-> #lake -data-> training_pipeline#tr { label: "Train (approved auths + chargebacks), quarterly, by hand" }
    #fs -data{ label: "get_historical_features (point in time)" }-> #tr
    #tr -data-> offline_eval#nb { label: "Backtest notebook" }
    #tr -data{ label: "scp model.onnx" }-> #xgb
    #dec -> human_review_queue#case { label: "Case manager: grey zone to analysts" }
    #dec -> notification_service#dl { label: "Decline code + reason" }
    #dec -telemetry-> metrics#gf { label: "Grafana: TPS, latency" }
  `,
  certain: [
    'reliability/scorer-timeout-undefined',
    'data/selective-labels',
    'data/model-promotion-without-registry',
    'monitoring/no-drift-monitoring',
    'evaluation/no-release-gate',
  ],
  allowed: [
    ...fair.unmeasured.filter((rule) => rule !== 'evaluation/no-offline-eval'),
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'data/self-reinforcing-feedback-loop',
    'data/online-feature-staleness',
    'evaluation/no-per-slice-metrics',
    'evaluation/eval-path-differs-from-prod',
    'evaluation/contamination',
    'agents/human-approval-overload',
    'reliability/guardrail-fails-open',
    'latency/critical-path-exceeds-budget',
    'monitoring/feedback-dead-end',
    'reliability/non-idempotent-write-under-retry',
  ],
  top: ['reliability/scorer-timeout-undefined', 'data/selective-labels', 'monitoring/no-drift-monitoring', 'evaluation/no-release-gate'],
  note: 'Thirteenth round. A backtest exists and stops nothing; the model learns only from what was approved.',
})
