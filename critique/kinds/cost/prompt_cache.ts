import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'prompt_cache',
  name: 'Prompt / prefix (KV) cache',
  category: 'cost',
  tier: 'core',
  description: 'Provider-side reuse of an identical prompt prefix.',
  icon: 'fast-forward',
  aliases: ['prompt cache', 'prompt caching', 'prefix cache', 'kv cache', 'context cache', 'prefix caching', 'cached tokens'],
  products: [
    'Anthropic prompt caching',
    'OpenAI prompt caching',
    'Gemini context caching',
    'vLLM prefix caching',
    'SGLang RadixAttention',
    'LMCache',
    'Bedrock prompt caching',
  ],
  traits: ['caches_answers'],
  props: props(
    'hitRate',
    'discount',
    'ttlMinutes',
    'systemPromptTokens',
    'writePremium',
    'keyIncludes',
    'scope',
    'similarityThreshold',
    'purgeOnDelete',
    'retentionDays',
  ),
  typicalIn: ['context_builder', 'llm_gateway'],
  typicalOut: ['llm', 'self_hosted_llm'],
})
