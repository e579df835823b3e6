import { defineKind } from '../kind.ts'
import { batchWork, props } from '../props.ts'

export default defineKind({
  id: 'batch_inference',
  name: 'Batch / async inference',
  category: 'cost',
  tier: 'extended',
  parent: 'llm',
  description: 'Asynchronous model processing of many items at a discount.',
  icon: 'package',
  aliases: [
    'batch inference',
    'batch api',
    'offline inference',
    'async inference',
    'bulk processing',
    'batch job',
    'batch processing',
    'nightly inference',
    'batch scoring',
  ],
  products: [
    'OpenAI Batch API',
    'Anthropic Message Batches',
    'Bedrock batch',
    'Vertex batch',
    'Ray Data',
    'Spark',
    'SageMaker Batch Transform',
  ],
  traits: ['offline_processing'],
  props: props('turnaround', 'itemsPerDay', ['discount', { typical: '50' }], 'resumable', ...batchWork),
  typicalIn: ['scheduler', 'message_queue', 'data_warehouse'],
  typicalOut: ['object_storage', 'data_warehouse', 'metrics'],
})
