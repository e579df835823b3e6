import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'waf',
  name: 'WAF / bot & abuse protection',
  category: 'security',
  tier: 'extended',
  parent: 'input_guardrail',
  description: 'Edge filter against bots, floods and web attacks.',
  icon: 'brick-wall-shield',
  aliases: [
    'waf',
    'web application firewall',
    'bot protection',
    'ddos protection',
    'captcha',
    'abuse prevention',
    'firewall',
    'edge security',
    'bot detection',
  ],
  products: ['Cloudflare WAF', 'AWS WAF', 'Akamai', 'Fastly', 'Turnstile', 'reCAPTCHA', 'Imperva', 'Arkose'],
  traits: ['deterministic'],
  props: props(['ruleCount', { typical: '50-500' }], 'challengeRate', 'l7Ddos'),
  typicalIn: ['web_client', 'mobile_client', 'api_consumer'],
  typicalOut: ['api_gateway', 'cdn', 'load_balancer'],
})
