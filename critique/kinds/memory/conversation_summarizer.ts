import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'conversation_summarizer',
  name: 'Conversation summarizer / compactor',
  category: 'memory',
  tier: 'extended',
  parent: 'session_store',
  description: 'Step that compresses history so it fits the context budget.',
  icon: 'list-collapse',
  aliases: [
    'summarizer',
    'conversation summary',
    'history compression',
    'compaction',
    'context compaction',
    'summary memory',
    'rolling summary',
  ],
  products: ['LangChain SummaryMemory', 'Flowise ConversationSummaryMemory', 'Claude compaction', 'small LLM'],
  traits: ['coordinates'],
  props: props('compactAtTokens', 'compressionRatio', 'infoLossChecked', ...coordination),
  typicalIn: ['session_store'],
  typicalOut: ['context_builder', 'long_term_memory'],
})
