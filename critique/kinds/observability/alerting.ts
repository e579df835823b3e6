import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'alerting',
  name: 'Alerting / on-call',
  category: 'observability',
  tier: 'core',
  description: 'Thresholds and on-call rules that tell a person something is wrong.',
  icon: 'bell-ring',
  aliases: [
    'alerting',
    'alerts',
    'alert',
    'alarm',
    'on-call',
    'on call',
    'pagerduty',
    'incident management',
    'pager',
    'anomaly alert',
    'slo alert',
    'opsgenie',
  ],
  products: ['PagerDuty', 'Opsgenie', 'Alertmanager', 'Grafana OnCall', 'Sentry', 'incident.io', 'VictorOps', 'FireHydrant'],
  traits: ['steers_system', 'raises_alerts'],
  props: props('alerts', 'mttdTarget', 'runbook'),
  typicalIn: ['metrics', 'quality_monitor', 'cost_attribution', 'drift_monitor'],
  typicalOut: ['notification_service', 'incident_runbook'],
})
