import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'code_executor',
  name: 'Code executor (not isolated by itself)',
  category: 'orchestration',
  tier: 'core',
  parent: 'tool_executor',
  description: 'Runner that executes generated code, shell commands or notebooks, isolated only if a property or a sandbox says so.',
  icon: 'square-terminal',
  aliases: [
    'code executor',
    'python runner',
    'shell tool',
    'shell',
    'terminal',
    'notebook kernel',
    'bash tool',
    'script runner',
    'jupyter',
    'ci runner',
    'command runner',
    'code runner',
  ],
  products: ['Jupyter'],
  traits: ['tool', 'changes_state', 'interprets_code'],
  props: props('isolated', 'networkEgress', 'hasSecrets', 'singleWriter', 'rowLimit', ...toolCalls),
  typicalIn: ['agent', 'llm'],
  typicalOut: ['object_storage', 'relational_db'],
})
