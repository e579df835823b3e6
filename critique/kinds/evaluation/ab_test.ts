import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'ab_test',
  name: 'A/B test / experimentation',
  category: 'evaluation',
  tier: 'core',
  description: 'Controlled experiment that compares variants on user outcomes.',
  icon: 'test-tubes',
  aliases: [
    'a/b test',
    'ab test',
    'ab testing',
    'experimentation',
    'experiment platform',
    'split test',
    'interleaving',
    'multi-armed bandit',
    'bandit',
    'online experiment',
    'holdback',
    'a/b',
  ],
  products: ['Statsig', 'GrowthBook', 'Optimizely', 'LaunchDarkly Experimentation', 'Eppo', 'Amplitude Experiment', 'Split', 'Unleash'],
  traits: ['evaluates'],
  props: props('trafficShare', 'primaryMetric', 'guardrailMetrics', 'minRuntime', 'mde', ...evaluationRun),
  typicalIn: ['feature_flag', 'llm_orchestrator', 'ranking_model'],
  typicalOut: ['metrics', 'data_warehouse', 'quality_monitor'],
})
