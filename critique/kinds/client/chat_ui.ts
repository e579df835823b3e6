import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'chat_ui',
  name: 'Chat / copilot UI',
  category: 'client',
  tier: 'core',
  description: 'Conversation screen that shows model answers and collects reactions.',
  icon: 'message-circle',
  aliases: [
    'chat ui',
    'chat widget',
    'chatbot ui',
    'chat window',
    'copilot panel',
    'assistant ui',
    'conversational ui',
    'chat interface',
    'chat front end',
    'help widget',
  ],
  products: [
    'Intercom Messenger',
    'Zendesk widget',
    'Open WebUI',
    'LibreChat',
    'assistant-ui',
    'Chainlit',
    'Vercel AI SDK UI',
    'CopilotKit',
  ],
  traits: ['request_entry', 'user_interface'],
  props: props('turnsPerSession', 'ttftTarget', 'streaming', 'feedbackControls', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['api_gateway', 'app_service', 'streaming_transport', 'feedback_collector'],
})
