import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'admin_console',
  name: 'Admin / operator console',
  category: 'hitl',
  tier: 'extended',
  parent: 'app_service',
  description: 'Screen for operators to change settings and look into cases.',
  icon: 'monitor-cog',
  aliases: [
    'admin console',
    'admin ui',
    'operator dashboard',
    'back office',
    'admin panel',
    'internal tool',
    'control panel',
    'config ui',
    'cms',
  ],
  products: ['Retool', 'Appsmith', 'Django admin', 'custom console', 'Forest Admin'],
  traits: ['user_interface'],
  props: props(
    'roles',
    'changesAudited',
    ['actions', { typical: 'prompt rollback, source disable, tenant limits' }],
    'rendersMarkdown',
    'remoteContent',
    'aiDisclosure',
    'streaming',
  ),
  typicalIn: ['auth_service'],
  typicalOut: ['prompt_registry', 'feature_flag', 'golden_dataset', 'audit_log'],
})
