import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'farm-water-advice',
  title: 'Flood and drought scores for landowners',
  strength: 'weak',
  kindless: true,
  sketch: `
    source_connector#sat { label: "Satellite and river data" } -data-> stream_processor#fe { label: "Feature engineering" } -data-> feature_store#fs { label: "Feature store" } -> ml_model#pe { label: "Prediction engine (ridge + GBM)" }
    #pe -> app_service#fl { label: "Flood risk score" } -> policy_engine#de { label: "Decision engine" }
    #pe -> app_service#dr { label: "Drought risk score" } -> #de
    #pe -> app_service#yl { label: "Yield forecast" } -> #de
    #de -> notification_service#no { label: "Advice to landowner" } -> end_user#lo { label: "Landowner decides" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'requirements/high-risk-oversight',
    'monitoring/no-delayed-label-join',
    'data/online-feature-staleness',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Ninth round. Advice only; the person acts.',
})
