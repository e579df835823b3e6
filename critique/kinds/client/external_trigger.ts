import { defineKind } from '../kind.ts'
import { props, surface } from '../props.ts'

export default defineKind({
  id: 'external_trigger',
  name: 'Webhook / external event',
  category: 'client',
  tier: 'extended',
  description: 'Webhook, inbound e-mail event or partner callback that starts work without a signed-in user.',
  icon: 'webhook',
  aliases: [
    'inbound webhook',
    'incoming webhook',
    'external trigger',
    'external event',
    'incoming email event',
    'event from partner',
    'partner event',
    'webhook in',
    'inbound event',
  ],
  products: ['GitHub webhooks', 'Stripe webhooks'],
  traits: ['request_entry', 'untrusted_source'],
  props: props('auth', 'writers', 'delivery', 'allowlist', ...surface),
  typicalIn: [],
  typicalOut: ['message_queue', 'app_service', 'agent'],
})
