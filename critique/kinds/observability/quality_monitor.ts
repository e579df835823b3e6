import { defineKind } from '../kind.ts'
import { props, telemetry } from '../props.ts'

export default defineKind({
  id: 'quality_monitor',
  name: 'AI quality monitor',
  category: 'observability',
  tier: 'core',
  description: 'Monitoring of answer quality in production.',
  icon: 'activity',
  aliases: [
    'quality monitoring',
    'quality monitor',
    'hallucination monitoring',
    'response quality dashboard',
    'answer quality',
    'llm quality',
    'model monitoring',
    'model quality',
    'eval dashboard',
    'performance monitoring (model)',
  ],
  products: ['Arize', 'Fiddler', 'WhyLabs', 'Evidently', 'Galileo', 'Langfuse dashboards', 'Aporia', 'NannyML', 'Phoenix', 'Superwise'],
  traits: ['records_telemetry'],
  props: props('metrics', 'slices', 'alertDelta', 'lagMinutes', ...telemetry),
  typicalIn: ['online_eval', 'llm_tracing', 'feedback_collector', 'llm_judge'],
  typicalOut: ['alerting', 'golden_dataset', 'regression_gate'],
})
