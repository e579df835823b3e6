import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'messaging_channel',
  name: 'Messaging / email channel',
  category: 'client',
  tier: 'extended',
  parent: 'chat_ui',
  description: 'Chat or messaging platform that relays messages between people and the system.',
  icon: 'messages-square',
  aliases: [
    'slack',
    'slack bot',
    'teams bot',
    'whatsapp',
    'discord bot',
    'sms',
    'email channel',
    'telegram',
    'messenger',
    'channel adapter',
  ],
  products: ['Slack', 'Microsoft Teams', 'WhatsApp Business', 'Discord', 'Telegram', 'SendGrid', 'Gmail API', 'Outlook'],
  traits: ['request_entry', 'user_interface'],
  props: props('messagesPerDay', 'deliverySemantics', 'identityMapping', 'streaming', ...surface),
  typicalIn: ['end_user'],
  typicalOut: ['api_gateway', 'message_queue', 'app_service'],
})
