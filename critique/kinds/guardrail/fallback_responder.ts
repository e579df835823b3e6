import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'fallback_responder',
  name: 'Fallback / abstain responder',
  category: 'guardrail',
  tier: 'core',
  description: 'Safe answer given when retrieval, model or checks fail.',
  icon: 'message-square-off',
  aliases: [
    'fallback',
    'fallback response',
    'abstain',
    "i don't know response",
    'graceful degradation',
    'default response',
    'canned response',
    'static fallback',
    'refusal handler',
    'safe response',
    'degraded mode',
  ],
  products: [],
  traits: ['recovers_failures'],
  props: props(['fallbackTrigger', { typical: 'low score / timeout / guard fail' }], 'rateAlert', 'options'),
  typicalIn: ['output_validator', 'groundedness_checker', 'llm_gateway', 'circuit_breaker'],
  typicalOut: ['chat_ui', 'human_handoff'],
})
