import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'chunker',
  name: 'Chunker / text splitter',
  category: 'ingestion',
  tier: 'core',
  description: 'Step that cuts documents into passages for indexing.',
  icon: 'scissors',
  aliases: [
    'chunker',
    'chunking',
    'text splitter',
    'splitter',
    'segmentation',
    'document splitting',
    'semantic chunking',
    'chunks',
    'passage splitter',
    'chunk',
    'chunk size',
  ],
  products: [
    'LangChain RecursiveCharacterTextSplitter',
    'LlamaIndex node parser',
    'Chonkie',
    'semantic chunker',
    'late chunking',
    'contextual retrieval',
  ],
  traits: ['offline_processing'],
  props: props('chunkTokens', 'overlap', 'strategy', 'chunksPerDoc', 'version', ...batchWork),
  typicalIn: ['document_parser'],
  typicalOut: ['embedding_pipeline', 'embedding_model', 'enrichment'],
})
