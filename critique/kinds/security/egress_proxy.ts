import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'egress_proxy',
  name: 'Egress proxy / allow-list',
  category: 'security',
  tier: 'core',
  description: 'Outbound proxy that allows only listed destinations.',
  icon: 'log-out',
  aliases: [
    'egress proxy',
    'egress control',
    'outbound proxy',
    'allowlist',
    'url allow-list',
    'network policy',
    'exfiltration control',
    'dns filtering',
    'nat gateway',
    'content-security-policy',
    'link sanitizer',
  ],
  products: ['Squid', 'Envoy egress', 'AWS Network Firewall', 'Cilium', 'Smokescreen', 'Zscaler'],
  traits: ['deterministic', 'gate', 'restricts_egress'],
  props: props('policy', 'allowlist', 'markdownImageBlock', 'logged', 'requiresApproval'),
  typicalIn: ['code_sandbox', 'browser_tool', 'tool_executor', 'app_service'],
  typicalOut: ['external_api', 'audit_log'],
})
