import { defineKind } from '../kind.ts'
import { delivery, props } from '../props.ts'

export default defineKind({
  id: 'stream_processor',
  name: 'Stream processor',
  category: 'ingestion',
  tier: 'extended',
  parent: 'embedding_pipeline',
  description: 'Job that computes over events as they arrive.',
  icon: 'waves-horizontal',
  aliases: [
    'stream processing',
    'flink',
    'spark streaming',
    'real-time pipeline',
    'event processor',
    'windowing',
    'streaming job',
    'online feature computation',
  ],
  products: ['Flink', 'Spark Structured Streaming', 'Kafka Streams', 'Beam', 'ksqlDB', 'Materialize', 'RisingWave', 'Bytewax'],
  traits: ['async_boundary'],
  props: props('windowSeconds', 'stateSize', 'exactlyOnce', 'freshnessSeconds', 'backfill', ...delivery),
  typicalIn: ['message_queue'],
  typicalOut: ['feature_store', 'data_warehouse', 'drift_monitor', 'metrics'],
})
