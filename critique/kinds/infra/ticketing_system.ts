import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'ticketing_system',
  name: 'Ticketing / issue tracker',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'Ticket or issue tracker whose text is written by customers or outsiders.',
  icon: 'ticket',
  aliases: [
    'ticketing system',
    'ticketing',
    'tickets',
    'support tickets',
    'issue tracker',
    'helpdesk',
    'help desk',
    'issues',
    'zendesk',
    'jira',
    'servicenow',
    'ticketing api',
  ],
  products: ['Zendesk', 'Jira', 'ServiceNow', 'Freshdesk', 'Linear', 'GitHub Issues'],
  traits: ['untrusted_source'],
  props: props('writers', 'sideEffect', 'accessScope', 'allowlist', 'reversible', 'isolation'),
  typicalIn: ['end_user'],
  typicalOut: ['agent', 'embedding_pipeline'],
})
