import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'red_team',
  name: 'Red teaming / adversarial testing',
  category: 'evaluation',
  tier: 'core',
  description: 'Adversarial test suite and exercises.',
  icon: 'swords',
  aliases: [
    'red team',
    'red teaming',
    'adversarial testing',
    'jailbreak testing',
    'security eval',
    'attack simulation',
    'prompt injection tests',
    'safety eval',
    'pen test (ai)',
    'garak',
  ],
  products: [
    'PyRIT',
    'Garak',
    'promptfoo redteam',
    'Giskard',
    'HarmBench',
    'AgentDojo',
    'DeepTeam',
    'Lakera Red',
    'Mindgard',
    'Counterfit',
  ],
  traits: ['evaluates'],
  props: props('attacks', 'attackSuccessRate', 'schedule', ['categories', { typical: 'OWASP LLM01-LLM10, ASI01-ASI10' }], ...evaluationRun),
  typicalIn: ['llm_orchestrator', 'agent', 'regression_gate'],
  typicalOut: ['golden_dataset', 'regression_gate', 'injection_detector'],
})
