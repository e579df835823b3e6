import { defineKind } from '../kind.ts'
import { delivery, props } from '../props.ts'

export default defineKind({
  id: 'cdc_stream',
  name: 'Change data capture / sync',
  category: 'ingestion',
  tier: 'extended',
  parent: 'message_queue',
  description: 'Stream of inserts, updates and deletes from a source.',
  icon: 'refresh-cw',
  aliases: [
    'cdc',
    'change data capture',
    'sync',
    'sync job',
    'incremental sync',
    'delta sync',
    'webhook sync',
    'database replication',
    'binlog',
    'change feed',
    'change events',
    'debezium',
  ],
  products: ['Debezium', 'Kafka Connect', 'AWS DMS', 'Fivetran', 'Airbyte', 'Estuary'],
  traits: ['async_boundary'],
  props: props('lagSeconds', 'ordering', 'replayable', ...delivery),
  typicalIn: ['relational_db', 'source_connector'],
  typicalOut: ['message_queue', 'embedding_pipeline', 'feature_store', 'data_warehouse'],
})
