import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'shop-recommender-daily',
  title: 'Recommendations trained on their own clicks',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000000, p95LatencyMs: 200 }
    end_user#s { label: "Shopper" } -> mobile_client#app { label: "Shop app" } -> app_service#api { label: "Recommendation API" } -> ranking_model#rank { label: "Ranking model scores all 2M items" }
    #api -> feature_store#fs { label: "Feature store" }
    #app -data{ label: "clicks" }-> message_queue#k { label: "Kafka clickstream" } -data-> data_warehouse#dw { label: "Click logs" } -data-> training_pipeline#tr { label: "Daily training" } -data-> #rank
  `,
  certain: ['retrieval/no-candidate-generation', 'data/self-reinforcing-feedback-loop', 'data/model-promotion-without-registry'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/training-serving-skew-paths',
    'data/cold-start-unhandled',
    'data/online-feature-staleness',
    'latency/critical-path-exceeds-budget',
    'reliability/throughput-exceeds-provider-limit',
    'reliability/no-rollback-of-deploy',
    'evaluation/no-per-slice-metrics',
    'data/selective-labels',
  ],
  top: ['retrieval/no-candidate-generation', 'data/self-reinforcing-feedback-loop', 'data/training-serving-skew-paths'],
  note: 'Fourth round. Every item is scored, and only what was shown is ever clicked.',
})
