import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'energy-trader-night',
  title: 'Power contracts bought by a forecast at night',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, statements: ["Imbalance cost is known a month later"] }
    scheduler#c { label: "Cron 23:00" } -> app_service#job { label: "Bidding job" } -> model_serving#f { label: "Load forecast (LSTM)" }
    #job -> external_api#ex { label: "EPEX: place order" }
    data_warehouse#d { label: "Meter data" } -data-> training_pipeline#t { label: "Retrain by hand" } -data-> #f
  `,
  certain: [
    'evaluation/no-offline-eval',
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
    'data/model-promotion-without-registry',
    'data/no-retraining-trigger',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'agents/high-impact-action-without-approval',
    'reliability/failed-items-dropped',
    'data/training-serving-skew-paths',
    'reliability/non-idempotent-write-under-retry',
    'reliability/no-rollback-of-deploy',
  ],
  top: [
    'evaluation/no-offline-eval',
    'monitoring/no-drift-monitoring',
    'agents/high-impact-action-without-approval',
    'monitoring/no-delayed-label-join',
  ],
  note: 'Eleventh round.',
})
