import { defineKind } from '../kind.ts'
import { props, toolCalls } from '../props.ts'

export default defineKind({
  id: 'code_sandbox',
  name: 'Code execution sandbox',
  category: 'orchestration',
  tier: 'core',
  description: 'Isolated, short-lived environment in which untrusted or generated code may run.',
  icon: 'box',
  aliases: [
    'sandbox',
    'code interpreter',
    'code execution',
    'python sandbox',
    'repl',
    'secure execution',
    'container sandbox',
    'microvm',
    'exec environment',
  ],
  products: ['E2B', 'Modal Sandboxes', 'Daytona', 'Firecracker', 'gVisor', 'Judge0', 'Piston', 'Code Interpreter', 'Pyodide', 'Riza'],
  traits: ['deterministic', 'gate', 'sandboxes_code', 'tool'],
  props: props('isolationTech', 'networkEgress', 'filesystem', 'cpuLimit', 'isolated', 'hasSecrets', ...toolCalls),
  typicalIn: ['agent', 'tool_executor'],
  typicalOut: ['object_storage', 'egress_proxy', 'llm_tracing'],
})
