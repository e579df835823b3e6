import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'checkpoint_store',
  name: 'Agent checkpoint / state store',
  category: 'memory',
  tier: 'extended',
  parent: 'session_store',
  description: 'Store of intermediate agent or workflow state for resuming.',
  icon: 'bookmark',
  aliases: [
    'checkpoint',
    'checkpointer',
    'agent state',
    'workflow state',
    'scratchpad',
    'blackboard',
    'task state',
    'state persistence',
    'graph state',
    'langgraph checkpointer',
  ],
  products: ['LangGraph checkpointer', 'Temporal history', 'Postgres', 'Redis', 'SQLite'],
  traits: ['stores_data', 'keeps_memory'],
  props: props(
    ['granularity', { values: ['per_step', 'per_run'], typical: 'per_step', meaning: 'How often state is saved.' }],
    'resume',
    'retentionDays',
    'sizeLimit',
    'compaction',
    ...storedData,
  ),
  typicalIn: ['agent', 'agent_supervisor', 'workflow_engine'],
  typicalOut: ['agent', 'llm_tracing'],
})
