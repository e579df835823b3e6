import { agents, changeable } from '../../facts/actions.ts'
import { openExits } from '../../facts/taint.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MANY_A_MONTH = 1_000_000
const SAYS_STOP =
  /\b(kill[ -]?(switch|flag)|launch ?darkly|feature flags?|circuit breaker|pause|halt|disable|stop button|emergency stop)\b/i
const OWN = new Set(['per_agent_workload_identity', 'least_privilege_role'])

export default defineRule({
  id: 'agents/no-kill-switch',
  title: 'Nobody can stop the agent quickly',
  severity: 'minor',
  cluster: 'recovery',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'The first minutes decide how large an incident becomes. A deployment to switch something off takes longer than they last.',
  ask: 'At two in the morning {agent} writes to every customer. What do you press?',
  followUps: ['Does work that has begun stop as well?', 'Who may press it, and who is called?'],
  goodAnswer: ['A switch per capability', 'Credentials that can be withdrawn', 'Running work is cancelled', 'It is practised'],
  fix: 'Add a switch that stops {agent} without a deployment.',
  unless: 'A kill switch, a flag or a breaker is on the board, the agent has an identity of its own to withdraw, or it only reads.',
  sources: [
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MANAGE 2.4',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'recalled',
    },
    {
      title: 'Azure Well-Architected AI workloads, Responsible AI',
      section: 'Halt executions',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens, Security',
      section: 'AGENTSEC07 Human oversight protection and agent containment',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/security.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'requires { scope: production }; scheduler#nightly -> *agent#outreach -> *notification_service#sms { label: "Customer SMS" }; #outreach -> crm#leads',
    ],
    clean: [
      'requires { scope: production }; scheduler#nightly -> agent#outreach -> notification_service#sms; kill_switch#stop -control-> #outreach',
      'requires { scope: production }; scheduler#nightly -> agent#digest -> vector_db#news',
      'requires { scope: production }; end_user#u -> agent#helper -> business_system#cases { sideEffect: write }',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || canBeStopped(graph)) return
    const detour = { avoiding: (node: ViewNode) => node.traits.has('human') && node.traits.has('gate') }
    const sinks = new Set([...changeable(graph), ...openExits(graph)])
    for (const agent of agents(graph).filter((node) => runsAlone(graph, node) && !OWN.has(graph.word(node, 'identity') ?? ''))) {
      const sink = graph.calls.from(agent, detour).filter((node) => node !== agent && sinks.has(node) && !graph.is(node, 'generates'))[0]
      if (!sink) continue
      yield {
        nodes: [agent, sink],
        path: graph.calls.path(agent, sink, detour),
        because: `${agent.label} acts on ${sink.label} without anybody waiting for it, and nothing on the board stops it.`,
        say: { agent },
      }
    }
  },
  mend(_graph, { nodes: [agent] }) {
    const stop = newNode('kill_switch', 'Kill switch')
    return { addNodes: [stop], addEdges: [{ from: stop.ref, to: agent!.id, kind: 'control' }] }
  },
})

/** Started by a schedule or an event, or so often that nobody looks at each run. */
function runsAlone(graph: GraphView, agent: ViewNode): boolean {
  const { requestsPerMonth = 0 } = graph.requirements
  const started = graph.once('started without a person', () =>
    graph.calls.from(graph.nodes.filter((node) => graph.is(node, 'offline_trigger') || graph.isKind(node, 'external_trigger'))),
  )
  return started.has(agent) || requestsPerMonth >= MANY_A_MONTH || graph.word(agent, 'autonomy') === 'act'
}

const canBeStopped = (graph: GraphView): boolean =>
  graph.nodesOf('kill_switch', 'feature_flag', 'circuit_breaker').length > 0 ||
  [...graph.nodes, ...graph.edges].some((one) => SAYS_STOP.test(one.label))
