import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'ad-funnel-clicks',
  title: 'Advertisements chosen in three stages',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#v { label: "Visitor loads page" } -> app_service#ads { label: "Ad server" } -> candidate_generator#cand { label: "Candidate selection" } -> policy_engine#bud { label: "Targeting and budget filter" } -> app_service#fc { label: "Feature computation" } -> ranking_model#ctr { label: "CTR model" } -> app_service#auc { label: "Auction: bid x CTR" }
    feature_store#fs { label: "Feature store" } -> #fc
    nosql_db#prof { label: "User profile store" } -> #fc
    #auc -data-> logging#imp { label: "Impression log" } -data-> message_queue#clk { label: "Click log" } -data-> training_pipeline#tr { label: "Training pipeline" } -data-> #ctr
  `,
  certain: [
    'data/self-reinforcing-feedback-loop',
    'evaluation/no-offline-eval',
    'monitoring/no-drift-monitoring',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/cold-start-unhandled',
    'data/training-serving-skew-paths',
    'data/online-feature-staleness',
    'security/public-endpoint-without-auth-or-quota',
    'retrieval/index-written-but-not-read',
    'reliability/no-rollback-of-deploy',
    'data/no-backfill-path',
  ],
  top: ['data/self-reinforcing-feedback-loop', 'evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Ninth round. Learns only from what it showed.',
})
