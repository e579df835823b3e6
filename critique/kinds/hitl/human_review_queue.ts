import { defineKind } from '../kind.ts'
import { humanWork, props } from '../props.ts'

export default defineKind({
  id: 'human_review_queue',
  name: 'Human review queue',
  category: 'hitl',
  tier: 'core',
  description: 'Queue in which people review items before they take effect.',
  icon: 'inbox',
  aliases: [
    'human review',
    'review queue',
    'manual review',
    'moderator queue',
    'reviewer',
    'human in the loop',
    'hitl',
    'case queue',
    'review ui',
    'ops review',
    'analyst queue',
    'human reviewer',
    'adjudication',
    'reviewers',
    'agent assist review',
    'analyst sign-off',
  ],
  products: ['Zendesk', 'Label Studio', 'Retool', 'Labelbox', 'custom case management', 'Salesforce Service Cloud', 'Amazon A2I'],
  traits: ['gate', 'human'],
  props: props('reviewers', 'itemsPerDay', 'minutesPerReview', 'slaMinutes', 'requiresApproval', ...humanWork),
  typicalIn: ['classifier_model', 'content_moderator', 'policy_engine', 'output_validator'],
  typicalOut: ['golden_dataset', 'human_annotation', 'audit_log', 'app_service'],
})
