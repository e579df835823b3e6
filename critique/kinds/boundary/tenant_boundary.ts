import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'tenant_boundary',
  name: 'Tenant boundary',
  category: 'boundary',
  tier: 'extended',
  parent: 'trust_boundary',
  description: "Frame that holds one tenant's resources.",
  icon: 'house',
  aliases: ['tenant boundary', 'tenant a', 'tenant b', 'per-tenant', 'customer vpc', 'dedicated tenant', 'single tenant zone'],
  products: [],
  traits: ['zone_only'],
  props: props('isolation'),
  typicalIn: [],
  typicalOut: [],
})
