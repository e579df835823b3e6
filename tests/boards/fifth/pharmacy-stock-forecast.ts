import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'pharmacy-stock-forecast',
  title: 'Stock ordered by a forecast, on its own',
  strength: 'weak',
  kindless: true,
  sketch: `
    data_warehouse#dw { label: "Sales history (Snowflake)" } -> training_pipeline#tr { label: "Weekly training job" } -> ml_model#f { label: "Demand forecast model (XGBoost)" } -> app_service#rep { label: "Replenishment service" } -> business_system#erp { label: "Places purchase orders in SAP" }
    scheduler#cron { label: "Every night" } -> #rep
  `,
  certain: ['monitoring/no-drift-monitoring', 'evaluation/no-offline-eval', 'data/model-promotion-without-registry'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'agents/high-impact-action-without-approval',
    'data/self-reinforcing-feedback-loop',
    'data/training-serving-skew-paths',
    'agents/no-action-audit-trail',
    'reliability/non-idempotent-write-under-retry',
    'reliability/no-rollback-of-deploy',
    'requirements/high-risk-oversight',
  ],
  top: [
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
    'evaluation/no-offline-eval',
    'agents/high-impact-action-without-approval',
  ],
  note: 'Fifth round. What was not in stock was not sold, and so is not forecast.',
})
