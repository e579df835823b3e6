import { defineKind } from '../kind.ts'
import { checks, props } from '../props.ts'

export default defineKind({
  id: 'tool_call_validator',
  name: 'Tool-call validator / action guard',
  category: 'guardrail',
  tier: 'core',
  description: "Check of a proposed tool call's arguments, ownership and preconditions before it runs.",
  icon: 'hammer',
  aliases: [
    'tool call validation',
    'argument validation',
    'action validator',
    'tool guard',
    'action guard',
    'parameter check',
    'tool policy',
    'pre-execution check',
    'dry run',
    'tool permission check',
    'tool arg validation',
    'arg validation',
    'args validation',
  ],
  products: ['OPA', 'Pydantic', 'custom middleware', 'Invariant', 'LlamaFirewall AlignmentCheck', 'Claude hooks'],
  traits: ['deterministic', 'validates', 'gate'],
  props: props(
    ['checks', { typical: 'schema, ranges, ownership, allow-list, sequence preconditions' }],
    'mode',
    'onFail',
    'denyRate',
    'dryRun',
    'requiresApproval',
    ...checks,
  ),
  typicalIn: ['agent', 'planner'],
  typicalOut: ['tool_executor', 'approval_gate', 'audit_log'],
})
