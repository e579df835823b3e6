import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'enrichment',
  name: 'Metadata extraction / enrichment',
  category: 'ingestion',
  tier: 'extended',
  parent: 'embedding_pipeline',
  description: 'Step that adds titles, owners, dates, tags or permissions to documents.',
  icon: 'tag',
  aliases: [
    'enrichment',
    'metadata extraction',
    'metadata',
    'tagging',
    'entity extraction',
    'ner',
    'summarization (ingest)',
    'document classification',
    'auto-tagging',
    'contextualization',
  ],
  products: ['spaCy', 'LLM extractor', 'GLiNER', 'Instructor', 'LangExtract', 'contextual retrieval'],
  traits: ['offline_processing'],
  props: props('fields', ['coverage', { typical: '90+' }], ['pricePer1kUsd', { typical: '0.2-5' }], ...batchWork),
  typicalIn: ['document_parser', 'chunker'],
  typicalOut: ['embedding_pipeline', 'knowledge_graph', 'keyword_index'],
})
