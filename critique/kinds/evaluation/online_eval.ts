import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'online_eval',
  name: 'Online evaluation (sampled production)',
  category: 'evaluation',
  tier: 'core',
  description: 'Scoring of sampled production traffic.',
  icon: 'radar',
  aliases: [
    'online eval',
    'online evaluation',
    'production eval',
    'sampled eval',
    'live scoring',
    'production scoring',
    'continuous evaluation',
    'shadow scoring',
    'quality sampling',
  ],
  products: ['Langfuse online evals', 'LangSmith online evaluators', 'Phoenix', 'Galileo', 'Arize', 'Fiddler', 'Maxim', 'Confident AI'],
  traits: ['evaluates'],
  props: props('sampleRate', 'metrics', 'mode', 'minSamples', ...evaluationRun),
  typicalIn: ['llm_tracing', 'llm_judge'],
  typicalOut: ['quality_monitor', 'alerting', 'golden_dataset'],
})
