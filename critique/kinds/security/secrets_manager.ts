import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'secrets_manager',
  name: 'Secrets manager',
  category: 'security',
  tier: 'core',
  description: 'Vault for keys, passwords and certificates.',
  icon: 'vault',
  aliases: ['secrets', 'secrets manager', 'vault', 'key vault', 'secret store', 'api keys', 'secrets store', 'credentials store'],
  products: ['HashiCorp Vault', 'AWS Secrets Manager', 'GCP Secret Manager', 'Azure Key Vault', 'Doppler', '1Password', 'Infisical'],
  traits: ['holds_secrets'],
  props: props('rotation', 'access', 'audit'),
  typicalIn: ['app_service', 'tool_executor', 'llm_gateway', 'mcp_server'],
  typicalOut: ['credential_broker'],
})
