import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'deduplicator',
  name: 'Deduplication / content versioning',
  category: 'ingestion',
  tier: 'extended',
  parent: 'embedding_pipeline',
  description: 'Step that removes duplicate or outdated copies.',
  icon: 'copy-x',
  aliases: [
    'dedup',
    'deduplication',
    'dedupe',
    'near-duplicate detection',
    'minhash',
    'content hash',
    'versioning (docs)',
    'record manager',
    'change detection',
  ],
  products: ['MinHash LSH', 'SimHash', 'datasketch', 'LangChain RecordManager', 'Flowise RecordManager'],
  traits: ['offline_processing', 'deterministic'],
  props: props('similarityThreshold', 'keepPolicy', 'tombstones', ...batchWork),
  typicalIn: ['document_parser', 'crawler'],
  typicalOut: ['embedding_pipeline', 'object_storage'],
})
