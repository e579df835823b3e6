import { defineKind } from '../kind.ts'
import { entryControls, props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'credential_broker',
  name: 'Credential broker / scoped tokens',
  category: 'security',
  tier: 'core',
  description: 'Broker that exchanges identities for short-lived scoped credentials so that models never see secrets.',
  icon: 'id-card',
  aliases: [
    'credential broker',
    'scoped credentials',
    'token exchange',
    'delegated access',
    'on-behalf-of',
    'least privilege tokens',
    'short-lived tokens',
    'sts',
    'service account',
    'privilege separation',
    'capability tokens',
    'token vault',
    'tool broker',
    'token broker',
  ],
  products: ['AWS STS', 'OAuth token exchange (RFC 8693)', 'HashiCorp Vault', 'Teleport', 'Arcade.dev', 'Auth0 Token Vault', 'SPIFFE'],
  traits: ['tool', 'gateway', 'deterministic'],
  props: props('ttlMinutes', 'accessScope', 'secretsInPrompt', ...toolCalls, ...entryControls),
  typicalIn: ['agent', 'tool_executor'],
  typicalOut: ['external_api', 'secrets_manager', 'audit_log'],
})
