import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'region_boundary',
  name: 'Region / residency boundary',
  category: 'boundary',
  tier: 'extended',
  parent: 'trust_boundary',
  description: 'Frame that marks a location or residency area.',
  icon: 'map-pin',
  aliases: [
    'region',
    'eu region',
    'us region',
    'availability zone',
    'az',
    'data residency zone',
    'us-east-1',
    'eu-west-1',
    'on-prem',
    'on premises',
    'edge site',
    'on-device',
  ],
  products: [],
  traits: ['zone_only'],
  props: props('residencyRule'),
  typicalIn: [],
  typicalOut: [],
})
