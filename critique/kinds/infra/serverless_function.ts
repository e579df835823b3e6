import { defineKind } from '../kind.ts'
import { props, scaling } from '../props.ts'

export default defineKind({
  id: 'serverless_function',
  name: 'Serverless function / worker',
  category: 'infra',
  tier: 'extended',
  parent: 'app_service',
  description: 'Function that runs on demand without a server of its own.',
  icon: 'square-function',
  aliases: [
    'lambda',
    'serverless',
    'cloud function',
    'function',
    'faas',
    'worker',
    'background worker',
    'edge function',
    'azure function',
    'job worker',
  ],
  products: ['AWS Lambda', 'Cloud Functions', 'Azure Functions', 'Cloudflare Workers', 'Vercel Functions', 'Modal', 'Celery worker'],
  traits: ['infrastructure'],
  props: props('coldStartMs', 'minReplicas', 'autoscale', ...scaling),
  typicalIn: ['api_gateway', 'message_queue', 'scheduler'],
  typicalOut: ['relational_db', 'llm_gateway', 'object_storage'],
})
