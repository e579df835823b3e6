import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'semantic_cache',
  name: 'Semantic cache',
  category: 'cost',
  tier: 'core',
  description: 'Cache that reuses the answer to a similar earlier question.',
  icon: 'sparkles',
  aliases: ['semantic cache', 'semantic caching', 'gptcache', 'similarity cache', 'embedding-based cache', 'vector cache', 'fuzzy cache'],
  products: [
    'GPTCache',
    'Redis LangCache',
    'LiteLLM semantic cache',
    'Portkey semantic cache',
    'Bifrost semantic cache',
    'Zilliz',
    'Upstash Semantic Cache',
    'vLLM semantic-router cache',
  ],
  traits: ['stores_data', 'caches_answers'],
  props: props(
    'similarityThreshold',
    'hitRate',
    'ttlMinutes',
    'falseHitRate',
    'keyIncludes',
    ['writePolicy', { values: ['only_validated_answers', 'all'], typical: 'only_validated_answers' }],
    ...storedData,
  ),
  typicalIn: ['app_service', 'llm_gateway', 'embedding_model'],
  typicalOut: ['llm_gateway', 'llm'],
})
