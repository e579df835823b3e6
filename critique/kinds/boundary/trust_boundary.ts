import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'trust_boundary',
  name: 'Trust boundary',
  category: 'boundary',
  tier: 'core',
  description: 'Frame that marks a change of trust.',
  icon: 'square-dashed',
  aliases: [
    'trust boundary',
    'trust zone',
    'dmz',
    'vpc',
    'private network',
    'internal network',
    'public internet',
    'untrusted zone',
    'trusted zone',
    'security zone',
    'subnet',
    'perimeter',
  ],
  products: ['AWS VPC', 'Azure VNet', 'GCP VPC'],
  traits: ['zone_only'],
  props: props('crossingControls'),
  typicalIn: [],
  typicalOut: [],
})
