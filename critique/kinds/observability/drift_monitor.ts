import { defineKind } from '../kind.ts'
import { props, telemetry } from '../props.ts'

export default defineKind({
  id: 'drift_monitor',
  name: 'Data / embedding / concept drift monitor',
  category: 'observability',
  tier: 'core',
  description: 'Monitoring of changes in inputs, features or outcomes against a baseline.',
  icon: 'trending-up-down',
  aliases: [
    'drift',
    'drift detection',
    'data drift',
    'concept drift',
    'embedding drift',
    'distribution shift',
    'feature drift',
    'training-serving skew',
    'data quality monitoring',
    'drift monitor',
    'evidently drift',
    'psi',
  ],
  products: ['Evidently', 'WhyLabs', 'Arize', 'NannyML', 'Great Expectations', 'Alibi Detect', 'Soda', 'Monte Carlo', 'TFDV', 'Deequ'],
  traits: ['records_telemetry', 'detects_drift'],
  props: props('metrics', 'driftThreshold', 'windowDays', ...telemetry),
  typicalIn: ['feature_store', 'stream_processor', 'llm_tracing', 'model_serving'],
  typicalOut: ['alerting', 'training_pipeline', 'golden_dataset'],
})
