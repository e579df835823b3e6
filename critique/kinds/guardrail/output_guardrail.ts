import { defineKind } from '../kind.ts'
import { checks, props } from '../props.ts'

export default defineKind({
  id: 'output_guardrail',
  name: 'Output safety guardrail',
  category: 'guardrail',
  tier: 'core',
  description: 'Check on generated content before anyone sees it.',
  icon: 'shield-check',
  aliases: [
    'output guardrail',
    'output filter',
    'output moderation',
    'response filter',
    'safety check',
    'post-processing filter',
    'toxicity filter',
    'brand safety',
    'compliance check',
    'response guard',
    'llama guard output',
    'guard on output',
  ],
  products: [
    'Llama Guard',
    'OpenAI Moderation',
    'Perspective API',
    'Bedrock Guardrails',
    'NeMo Guardrails',
    'Azure Content Safety',
    'ShieldGemma',
  ],
  traits: ['screens_content', 'validates'],
  props: props('mode', ['blockRate', { typical: '0.1-1' }], 'categories', 'sampleRate', 'agreement', ...checks),
  typicalIn: ['llm', 'llm_orchestrator'],
  typicalOut: ['chat_ui', 'app_service', 'fallback_responder', 'audit_log'],
})
