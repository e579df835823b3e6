import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'prompt_compressor',
  name: 'Prompt / context compressor',
  category: 'cost',
  tier: 'extended',
  parent: 'context_builder',
  description: 'Step that shortens context before the model call.',
  icon: 'shrink',
  aliases: [
    'prompt compression',
    'context compression',
    'context pruning',
    'token pruning',
    'contextual compression',
    'llmlingua',
    'snippet extraction',
  ],
  products: ['LLMLingua', 'LongLLMLingua', 'LangChain ContextualCompression', 'RECOMP', 'Provence'],
  traits: ['coordinates'],
  props: props(['compressionRatio', { typical: '2-6' }], ['qualityDelta', { typical: '-0.5 to -2' }], 'sameAsProd', ...coordination),
  typicalIn: ['reranker', 'retriever'],
  typicalOut: ['context_builder'],
})
