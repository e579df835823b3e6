import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'mcp_server',
  name: 'MCP server / tool registry',
  category: 'orchestration',
  tier: 'core',
  description: 'Server that exposes tools, resources and prompts to models over the Model Context Protocol.',
  icon: 'unplug',
  aliases: ['mcp', 'mcp server', 'model context protocol'],
  products: ['MCP SDK', 'FastMCP', 'Smithery', 'Context7', 'GitHub MCP', 'Docker MCP Gateway', 'MCP registry'],
  traits: ['tool'],
  props: props('servers', 'provider', 'pinned', 'authMethod', ...toolCalls),
  typicalIn: ['agent', 'tool_executor'],
  typicalOut: ['external_api', 'relational_db', 'secrets_manager'],
})
