import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'payment_api',
  name: 'Payment / refund API',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'API that charges, refunds, pays out or transfers money.',
  icon: 'credit-card',
  aliases: [
    'payment api',
    'payment',
    'payments',
    'refund api',
    'refund',
    'payment gateway',
    'payout',
    'bank transfer',
    'transfer api',
    'stripe',
    'stripe api',
    'payment service',
    'charge card',
  ],
  products: ['Stripe', 'Adyen', 'PayPal', 'Braintree'],
  traits: ['tool', 'changes_state', 'high_impact_action'],
  props: props('maxAmountUsd', 'requiresApproval', 'reversible', 'singleWriter', ...toolCalls),
  typicalIn: ['app_service', 'agent'],
  typicalOut: ['audit_log'],
})
