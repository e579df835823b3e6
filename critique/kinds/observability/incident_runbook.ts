import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'incident_runbook',
  name: 'Incident runbook',
  category: 'observability',
  tier: 'extended',
  parent: 'alerting',
  description: 'Written, rehearsed steps for handling an incident.',
  icon: 'siren',
  aliases: ['runbook', 'playbook', 'incident response', 'rollback button', 'war room'],
  products: ['Rundeck', 'incident.io', 'FireHydrant', 'LaunchDarkly kill switch', 'Statuspage'],
  traits: ['steers_system'],
  props: props('timeToDisable', 'stopScope', 'testedDaysAgo'),
  typicalIn: ['alerting'],
  typicalOut: ['feature_flag', 'llm_gateway', 'fallback_responder'],
})
