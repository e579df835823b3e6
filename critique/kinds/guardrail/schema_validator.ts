import { defineKind } from '../kind.ts'
import { checks, props } from '../props.ts'

export default defineKind({
  id: 'schema_validator',
  name: 'Typed hand-off / schema gate',
  category: 'guardrail',
  tier: 'core',
  parent: 'output_validator',
  description: 'Typed hand-off that lets only declared fields pass from one step to the next.',
  icon: 'file-braces',
  aliases: [
    'schema validator',
    'typed handoff',
    'typed hand-off',
    'schema gate',
    'handoff schema',
    'typed contract',
    'schema-limited output',
  ],
  products: [],
  traits: ['deterministic', 'validates', 'gate', 'isolates_when_structured'],
  props: props('schema', 'mode', 'onFail', 'requiresApproval', 'structuredOnly', 'freshContext', ...checks),
  typicalIn: ['quarantined_llm', 'sub_agent'],
  typicalOut: ['agent'],
})
