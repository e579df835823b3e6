import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'canary_release',
  name: 'Canary / shadow deployment',
  category: 'mlops',
  tier: 'core',
  description: 'Release to a small share of traffic with automatic rollback.',
  icon: 'bird',
  aliases: [
    'canary',
    'canary deployment',
    'shadow',
    'shadow mode',
    'shadow traffic',
    'blue-green',
    'blue green',
    'progressive rollout',
    'staged rollout',
    'rollback',
    'champion challenger',
    'dark launch',
  ],
  products: ['Argo Rollouts', 'Flagger', 'LaunchDarkly', 'Istio traffic split', 'Spinnaker', 'SageMaker shadow variants'],
  traits: ['evaluates', 'steers_system'],
  props: props('trafficShare', 'bakeTime', 'autoRollback', 'comparedMetrics', ...evaluationRun),
  typicalIn: ['regression_gate', 'ci_cd', 'model_registry'],
  typicalOut: ['llm_gateway', 'model_serving', 'quality_monitor'],
})
