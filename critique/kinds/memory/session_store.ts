import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'session_store',
  name: 'Session / conversation store',
  category: 'memory',
  tier: 'core',
  description: 'Store of the turns and state of a running conversation.',
  icon: 'message-square-more',
  aliases: [
    'session store',
    'session',
    'conversation history',
    'chat history',
    'conversation store',
    'thread store',
    'short-term memory',
    'conversation memory',
    'buffer memory',
    'chat memory',
    'state store',
    'redis (session)',
    'message history',
    'thread',
  ],
  products: ['Redis', 'DynamoDB', 'Postgres', 'Upstash', 'Flowise BufferMemory', 'Zep', 'Firestore'],
  traits: ['stores_data', 'keeps_memory'],
  props: props('retentionDays', 'turnsKept', 'scope', 'maxTokens', 'encrypted', 'compaction', ...storedData),
  typicalIn: ['app_service', 'agent', 'llm_orchestrator'],
  typicalOut: ['context_builder', 'conversation_summarizer'],
})
