import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'user_upload',
  name: 'User upload / attachment',
  category: 'ingestion',
  tier: 'core',
  parent: 'source_connector',
  description: 'Files that people outside the team hand in.',
  icon: 'upload',
  aliases: [
    'user upload',
    'upload',
    'uploads',
    'attachment',
    'attachments',
    'uploaded files',
    'supplier invoices',
    'resume',
    'cv upload',
    'pdf from customer',
  ],
  products: [],
  traits: ['untrusted_source'],
  props: props('writers', 'documents', 'allowlist', 'retentionDays'),
  typicalIn: ['end_user', 'web_client'],
  typicalOut: ['document_parser', 'object_storage'],
})
