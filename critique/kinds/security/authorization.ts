import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'authorization',
  name: 'Authorization (RBAC/ABAC/ReBAC)',
  category: 'security',
  tier: 'core',
  description: 'Service that decides what a caller may do.',
  icon: 'user-check',
  aliases: [
    'authz',
    'authorization',
    'rbac',
    'abac',
    'rebac',
    'permissions',
    'access control',
    'entitlements',
    'iam',
    'permission service',
    'fga',
    'zanzibar',
    'acl',
    'openfga',
  ],
  products: ['OpenFGA', 'SpiceDB', 'Cedar', 'Oso', 'Permit.io', 'OPA', 'AWS Verified Permissions', 'Casbin', 'Cerbos'],
  traits: ['authorizes', 'deterministic', 'gate'],
  props: props('model', 'enforcement', 'defaultDecision', 'filterMode', 'requiresApproval'),
  typicalIn: ['auth_service', 'app_service', 'tool_executor', 'acl_filter'],
  typicalOut: ['tool_executor', 'acl_filter', 'audit_log'],
})
