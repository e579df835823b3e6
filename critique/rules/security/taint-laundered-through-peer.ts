import { isTypedHandOver, openExits, outsiders, steerableModels, ungated } from '../../facts/taint.ts'
import { isGated, isIsolator, isWrite, privateNodes, untrustedSources } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

// Narrower than the specification: private data alone is no privilege unless it could also leave.
export default defineRule({
  id: 'security/taint-laundered-through-peer',
  title: 'An agent with rights believes what a colleague read outside',
  severity: 'major',
  cluster: 'injection-blast-radius',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Splitting the work looks like separation of rights, but a summary carries the instruction along. The agent that may act then follows an attacker it never met.',
  ask: '{reader} has no rights, good. What exactly does it hand to {agent}: prose or a typed record? What keeps an instruction from riding along?',
  followUps: [
    'How does a label "came from outside" travel with the content?',
    'What does {agent} do when a field does not fit the schema?',
  ],
  goodAnswer: [
    'A typed hand-over: lengths and values limited, checked in code',
    'The planner handles references, never the content',
    'A mark of origin travels along and is checked where tools are called',
    'Memory that outside text was ever written to counts as outside text',
  ],
  fix: 'Replace the prose between {reader} and {agent} by a record that code checks, with its origin.',
  unless:
    'The hand-over is typed and checked, code extracts fixed fields, or the second agent can neither act nor send anything private out.',
  sources: [
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI07 Insecure Inter-Agent Communication',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
    {
      title: 'Defeating Prompt Injections by Design (CaMeL, Debenedetti et al., 2025)',
      section: 'capabilities and provenance',
      url: 'https://arxiv.org/abs/2503.18813',
      verification: 'secondary',
    },
    {
      title: 'Design Patterns for Securing LLM Agents against Prompt Injections (Beurer-Kellner et al., 2025)',
      section: 'Dual LLM; context minimisation',
      url: 'https://arxiv.org/abs/2506.08837',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['meta', 'anthropic'],
  examples: {
    flagged: [
      '*web_search#web; end_user -> *agent_supervisor#lead -> *sub_agent#scout -> #web; #lead -> *payment_api#buy',
      '*email_inbox#mail -data-> *agent#triage -data-> *agent#clerk -> *tool_executor#cancel { sideEffect: delete }',
    ],
    clean: [
      'web_search#web; end_user -> agent_supervisor#lead -> sub_agent#scout -> #web; #lead -> approval_gate -> payment_api#buy',
      'email_inbox#mail -data-> agent#triage -data-> schema_validator#form -data-> agent#clerk -> tool_executor#cancel { sideEffect: delete }',
      'email_inbox#mail -data-> agent#triage -data{ carries: typed }-> agent#clerk -> tool_executor#cancel { sideEffect: delete }',
      'web_search#web; end_user -> agent#lead -> sub_agent#scout -> #web; #lead -> vector_db#notes',
      'end_user -> agent#solo -> web_search#web; #solo -> llm#brain; #solo -> payment_api#buy',
    ],
  },
  *check(graph) {
    const sources = untrustedSources(graph)
    if (sources.length === 0) return
    const talk = peerTalk(graph)
    const reached = graph.content.from(sources, talk)
    const told = steerableModels(graph).filter(
      (model) => reached.has(model) && !graph.content.previous(model).some((node) => outsiders(graph).has(node)),
    )
    yield* apart(told, (agent) => witness(graph, agent, sources, talk))
  },
  mend(_graph, { edges }) {
    const edge = edges![0]!
    const check = newNode('schema_validator', 'Typed hand-over: fields, lengths, origin')
    return { ...standOn(edge, check), setProps: [{ on: check.ref, prop: 'structuredOnly', value: true }] }
  },
})

/** Over models, memories and buses only: what code handles in between is another question. */
const peerTalk = (graph: GraphView) => ({
  avoiding: graph.once('ends of peer talk', () => graph.nodes.filter((node) => !passesTalk(graph, node))),
  avoidingEdges: (edge: ViewEdge) => isTypedHandOver(graph, edge),
})

const passesTalk = (graph: GraphView, node: ViewNode): boolean =>
  !isIsolator(graph, node) &&
  !graph.is(node, 'human') &&
  (graph.is(node, 'generates') || graph.is(node, 'keeps_memory') || graph.is(node, 'async_boundary') || outsiders(graph).has(node))

function witness(graph: GraphView, agent: ViewNode, sources: readonly ViewNode[], talk: ReturnType<typeof peerTalk>): Hit | undefined {
  const asset = privilege(graph, agent)
  const path = graph.content.path(sources, agent, talk)
  if (!asset || !path || path.nodes.length < 3) return undefined
  const reader = path.nodes.findLast((node) => node !== agent && graph.is(node, 'generates'))
  if (!reader || reader === agent) return undefined
  const handOver = path.edges.at(-1)!
  return {
    nodes: [path.nodes[0]!, reader, agent, asset],
    edges: [handOver, ...path.edges.slice(0, -1)],
    path: { nodes: [...path.nodes, asset], edges: [...path.edges, ...graph.edgesBetween(agent, asset).slice(0, 1)] },
    because: `${agent.label} never sees ${path.nodes[0]!.label}, but ${reader.label} tells it about it in its own words, and ${agent.label} may use ${asset.label}.`,
    say: { reader, agent },
  }
}

/** What this agent may do that the reader may not: act without a gate, or send something private out. */
function privilege(graph: GraphView, agent: ViewNode): ViewNode | undefined {
  const near = graph.calls.next(agent)
  const acts = near.find((node) => isWrite(graph, node) && !graph.is(node, 'generates') && !isGated(graph, agent, node))
  if (acts) return acts
  const secret = near.find((node) => privateNodes(graph).includes(node))
  return secret && graph.content.reaches(agent, openExits(graph), ungated(graph)) ? secret : undefined
}
