import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'model_router',
  name: 'Model router / cascade',
  category: 'model',
  tier: 'core',
  parent: 'router',
  description: 'Step that chooses which model answers a request by difficulty, price or policy.',
  icon: 'shuffle',
  aliases: [
    'model router',
    'model routing',
    'cascade',
    'model cascade',
    'tiered routing',
    'complexity router',
    'difficulty classifier',
    'model selector',
    'cost router',
    'escalation router',
  ],
  products: ['RouteLLM', 'Not Diamond', 'Martian', 'vLLM semantic-router', 'n8n ModelSelector', 'FrugalGPT'],
  traits: ['coordinates'],
  props: props('cheapShare', 'misrouteRate', 'qualityFloor', ...coordination),
  typicalIn: ['llm_orchestrator', 'llm_gateway'],
  typicalOut: ['small_llm', 'llm', 'fallback_model'],
})
