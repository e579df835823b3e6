import { agents, isChangeable, toolsOf } from '../../facts/actions.ts'
import { isHighImpact, isPrivate, isProduction, isUntrusted } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const OWN = new Set(['per_agent_workload_identity', 'on_behalf_of_user', 'least_privilege_role'])

export default defineRule({
  id: 'agents/shared-agent-identity',
  title: 'Agents with different rights are one and the same user',
  severity: 'major',
  cluster: 'least-privilege',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A shared identity gives the least trusted agent the rights of the most powerful one, and the log cannot say which of them acted.',
  ask: 'Can {readerAgent} do everything that {writerAgent} can? Why are they the same principal?',
  followUps: ['How would you lock out one agent?', 'How does the target system know who acted?'],
  goodAnswer: [
    'One identity per agent or per way of access',
    'Short-lived tokens with a narrow scope',
    'Separate projects where the platform shares an identity',
    'The agent is named in the log of the target',
  ],
  fix: 'Give {readerAgent} and {writerAgent} an identity each, with the rights of their own task.',
  unless: 'Each has its own identity or acts for the user, or both may do the same.',
  sources: [
    {
      title: 'Azure Architecture Center, Baseline Foundry chat',
      section: 'Agents in one project share a managed identity',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Least privilege per identity layer',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec03-bp03.html',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI03',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'end_user#u -> *agent#scout { identity: service_account, identityName: sa-agents } -> web_search#web; #u -> *agent#payer { identity: service_account, identityName: sa-agents } -> payment_api#pay',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> *agent#scout -> web_search#web; #u -> *agent#payer -> approval_gate#ok -> payment_api#pay; #payer -> payment_api#refund',
    ],
    clean: [
      'end_user#u -> agent#scout { identityName: sa-read } -> web_search#web; #u -> agent#payer { identityName: sa-pay } -> payment_api#pay',
      'end_user#u -> agent#a { identityName: sa-main } -> vector_db#docs; #u -> agent#b { identityName: sa-main } -> vector_db#docs',
      'end_user#u -> agent#scout { identity: on_behalf_of_user } -> web_search#web; #u -> agent#payer { identity: on_behalf_of_user } -> payment_api#pay',
    ],
  },
  *check(graph) {
    const all = agents(graph).filter((agent) => toolsOf(graph, agent).length > 0)
    const strong = all.filter((agent) => powerOf(graph, agent) === 2)
    const weak = all.filter(
      (agent) => powerOf(graph, agent) < 2 && (graph.prop(agent, 'identityName') ?? graph.prop(agent, 'identity')) !== undefined,
    )
    for (const writer of weak.length > 0 ? strong : []) {
      const reader = weak.find((agent) => share(graph, agent, writer) === true)
      if (reader) {
        yield {
          nodes: [reader, writer],
          because: `${reader.label} and ${writer.label} act as ${graph.word(writer, 'identityName') ?? 'the same shared key'}, though only ${writer.label} has to change anything.`,
          say: { readerAgent: reader, writerAgent: writer },
        }
        return
      }
    }
    // Where nobody says anything about identities, it is worth a question only when one reads what strangers write and the other acts.
    const writer = strong.find((agent) => toolsOf(graph, agent).some((tool) => isHighImpact(graph, tool)))
    const reader =
      writer &&
      all.find(
        (agent) =>
          agent !== writer && powerOf(graph, agent) === 0 && readsStrangers(graph, agent) && share(graph, agent, writer) === undefined,
      )
    if (
      reader &&
      writer &&
      isProduction(graph) === true &&
      all.every((agent) => graph.prop(agent, 'identity') === undefined && graph.prop(agent, 'identityName') === undefined)
    ) {
      yield {
        status: 'ask',
        nodes: [reader, writer],
        because: `${reader.label} reads what outsiders write, ${writer.label} acts on ${toolsOf(graph, writer)
          .map(({ label }) => label)
          .join(', ')}; it is not said whether they are separate users.`,
        say: { readerAgent: reader, writerAgent: writer },
      }
    }
  },
  mend: (_graph, { nodes }) =>
    together(
      ...nodes.flatMap((agent) => [
        setProp(agent, 'identity', 'per_agent_workload_identity'),
        setProp(agent, 'identityName', `sa-${agent.id}`),
      ]),
    ),
})

/** 2: changes something; 1: opens private data; 0: only reads what is open. */
function powerOf(graph: GraphView, agent: ViewNode): number {
  const tools = toolsOf(graph, agent)
  if (tools.some((tool) => isChangeable(graph, tool) || isHighImpact(graph, tool))) return 2
  return tools.some((tool) => isPrivate(graph, tool) === true) ? 1 : 0
}

/** Are two agents the same principal? Unknown where neither a name nor a kind of identity is stated on both. */
function share(graph: GraphView, a: ViewNode, b: ViewNode): boolean | undefined {
  const names = [a, b].map((agent) => graph.prop(agent, 'identityName'))
  if (names[0] !== undefined && names[1] !== undefined) return names[0] === names[1]
  const kinds = [a, b].map((agent) => graph.word(agent, 'identity'))
  if (kinds.some((kind) => kind !== undefined && OWN.has(kind))) return false
  return kinds.every((kind) => kind === 'shared_key') ? true : undefined
}

const readsStrangers = (graph: GraphView, agent: ViewNode): boolean => toolsOf(graph, agent).some((tool) => isUntrusted(graph, tool))
