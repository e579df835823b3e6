import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'email_inbox',
  name: 'E-mail inbox',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'Mailbox with messages from outside and private correspondence.',
  icon: 'mails',
  aliases: ['inbox', 'mailbox', 'email inbox', 'incoming email', 'emails', 'shared mailbox', 'support inbox', 'mail'],
  products: ['Gmail', 'Outlook', 'Exchange', 'Microsoft Graph Mail'],
  traits: ['untrusted_source', 'private_data'],
  props: props('writers', 'accessScope', 'sideEffect', 'allowlist'),
  typicalIn: ['external_trigger'],
  typicalOut: ['agent', 'quarantined_llm'],
})
