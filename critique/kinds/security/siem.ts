import { defineKind } from '../kind.ts'
import { props, telemetry } from '../props.ts'

export default defineKind({
  id: 'siem',
  name: 'SIEM / security monitoring',
  category: 'security',
  tier: 'extended',
  parent: 'alerting',
  description: 'Security monitoring that correlates events and raises incidents.',
  icon: 'cctv',
  aliases: ['siem', 'security monitoring', 'soc', 'threat detection', 'security analytics', 'ueba', 'abuse monitoring'],
  products: ['Splunk ES', 'Microsoft Sentinel', 'Chronicle', 'Elastic Security', 'Panther', 'Datadog Cloud SIEM', 'Wazuh'],
  traits: ['records_telemetry', 'raises_alerts'],
  props: props('detections', 'retentionDays', 'redaction', ...telemetry),
  typicalIn: ['audit_log', 'waf', 'logging'],
  typicalOut: ['alerting', 'incident_runbook'],
})
