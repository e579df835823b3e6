import { defineKind } from '../kind.ts'
import { entryControls, props } from '../props.ts'

export default defineKind({
  id: 'streaming_transport',
  name: 'Streaming transport (SSE/WebSocket)',
  category: 'infra',
  tier: 'extended',
  parent: 'app_service',
  description: 'Long-lived connection that carries tokens or events to the client.',
  icon: 'radio',
  aliases: [
    'sse',
    'websocket',
    'websockets',
    'server-sent events',
    'streaming',
    'token streaming',
    'long polling',
    'grpc stream',
    'socket server',
    'realtime channel',
  ],
  products: ['SSE', 'WebSocket', 'Socket.IO', 'Ably', 'Pusher', 'gRPC streaming', 'Centrifugo', 'SignalR'],
  traits: ['gateway'],
  props: props('concurrentConnections', 'resumeToken', 'sticky', ...entryControls),
  typicalIn: ['llm_orchestrator', 'app_service'],
  typicalOut: ['chat_ui', 'web_client'],
})
