import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'news-feed-ranking',
  title: 'News feed ordered by a model that learns from its own clicks',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 800000, peakQps: 1500, p95LatencyMs: 200, statements: ["Two million articles and videos", "New articles every minute"] }
    mobile_client#app { label: "News app" } -> app_service#feed { label: "Feed API" } -> ranking_model#rank { label: "Ranking model over the whole catalogue", candidates: 2000000 }
    #rank -> feature_store#fs { label: "Redis features" }
    #feed -data{ label: "impressions and clicks" }-> stream_processor#kafka { label: "Kafka Streams click log" } -data-> data_warehouse#clicks { label: "Clicks of shown articles" } -data-> training_pipeline#train { label: "Daily training" } -> #rank
    #kafka -data-> #fs
  `,
  certain: [
    'data/self-reinforcing-feedback-loop',
    'retrieval/no-candidate-generation',
    'data/cold-start-unhandled',
    'monitoring/no-drift-monitoring',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'latency/critical-path-exceeds-budget',
    'data/training-serving-skew-paths',
    'data/online-feature-staleness',
  ],
  top: ['data/self-reinforcing-feedback-loop', 'retrieval/no-candidate-generation', 'data/cold-start-unhandled'],
  note: 'What is shown is clicked, what is clicked is shown.',
})
