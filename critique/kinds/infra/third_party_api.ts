import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'third_party_api',
  name: 'Third-party API',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'API run by another company.',
  icon: 'puzzle',
  aliases: [
    'third-party api',
    '3rd party',
    'third party api',
    'partner api (outbound)',
    'saas api',
    'partner system',
    'vendor api',
    'weather api',
    'maps api',
    'third party',
  ],
  products: [],
  traits: ['tool', 'third_party'],
  props: props('provider', 'sideEffect', ...toolCalls),
  typicalIn: ['app_service', 'tool_executor'],
  typicalOut: [],
})
