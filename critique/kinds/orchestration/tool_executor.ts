import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'tool_executor',
  name: 'Tool / function executor',
  category: 'orchestration',
  tier: 'core',
  description: 'Component that runs the typed functions a model asks for.',
  icon: 'wrench',
  aliases: [
    'tools',
    'tool',
    'tool calling',
    'function calling',
    'tool executor',
    'tool runner',
    'tool layer',
    'actions',
    'action executor',
    'api tools',
    'function executor',
    'plugin',
    'tool service',
    'tool use',
  ],
  products: ['OpenAI function calling', 'Composio', 'Zapier NLA', 'Toolhouse', 'Arcade.dev', 'LangChain tools', 'n8n tools'],
  traits: ['tool'],
  props: props('toolCount', 'sideEffect', 'requiresApproval', ...toolCalls),
  typicalIn: ['agent', 'planner', 'llm_orchestrator'],
  typicalOut: ['external_api', 'relational_db', 'mcp_server', 'audit_log', 'tool_call_validator', 'credential_broker'],
})
