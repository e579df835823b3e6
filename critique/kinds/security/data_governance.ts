import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'data_governance',
  name: 'Data retention / consent / governance',
  category: 'security',
  tier: 'core',
  description: 'Retention, consent, deletion and residency rules and the jobs that enforce them.',
  icon: 'landmark',
  aliases: [
    'data retention',
    'gdpr',
    'consent',
    'data governance',
    'compliance',
    'deletion',
    'right to be forgotten',
    'data residency',
    'hipaa',
    'soc2',
    'privacy',
    'retention policy',
    'legal hold',
    'data classification',
    'dpa',
  ],
  products: ['OneTrust', 'Collibra', 'Purview', 'BigID', 'Transcend', 'DataHub', 'Unity Catalog', 'Atlan'],
  traits: ['deterministic'],
  props: props('retentionDays', 'deletionSlaDays', 'residency', 'trainingOptOut'),
  typicalIn: ['app_service', 'vector_db', 'llm_tracing'],
  typicalOut: ['vector_db', 'object_storage', 'llm_tracing', 'audit_log'],
})
