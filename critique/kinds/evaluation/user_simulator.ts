import { defineKind } from '../kind.ts'
import { evaluationRun, props } from '../props.ts'

export default defineKind({
  id: 'user_simulator',
  name: 'User / conversation simulator',
  category: 'evaluation',
  tier: 'extended',
  parent: 'offline_eval',
  description: 'Simulated users that exercise multi-turn behaviour.',
  icon: 'drama',
  aliases: [
    'user simulator',
    'conversation simulator',
    'simulation',
    'persona simulation',
    'synthetic users',
    'agent simulation',
    'scenario simulator',
    'self-play',
  ],
  products: [
    'tau-bench',
    'AgentDojo',
    'LangWatch Scenario',
    'Maxim simulation',
    'DoorDash simulator',
    'DeepEval ConversationSimulator',
    'Coval',
    'Hamming',
  ],
  traits: ['evaluates'],
  props: props('scenarioCount', 'personas', 'passAtK', 'turnLimit', ...evaluationRun),
  typicalIn: ['offline_eval'],
  typicalOut: ['agent', 'llm_orchestrator', 'llm_judge'],
})
