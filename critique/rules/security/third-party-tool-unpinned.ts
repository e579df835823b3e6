import { isPrivate, isWrite, privateNodes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const STRANGER = /\b(community|marketplace|third[- ]party|open[- ]source|npm|pip|github\.com|plug-?in store|hub)\b/i

export default defineRule({
  id: 'security/third-party-tool-unpinned',
  title: 'A tool of strangers can change under your agent overnight',
  severity: 'major',
  severityModifiers: ['critical when the tool sees private data or can act, or changes by itself beside an agent that knows private data'],
  cluster: 'least-privilege',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Descriptions and answers of a tool are part of the prompt. Whoever owns it can change them after you looked, and published packages have silently sent data away.',
  ask: 'What happens if the maintainer of {tool} ships a new description tomorrow?',
  followUps: ['Who agrees to a new version?', 'What is the least it would need to be allowed?'],
  goodAnswer: [
    'A list of allowed tools with pinned versions and checked signatures',
    'A changed description is reviewed like code',
    'A network and rights of its own, per server',
    'Calls are watched for what is unusual',
  ],
  fix: 'Pin the version of {tool} and put a gateway with an allow-list before it.',
  unless: 'It is your own or vetted, its version is pinned, or a tool gateway stands in between.',
  sources: [
    {
      title: 'OWASP LLM03:2025 Supply Chain',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM03_SupplyChain.md',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI04 Agentic Supply Chain',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
    {
      title: 'MCP Security Best Practices (2025-11-25)',
      section: 'Local server compromise; scope minimisation',
      url: 'https://modelcontextprotocol.io/docs/2025-11-25/tutorials/security/security_best_practices',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0110 AI Agent Tool Poisoning',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      'end_user -> *agent#helper -> *mcp_server#files { label: "Community MCP server", pinned: false }',
      'end_user -> *agent#helper -> *tool_executor#pdf { provider: community, label: "PDF tool @latest" }',
    ],
    asked: ['zone ext(trust: external) { *mcp_server#search }; end_user -> *agent#helper -> #search'],
    clean: [
      'end_user -> agent#helper -> mcp_server#files { label: "Community MCP server", pinned: true }',
      'end_user -> agent#helper -> tool_gateway#gw -> mcp_server#files { provider: community }',
      'end_user -> agent#helper -> mcp_server#files { provider: first_party }',
      'end_user -> agent#helper -> mcp_server#files',
      'end_user -> agent#helper -> business_system#shop { label: "Our marketplace" }',
    ],
  },
  *check(graph) {
    for (const tool of graph.nodesThat('tool')) {
      if (graph.isKind(tool, 'tool_gateway') || !isForeign(graph, tool) || graph.fact(tool, 'pinned') === true) continue
      const isLoose = graph.fact(tool, 'pinned') === false || /\b(latest|unpinned|auto[- ]?updat\w*|head)\b/i.test(tool.label)
      const moves = isLoose || graph.word(tool, 'provider') === 'community'
      const edge = graph
        .edgesTo(tool)
        .find(
          (one) =>
            one.kind === 'request' &&
            (graph.is(one.from, 'generates') || graph.is(one.from, 'coordinates') || (isLoose && graph.is(one.from, 'gateway'))) &&
            graph.fact(one, 'pinned') !== true,
        )
      if (!edge) continue
      yield {
        ...(moves ? {} : { status: 'ask' as const }),
        nodes: [edge.from, tool],
        edges: [edge],
        severity:
          isPrivate(graph, tool) === true || isWrite(graph, tool) || (moves && knowsPrivate(graph, edge.from)) ? 'critical' : 'major',
        because: moves
          ? `${edge.from.label} believes ${tool.label}, which strangers can change at any time.`
          : `Nothing says which version of ${tool.label} ${edge.from.label} uses, and who checked it.`,
        say: { agent: edge.from, tool },
      }
    }
  },
  mend: (_graph, { say }) => setProp(say!.tool as ViewNode, 'pinned', true),
})

/** What a stranger's tool returns tomorrow is read by whoever calls it, with all that is known there. */
const knowsPrivate = (graph: GraphView, caller: ViewNode): boolean =>
  graph.once('known privately', () => graph.content.from(privateNodes(graph))).has(caller)

function isForeign(graph: GraphView, tool: ViewNode): boolean {
  const provider = graph.word(tool, 'provider')
  if (provider !== undefined) return provider === 'community' || provider === 'third_party'
  if (graph.isKind(tool, 'mcp_server'))
    return STRANGER.test(tool.label) || graph.trustOf(tool) === 'external' || graph.trustOf(tool) === 'internet'
  if (graph.is(tool, 'source_of_truth')) return false
  return /\b(community|marketplace (tool|plug-?in|skill|extension|app|server)s?|(tool|plug-?in|skill|extension|app) (marketplace|store))\b/i.test(
    tool.label,
  )
}
