import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'fallback_model',
  name: 'Fallback / secondary model',
  category: 'model',
  tier: 'core',
  description: 'Second model or provider used when the primary one fails.',
  icon: 'life-buoy',
  aliases: [
    'fallback model',
    'secondary model',
    'backup model',
    'backup provider',
    'secondary provider',
    'failover model',
    'degraded model',
    'second provider',
    'fallback llm',
    'fallback provider',
    'fallback azure openai',
    'fallback openai',
    'fallback claude',
  ],
  products: ['Azure OpenAI (secondary)', 'Bedrock (secondary)', 'self-hosted Llama'],
  traits: ['generates', 'runs_model'],
  props: props('model', 'fallbackTrigger', 'qualityDelta', 'warm', 'evaluatedOnGoldenSet', ...modelCalls),
  typicalIn: ['llm_gateway', 'circuit_breaker'],
  typicalOut: ['output_validator'],
})
