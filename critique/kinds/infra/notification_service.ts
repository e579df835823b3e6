import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'notification_service',
  name: 'Notification service',
  category: 'infra',
  tier: 'extended',
  parent: 'external_api',
  description: 'Component that sends push, SMS, chat or webhook messages.',
  icon: 'bell',
  aliases: ['notifications', 'notification service', 'push', 'email service', 'sms service', 'alerts to user', 'webhook out', 'email svc'],
  products: ['SendGrid', 'SES', 'Twilio', 'FCM', 'APNs', 'Novu', 'Knock', 'Courier', 'OneSignal'],
  traits: ['tool', 'changes_state', 'sends_outside'],
  props: props('itemsPerDay', 'preferenceCenter', 'dedupe', 'singleWriter', ...toolCalls),
  typicalIn: ['app_service', 'workflow_engine', 'alerting'],
  typicalOut: ['end_user', 'messaging_channel'],
})
