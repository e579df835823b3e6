import { defineKind } from '../kind.ts'
import { entryControls, props } from '../props.ts'

export default defineKind({
  id: 'load_balancer',
  name: 'Load balancer',
  category: 'infra',
  tier: 'extended',
  parent: 'api_gateway',
  description: 'Distributor of requests over instances.',
  icon: 'git-fork',
  aliases: ['load balancer', 'lb', 'alb', 'nlb', 'elb', 'haproxy', 'l7 balancer', 'traffic manager', 'global load balancer'],
  products: ['AWS ALB', 'NLB', 'HAProxy', 'NGINX', 'GCP Load Balancing', 'F5', 'Azure Front Door'],
  traits: ['gateway'],
  props: props(
    ['maxQps', { typical: '1k-100k' }],
    'healthCheck',
    ['algorithm', { values: ['least_outstanding', 'round_robin'], typical: 'least_outstanding' }],
    ...entryControls,
  ),
  typicalIn: ['web_client', 'mobile_client', 'cdn'],
  typicalOut: ['api_gateway', 'app_service'],
})
