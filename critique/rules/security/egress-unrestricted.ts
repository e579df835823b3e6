import { steerableModels } from '../../facts/taint.ts'
import { privateNodes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { setProp } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

export default defineRule({
  id: 'security/egress-unrestricted',
  title: 'Nothing limits where an agent can send what it knows',
  severity: 'major',
  cluster: 'injection-blast-radius',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Of all the legs an attack stands on, free access to the network is the cheapest to take away. A list of allowed hosts also stops accidents.',
  ask: 'Which hosts can {tool} talk to, and who allows a new one?',
  followUps: ['Can data leave inside an address of an allowed host?', 'Is each outgoing call of a run on record?'],
  goodAnswer: [
    'Nothing is allowed until a tool needs it: a list per tool',
    'A proxy that strips query strings and keeps a log',
    'Pages are fetched by a cache that the agent cannot steer',
    'Outgoing bodies are scanned for private data',
  ],
  fix: 'Put an allow-list on {tool}, by a proxy that denies everything else.',
  unless: 'A proxy or an allow-list limits it, it talks to one fixed partner, or nothing private is within reach.',
  sources: [
    {
      title: 'Azure Architecture Center: baseline Foundry end-to-end chat',
      section: 'Outbound through a firewall with egress rules',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Mitigation 6',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0086 Exfiltration via AI Agent Tool Invocation',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'end_user -> *agent#analyst; #analyst -> *crm#accounts; #analyst -> *code_executor#python { isolated: true, networkEgress: open }',
      'end_user -> *agent#analyst; #analyst -> *relational_db#deals { dataClasses: [confidential] }; #analyst -> *browser_tool#browser',
    ],
    clean: [
      'end_user -> agent#analyst; #analyst -> crm#accounts; #analyst -> egress_proxy#proxy -> browser_tool#browser',
      'end_user -> agent#analyst; #analyst -> crm#accounts; #analyst -> code_executor#python { isolated: true, networkEgress: deny }',
      'end_user -> agent#analyst; #analyst -> vector_db#public { dataClasses: [public] }; #analyst -> browser_tool#browser',
      'zone ven(trust: external) { third_party_api#rates }; end_user -> agent#analyst; #analyst -> crm#accounts; #analyst -> #rates',
    ],
  },
  *check(graph) {
    const known = graph.content.from(privateNodes(graph))
    const models = steerableModels(graph).filter((model) => known.has(model))
    if (models.length === 0) return
    const reached = graph.calls.from(models, proxied(graph))
    yield* apart(
      graph.nodes.filter((node) => reached.has(node) && roams(graph, node)),
      (tool) => witness(graph, models, tool),
    )
  },
  mend(graph, { say }) {
    const tool = say!.tool as ViewNode
    return graph.isKind(tool, 'code_executor', 'code_sandbox')
      ? setProp(tool, 'networkEgress', 'allowlist')
      : setProp(tool, 'allowlist', true)
  },
})

const proxied = (graph: GraphView) => ({
  avoiding: graph.once('limits of egress', () =>
    graph.nodes.filter(
      (node) => graph.is(node, 'restricts_egress') || (graph.is(node, 'gateway') && graph.fact(node, 'allowlist') === true),
    ),
  ),
})

/** Can it be pointed at any host? A browser can, code with an open network can, and what says that it has no allow-list. */
function roams(graph: GraphView, node: ViewNode): boolean {
  if (graph.fact(node, 'allowlist') === true || graph.calls.next(node).some((next) => graph.is(next, 'restricts_egress'))) return false
  if (graph.isKind(node, 'code_executor', 'code_sandbox')) return graph.word(node, 'networkEgress') === 'open'
  if (graph.isKind(node, 'browser_tool')) return true
  return graph.is(node, 'tool') && graph.fact(node, 'allowlist') === false
}

function witness(graph: GraphView, models: readonly ViewNode[], tool: ViewNode): Hit | undefined {
  const path = graph.calls.path(models, tool, proxied(graph))
  const agent = path?.nodes[0]
  const secret =
    agent &&
    graph.content.path(
      privateNodes(graph).filter((node) => node !== tool),
      agent,
    )?.nodes[0]
  if (!path || !agent || !secret) return undefined
  return {
    nodes: [agent, secret, tool],
    path,
    because: `${agent.label} knows ${secret.label}, and ${tool.label} may talk to any host.`,
    say: { agent, tool },
  }
}
