import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'payment-fraud-stream',
  title: 'Payments scored on a stream',
  strength: 'weak',
  kindless: true,
  sketch: `
    api_consumer#prod { label: "Producers (payment sources)" } -{ label: "JSON events" }-> message_queue#k1 { label: "Kafka payment_transactions" } -> stream_processor#spark { label: "Spark Structured Streaming: Validate + Enrich + Features" }
    #spark -{ label: "score" }-> ml_model#score { label: "Fraud Scoring: Rules + ML hook" } -> [message_queue#k2 { label: "Kafka fraud_scored_transactions" }, data_warehouse#lake { label: "Lakehouse Iceberg/Delta tables" }]
    #lake -> workflow_engine#air { label: "Airflow: Certified datasets + Aggregations" } -> data_warehouse#wh { label: "Warehouse Redshift/Trino queries" }
    #spark -> metrics#mon { label: "Monitoring: Metrics + Logs" }
    #air -> #mon
  `,
  certain: ['monitoring/no-delayed-label-join'],
  allowed: [
    ...optional.model,
    ...optional.watched,
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'reliability/scorer-timeout-undefined',
    'data/no-ingestion-validation',
    'data/no-backfill-path',
    'requirements/cost-unstated',
  ],
  top: ['monitoring/no-delayed-label-join', 'monitoring/no-drift-monitoring', 'evaluation/no-offline-eval'],
  note: 'Scores never meet a chargeback.',
})
