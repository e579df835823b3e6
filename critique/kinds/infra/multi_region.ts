import { defineKind } from '../kind.ts'
import { props, scaling } from '../props.ts'

export default defineKind({
  id: 'multi_region',
  name: 'Multi-region / DR setup',
  category: 'infra',
  tier: 'extended',
  parent: 'api_gateway',
  description: 'Second region for failover or locality.',
  icon: 'map',
  aliases: [
    'multi-region',
    'multi region',
    'disaster recovery',
    'dr',
    'failover region',
    'active-active',
    'active-passive',
    'geo-replication',
    'standby region',
    'replica region',
    'ha',
    'high availability',
  ],
  products: ['Route 53', 'Global Accelerator', 'Spanner', 'Aurora Global', 'Cloudflare LB', 'Azure Traffic Manager'],
  traits: ['infrastructure'],
  props: props('rto', 'rpo', 'regionMode', 'modelAvailability', 'residencyOk', ...scaling),
  typicalIn: ['load_balancer'],
  typicalOut: ['app_service', 'vector_db', 'llm_gateway'],
})
