import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'regression_gate',
  name: 'Eval gate in CI / release gate',
  category: 'evaluation',
  tier: 'core',
  description: 'Gate that blocks a release when evaluation results fall below a threshold.',
  icon: 'traffic-cone',
  aliases: [
    'eval gate',
    'quality gate',
    'regression gate',
    'regression test',
    'release gate',
    'ci eval',
    'deployment gate',
    'promotion gate',
    'launch criteria',
    'go/no-go',
    'promptfoo in ci',
    'evals in ci',
    'eval in ci',
  ],
  products: ['promptfoo CI', 'DeepEval pytest', 'Braintrust CI', 'LangSmith CI', 'GitHub Actions', 'Confident AI'],
  traits: ['evaluates', 'steers_system'],
  props: props('blocking', 'releaseCriteria', 'metrics', 'flakePolicy', 'overrideAudit', ...evaluationRun),
  typicalIn: ['offline_eval', 'ci_cd'],
  typicalOut: ['canary_release', 'prompt_registry', 'model_registry'],
})
