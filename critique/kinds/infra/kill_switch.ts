import { defineKind } from '../kind.ts'

export default defineKind({
  id: 'kill_switch',
  name: 'Kill switch',
  category: 'infra',
  tier: 'core',
  parent: 'feature_flag',
  description: 'Control that stops a feature, tool or agent at once.',
  icon: 'power',
  aliases: ['kill switch', 'emergency stop', 'killswitch', 'pause switch', 'stop button', 'break-glass'],
  products: [],
  traits: ['deterministic', 'steers_system'],
  props: [],
  typicalIn: ['alerting', 'admin_console'],
  typicalOut: ['agent', 'tool_executor'],
})
