import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'long_term_memory',
  name: 'Long-term / user memory',
  category: 'memory',
  tier: 'core',
  description: 'Store of facts about a user or task kept across sessions.',
  icon: 'book-user',
  aliases: [
    'long-term memory',
    'user memory',
    'agent memory',
    'memory',
    'persistent memory',
    'memory store',
    'semantic memory',
    'episodic memory',
    'personalization memory',
    'cross-session memory',
  ],
  products: ['Mem0', 'Zep', 'Letta', 'LangMem', 'Graphiti', 'Supermemory', 'Cognee', 'MemGPT', 'Bedrock AgentCore Memory'],
  traits: ['stores_data', 'keeps_memory'],
  props: props(
    'scope',
    'retentionDays',
    ['writePolicy', { values: ['explicit', 'extracted', 'confirm'], meaning: 'How a fact gets into memory.' }],
    'memoriesPerUser',
    'userControls',
    'provenance',
    'k',
    'compaction',
    ...storedData,
  ),
  typicalIn: ['agent', 'conversation_summarizer'],
  typicalOut: ['context_builder', 'vector_db'],
})
