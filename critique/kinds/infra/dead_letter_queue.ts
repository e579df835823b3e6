import { defineKind } from '../kind.ts'
import { delivery, props } from '../props.ts'

export default defineKind({
  id: 'dead_letter_queue',
  name: 'Dead-letter queue',
  category: 'infra',
  tier: 'extended',
  parent: 'message_queue',
  description: 'Queue for messages that failed repeatedly.',
  icon: 'mail-x',
  aliases: ['dlq', 'dead letter', 'dead-letter queue', 'dead letter queue', 'poison queue', 'failed jobs', 'error queue', 'parking lot'],
  products: ['SQS DLQ', 'Kafka DLT', 'RabbitMQ DLX', 'Celery failed', 'BullMQ failed'],
  traits: ['async_boundary', 'recovers_failures'],
  props: props('alertDepth', 'retentionDays', 'replayTool', ...delivery),
  typicalIn: ['message_queue', 'embedding_pipeline', 'document_parser'],
  typicalOut: ['alerting', 'human_review_queue'],
})
