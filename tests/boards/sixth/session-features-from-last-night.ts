import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'session-features-from-last-night',
  title: 'Feature platform that several teams share, filled once a night',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, peakQps: 1500, statements: ["Offers must react to what the visitor did in this session"] }
    source_connector#click { label: "Clickstream" } -data-> data_warehouse#bq { label: "BigQuery" } -data-> scheduler#dag { label: "Airflow DAG, 02:00" } -data-> feature_store#fs { label: "Feature store (online: DynamoDB)" }
    #bq -data-> training_pipeline#tr { label: "Training: joins latest feature values" } -data-> model_serving#sv { label: "Offer model endpoint" }
    web_client#shop { label: "Shop page" } -> app_service#of { label: "Offer API" } -> #sv -> #fs
    #of -data{ label: "shown and clicked offers" }-> #bq
  `,
  certain: [
    'data/online-feature-staleness',
    'data/no-point-in-time-join',
    'monitoring/no-drift-monitoring',
    'data/self-reinforcing-feedback-loop',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/selective-labels',
    'data/cold-start-unhandled',
    'data/training-serving-skew-paths',
    'retrieval/no-candidate-generation',
    'requirements/stated-requirement-unaddressed',
    'requirements/disconnected-component',
    'retrieval/index-written-but-not-read',
    'security/public-endpoint-without-auth-or-quota',
    'data/no-retention-policy',
    'reliability/no-rollback-of-deploy',
  ],
  top: ['data/online-feature-staleness', 'data/self-reinforcing-feedback-loop', 'evaluation/no-offline-eval'],
  note: 'The session is over before its features exist.',
})
