import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'gym-churn-score',
  title: 'Score that picks the discount of a leaving member',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 250000, p95LatencyMs: 200, statements: ["Whether a member left is known after 60 days"] }
    zone off(label: "Offline") {
      data_warehouse#bq { label: "BigQuery: visits, payments" }
      app_service#sql { label: "dbt features" }
      training_pipeline#tr { label: "XGBoost training notebook" }
    }
    zone on(label: "Online") {
      mobile_client#app { label: "Member app" }
      app_service#fs { label: "Java feature code" }
      model_serving#ms { label: "Churn model (FastAPI)" }
      app_service#off { label: "Offer service" }
    }
    #bq -data-> #sql -data-> #tr -data{ label: "model.pkl copied by hand" }-> #ms
    #app -> #off -> #fs -> #ms
    #fs -> relational_db#pg { label: "Members DB" }
  `,
  certain: [
    'data/training-serving-skew-paths',
    'monitoring/no-drift-monitoring',
    'data/model-promotion-without-registry',
    'monitoring/no-delayed-label-join',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/online-feature-staleness',
    'data/self-reinforcing-feedback-loop',
    'data/selective-labels',
    'data/cold-start-unhandled',
    'data/no-retention-policy',
    'reliability/no-rollback-of-deploy',
    'requirements/no-appeal-of-automatic-decision',
  ],
  top: ['data/training-serving-skew-paths', 'monitoring/no-drift-monitoring', 'monitoring/no-delayed-label-join'],
  note: 'Fourteenth round. Features in two languages, a model copied by hand, nobody looks at it afterwards.',
})
