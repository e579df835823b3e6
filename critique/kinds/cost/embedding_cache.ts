import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'embedding_cache',
  name: 'Embedding cache',
  category: 'cost',
  tier: 'extended',
  parent: 'response_cache',
  description: 'Cache of vectors by content hash.',
  icon: 'archive',
  aliases: ['embedding cache', 'vector cache (embeddings)', 'cached embeddings', 'content-hash cache'],
  products: ['LangChain CacheBackedEmbeddings', 'Redis', 'DiskCache'],
  traits: ['stores_data', 'caches_answers'],
  props: props('hitRate', 'keyIncludes', ['sizeGb', { typical: '1-100' }], 'ttlMinutes', 'similarityThreshold', ...storedData),
  typicalIn: ['embedding_pipeline', 'embedding_model'],
  typicalOut: ['vector_db'],
})
