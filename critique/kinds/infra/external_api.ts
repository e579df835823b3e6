import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'external_api',
  name: 'System behind an API (purpose unknown)',
  category: 'infra',
  tier: 'core',
  description: 'System reached over an API whose purpose the board does not say.',
  icon: 'cable',
  aliases: ['external api', 'enterprise api', 'integration', 'api integration', 'downstream api', 'remote api'],
  products: ['Salesforce API', 'SAP', 'Epic EHR', 'Google Calendar', 'Workday', 'Shopify', 'Plaid', 'GitHub API'],
  traits: ['tool'],
  props: props('limitRpm', 'sideEffect', 'accessScope', 'testMode', ...toolCalls),
  typicalIn: ['tool_executor', 'mcp_server', 'app_service'],
  typicalOut: ['app_service', 'tool_executor'],
})
