import { defineKind } from '../kind.ts'
import { entryControls, props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'tool_gateway',
  name: 'Tool gateway / registry',
  category: 'orchestration',
  tier: 'core',
  parent: 'tool_executor',
  description: 'Registry and broker between agents and tools that pins versions, allow-lists and logs every call.',
  icon: 'toolbox',
  aliases: ['tool gateway', 'tool registry', 'mcp gateway', 'tool catalog', 'tool directory', 'tool hub'],
  products: ['Docker MCP Gateway', 'Kong MCP'],
  traits: ['tool', 'gateway', 'deterministic'],
  props: props('pinned', 'allowlist', 'auth', ...toolCalls, ...entryControls),
  typicalIn: ['agent'],
  typicalOut: ['mcp_server', 'tool_executor', 'external_api'],
})
