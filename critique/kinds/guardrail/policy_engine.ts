import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'policy_engine',
  name: 'Policy / business-rules engine',
  category: 'guardrail',
  tier: 'core',
  description: 'Deterministic rules that allow, deny or limit an action.',
  icon: 'scale',
  aliases: [
    'policy engine',
    'rules engine',
    'business rules',
    'opa',
    'decision engine',
    'policy check',
    'compliance engine',
    'rule engine',
    'deterministic rules',
    'eligibility rules',
  ],
  products: ['Open Policy Agent', 'Cedar', 'Drools', 'AWS Verified Permissions', 'Casbin', 'DMN', 'GoRules'],
  traits: ['authorizes', 'deterministic', 'gate'],
  props: props('ruleCount', 'versioned', 'defaultDecision', 'filterMode', 'requiresApproval'),
  typicalIn: ['agent', 'classifier_model', 'app_service', 'tool_call_validator'],
  typicalOut: ['tool_executor', 'human_review_queue', 'app_service', 'audit_log'],
})
