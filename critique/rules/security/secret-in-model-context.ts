import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const IN_PROMPT = /\b(in|into|inside|as part of|to) (the )?(system )?(prompt|context|model|llm|message|memory)\b/i
const SECRET = /\b(api[- ]?keys?|passwords?|secrets?|credentials?|connection strings?|private keys?|access tokens?|bearer)\b/i
/** Speaks of secrets because it keeps them out. */
const KEEPS_OUT = /\b(no secrets?|without secrets?|scrub\w*|scan\w*|redact\w*|mask\w*|detect\w*|filter\w*)\b/i
const HOLDS = /\b(prompt|context)\b.{0,12}\b(holds?|contains?|includes?|has|have|carries|with)\b/i
const DENIED = /\b(no|never|not|without|removes?|strip|scan|redact)\b/i

export default defineRule({
  id: 'security/secret-in-model-context',
  title: 'A credential ends up in front of the model',
  severity: 'critical',
  cluster: 'least-privilege',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'What stands in a prompt can be repeated, logged and sent away, and a system prompt is not secret. The code that makes the call needs the key, the model does not.',
  ask: 'Why does {model} have to see what is in {vault}, rather than the tool that uses it?',
  followUps: ['The key shows up in a trace: how do you rotate it?', 'What is the narrowest right it could have?'],
  goodAnswer: [
    'A broker adds short-lived credentials when the call is made',
    'Prompts and answers are scanned for secrets',
    'Each tool has an identity of its own',
    'Rotation is rehearsed',
  ],
  fix: 'Hand what is in {vault} to a broker that makes the calls, not to {model}.',
  unless:
    'A service, tool or broker reads the vault. An agent box that reads it stands for its runtime: that is a question, not a finding.',
  sources: [
    {
      title: 'OWASP LLM07:2025 System Prompt Leakage',
      section: 'Keep sensitive data out of system prompts',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM07_SystemPromptLeakage.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM01:2025 Prompt Injection',
      section: 'Mitigation 4: tokens are handled in code',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM01_PromptInjection.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0083 Credentials from AI Agent Configuration',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#desk -> *llm#writer; *secrets_manager#vault -data-> #writer',
      'end_user -> *agent#clerk -> *secrets_manager#vault; #vault -data{ label: "API key in the prompt" }-> #clerk',
      'end_user -> llm_orchestrator#o -> *llm#m { label: "GPT-4.1, system prompt holds the ERP password" }; #o -> business_system#erp',
      'end_user -> llm_orchestrator#desk -> *context_builder#prompt { label: "Prompt + API keys of the tools" } -> llm#writer',
    ],
    asked: ['end_user -> *agent#clerk -> *secrets_manager#vault; #clerk -> crm'],
    clean: [
      'end_user -> agent#clerk -> credential_broker#broker -> crm; secrets_manager#vault -data-> #broker',
      'end_user -> llm_orchestrator#desk -> secrets_manager#vault; #desk -> llm',
      'end_user -> llm_orchestrator#desk -> llm; encryption_kms#keys -> long_term_memory; #desk -> long_term_memory',
    ],
  },
  *check(graph) {
    yield* apart([...graph.nodesThat('generates', 'holds_config'), ...graph.nodesOf('context_builder')], (model) =>
      saysItself(graph, model),
    )
    for (const edge of graph.edges) {
      const found = handOver(graph, edge)
      if (!found) continue
      const { vault, model } = found
      const isRuntime = graph.is(model, 'acts_autonomously') && !saysPrompt(graph, vault, model)
      yield {
        ...(isRuntime ? { status: 'ask' as const } : {}),
        nodes: [vault, model],
        edges: [edge],
        because: isRuntime
          ? `${model.label} is joined to ${vault.label}: its runtime or its prompt?`
          : `What ${vault.label} holds is handed to ${model.label}, which anybody can ask to repeat it.`,
        say: { vault, model },
      }
    }
  },
  mend: (graph, { nodes: [vault, model] }) =>
    model === undefined
      ? // The sentence is for its author to strike out; the call needs another way.
        beside(newNode('credential_broker', 'Broker: adds short-lived credentials'), [{ with: vault!, into: true, kind: 'request' }])
      : {
          ...beside(newNode('credential_broker', 'Broker: adds short-lived credentials'), [
            { with: vault!, into: true, kind: 'data' },
            { with: model, into: true, kind: 'request' },
          ]),
          removeEdges: graph.edges.filter((edge) => isBetween(edge, vault!, model)).map(({ id }) => id),
        },
})

/** The box of a model or a note at it says that a credential stands in the prompt. */
function saysItself(graph: GraphView, model: ViewNode): Hit | undefined {
  const notes = graph.notes.filter(({ near }) => near?.includes(model.id)).map(({ text }) => text)
  const text = [model.label, ...notes].find(
    (one) =>
      SECRET.test(one) &&
      (IN_PROMPT.test(one) || HOLDS.test(one) || (graph.isKind(model, 'context_builder') && one === model.label)) &&
      !DENIED.test(one) &&
      !KEEPS_OUT.test(one),
  )
  if (text === undefined || graph.calls.next(model).some((node) => graph.isKind(node, 'credential_broker'))) return undefined
  return { nodes: [model], because: `"${text}": whoever asks cleverly gets it repeated.`, say: { vault: 'its prompt', model } }
}

const isBetween = (edge: ViewEdge, a: ViewNode, b: ViewNode): boolean =>
  (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a)

/** Encryption keys never leave their service: only vaults count. Telemetry and control carry no content. */
function handOver(graph: GraphView, edge: ViewEdge): { vault: ViewNode; model: ViewNode } | undefined {
  if (edge.kind === 'telemetry' || edge.kind === 'control' || DENIED.test(edge.label)) return undefined
  const isVault = (node: ViewNode): boolean =>
    graph.is(node, 'holds_secrets') && !graph.isKind(node, 'encryption_kms') && !KEEPS_OUT.test(node.label)
  const isContext = (node: ViewNode): boolean =>
    graph.is(node, 'generates') || graph.isKind(node, 'context_builder', 'prompt_registry') || graph.is(node, 'keeps_memory')
  if (isVault(edge.from) && isContext(edge.to)) return { vault: edge.from, model: edge.to }
  if (isVault(edge.to) && isContext(edge.from) && edge.kind === 'request') return { vault: edge.to, model: edge.from }
  const carries = graph.word(edge, 'carries') === 'credential' || (SECRET.test(edge.label) && IN_PROMPT.test(edge.label))
  return carries && isContext(edge.to) && !graph.is(edge.to, 'acts_autonomously') ? { vault: edge.from, model: edge.to } : undefined
}

const saysPrompt = (graph: GraphView, vault: ViewNode, model: ViewNode): boolean =>
  graph.edges.some(
    (edge) =>
      isBetween(edge, vault, model) && (IN_PROMPT.test(edge.label) || /\b(prompt|context)\b/i.test(edge.label)) && !DENIED.test(edge.label),
  )
