import { defineKind } from '../kind.ts'
import { props, telemetry } from '../props.ts'

export default defineKind({
  id: 'audit_log',
  name: 'Audit log',
  category: 'observability',
  tier: 'core',
  description: 'Append-only record of who did what on whose behalf.',
  icon: 'stamp',
  aliases: [
    'audit log',
    'audit trail',
    'audit',
    'compliance log',
    'immutable log',
    'worm log',
    'activity log',
    'decision log',
    'access log',
  ],
  products: ['CloudTrail', 'immudb', 'S3 Object Lock', 'Splunk', 'QLDB', 'Panther', 'OpenTelemetry + WORM'],
  traits: ['records_telemetry', 'audit_trail'],
  props: props(
    'immutability',
    ['fields', { typical: 'actor, on-behalf-of, action, args hash, approval, result' }],
    'retentionDays',
    'tamperEvidence',
    ...telemetry,
  ),
  typicalIn: ['tool_executor', 'approval_gate', 'authorization', 'policy_engine', 'admin_console'],
  typicalOut: ['data_warehouse', 'siem'],
})
