import { defineKind } from '../kind.ts'
import { entryControls, props } from '../props.ts'

export default defineKind({
  id: 'cdn',
  name: 'CDN / edge',
  category: 'infra',
  tier: 'extended',
  parent: 'api_gateway',
  description: 'Edge network that serves content near the user.',
  icon: 'earth',
  aliases: ['cdn', 'edge', 'edge cache', 'cloudfront', 'cloudflare', 'fastly', 'edge worker', 'static hosting'],
  products: ['Cloudflare', 'CloudFront', 'Fastly', 'Akamai', 'Vercel Edge', 'Netlify'],
  traits: ['gateway'],
  props: props('hitRate', 'pops', 'ttlMinutes', ...entryControls),
  typicalIn: ['web_client', 'mobile_client'],
  typicalOut: ['load_balancer', 'api_gateway', 'object_storage'],
})
