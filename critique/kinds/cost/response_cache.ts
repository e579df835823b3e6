import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'response_cache',
  name: 'Response cache (exact)',
  category: 'cost',
  tier: 'core',
  description: 'Cache of finished answers by exact key.',
  icon: 'zap',
  aliases: [
    'cache',
    'response cache',
    'redis cache',
    'redis',
    'memcached',
    'exact cache',
    'answer cache',
    'result cache',
    'llm cache',
    'completion cache',
    'caching',
    'cache layer',
  ],
  products: ['Redis', 'Memcached', 'Valkey', 'Dragonfly', 'Upstash Redis', 'Momento', 'ElastiCache', 'LangChain cache', 'Cloudflare KV'],
  traits: ['stores_data', 'caches_answers'],
  props: props('hitRate', 'ttlMinutes', 'keyIncludes', 'invalidation', 'stalePolicy', 'similarityThreshold', ...storedData),
  typicalIn: ['app_service', 'llm_gateway', 'llm_orchestrator'],
  typicalOut: ['llm_gateway', 'app_service'],
})
