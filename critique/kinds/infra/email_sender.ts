import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'email_sender',
  name: 'E-mail sender',
  category: 'infra',
  tier: 'core',
  parent: 'notification_service',
  description: 'Component that sends e-mail to people, including outside the organisation.',
  icon: 'send',
  aliases: ['email sender', 'send email', 'mail sender', 'smtp', 'outbound email', 'reply to customer', 'send mail', 'mailer'],
  products: ['SendGrid', 'Amazon SES', 'Mailgun', 'Postmark'],
  traits: ['tool', 'changes_state', 'sends_outside', 'high_impact_action'],
  props: props('requiresApproval', 'external', 'allowlist', 'singleWriter', ...toolCalls),
  typicalIn: ['agent', 'app_service'],
  typicalOut: ['end_user'],
})
