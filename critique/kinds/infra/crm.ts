import { defineKind } from '../kind.ts'
import { props, storedData } from '../props.ts'

export default defineKind({
  id: 'crm',
  name: 'CRM',
  category: 'infra',
  tier: 'core',
  parent: 'external_api',
  description: 'Customer records system.',
  icon: 'contact',
  aliases: ['crm', 'crm system', 'crm record', 'salesforce', 'hubspot', 'customer records', 'crm api'],
  products: ['Salesforce', 'HubSpot', 'Microsoft Dynamics', 'Zoho CRM'],
  traits: ['stores_data', 'private_data'],
  props: props('accessScope', 'identity', 'sideEffect', ...storedData),
  typicalIn: ['app_service', 'agent'],
  typicalOut: ['embedding_pipeline'],
})
