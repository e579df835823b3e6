import { defineKind } from '../kind.ts'
import { entryControls, props } from '../props.ts'

export default defineKind({
  id: 'api_gateway',
  name: 'API gateway',
  category: 'infra',
  tier: 'core',
  description: 'Entry point that routes, authenticates and limits API calls.',
  icon: 'door-closed',
  aliases: ['api gateway', 'gateway', 'ingress', 'edge gateway', 'reverse proxy', 'kong', 'apigee', 'nginx', 'bff gateway', 'envoy'],
  products: ['Kong', 'AWS API Gateway', 'Apigee', 'NGINX', 'Envoy', 'Azure APIM', 'Traefik', 'Tyk', 'KrakenD'],
  traits: ['gateway'],
  props: props(['maxQps', { typical: '100-20k' }], 'auth', 'quota', 'maxBodyMb', ...entryControls),
  typicalIn: ['web_client', 'mobile_client', 'api_consumer', 'waf', 'load_balancer'],
  typicalOut: ['app_service', 'auth_service', 'rate_limiter', 'llm_gateway'],
})
