import { defineKind } from '../kind.ts'
import { checks, props } from '../props.ts'

export default defineKind({
  id: 'data_validator',
  name: 'Data validator / quarantine',
  category: 'ingestion',
  tier: 'core',
  description: 'Checks schema, quality, provenance or splits of data and quarantines what fails.',
  icon: 'clipboard-check',
  aliases: [
    'data validation',
    'data validator',
    'data quality',
    'quality checks (data)',
    'quarantine',
    'provenance filter',
    'train/test split',
    'data checks',
    'ingest validation',
    'schema checks (data)',
    'memory filter',
  ],
  products: ['Great Expectations', 'Soda', 'Deequ', 'Pandera'],
  traits: ['deterministic', 'validates', 'gate'],
  props: props('mode', 'onFail', 'requiresApproval', ...checks),
  typicalIn: ['source_connector', 'message_queue'],
  typicalOut: ['embedding_pipeline', 'training_pipeline', 'long_term_memory'],
})
