import { defineKind } from '../kind.ts'
import { humanWork, props } from '../props.ts'

export default defineKind({
  id: 'human_handoff',
  name: 'Human escalation / live agent',
  category: 'hitl',
  tier: 'core',
  description: 'Transfer of a conversation or case to a person.',
  icon: 'headset',
  aliases: [
    'escalation',
    'human handoff',
    'handoff',
    'hand-off',
    'live agent',
    'human agent',
    'support agent',
    'transfer to human',
    'escalate',
    'contact center agent',
    'tier 2',
  ],
  products: ['Zendesk', 'Intercom', 'Salesforce Service Cloud', 'Genesys', 'Amazon Connect', 'Freshdesk'],
  traits: ['gate', 'human'],
  props: props('containmentTarget', 'transferRate', 'contextPassed', 'wait', 'requiresApproval', ...humanWork),
  typicalIn: ['agent', 'intent_router', 'fallback_responder', 'loop_guard'],
  typicalOut: ['session_store', 'feedback_collector'],
})
