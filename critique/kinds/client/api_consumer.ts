import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'api_consumer',
  name: 'External API consumer',
  category: 'client',
  tier: 'extended',
  parent: 'web_client',
  description: 'External program that calls the system as a client.',
  icon: 'plug',
  aliases: [
    'api client',
    'partner api',
    'b2b client',
    'third-party client',
    'sdk client',
    'tenant application',
    'customer api',
    'developer api',
    'webhook consumer',
  ],
  products: ['Postman', 'OpenAPI client', 'gRPC client'],
  traits: ['request_entry'],
  props: props('maxQps', 'contract', 'rendersMarkdown', ...surface),
  typicalIn: [],
  typicalOut: ['api_gateway', 'load_balancer'],
})
