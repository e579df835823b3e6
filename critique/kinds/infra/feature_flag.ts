import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'feature_flag',
  name: 'Feature flag / config service',
  category: 'infra',
  tier: 'extended',
  parent: 'canary_release',
  description: 'Switch that changes behaviour without a deployment.',
  icon: 'toggle-right',
  aliases: ['feature flag', 'feature flags', 'flags', 'remote config', 'config service', 'launchdarkly', 'toggle', 'dynamic config'],
  products: ['LaunchDarkly', 'Unleash', 'Statsig', 'ConfigCat', 'Flagsmith', 'GrowthBook', 'AppConfig', 'OpenFeature'],
  traits: ['deterministic', 'steers_system'],
  props: props('propagation', 'targets', 'audit'),
  typicalIn: ['admin_console', 'incident_runbook', 'ab_test'],
  typicalOut: ['llm_orchestrator', 'llm_gateway', 'agent'],
})
