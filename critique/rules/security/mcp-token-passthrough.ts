import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const PASSES_ON =
  /\b(token pass-?through|pass(es|ing)?[- ]?(on|through|along)? (the )?(user|client|bearer|access|oauth)?[- ]?token|forwards? (the )?(user|client|bearer|access|caller)?('s)?[- ]?token|same (bearer )?token|(forward|pass|relay|hand)(s|es|ed|ing)?\b.{0,24}\b(tokens?|credentials?|cookies?|bearer)|(tokens?|bearer|credentials?|cookies?) (is |are |gets? )?(forwarded|passed|relayed|handed)( on| through| along)?)\b(?!.{0,30}\bexchang)/i

export default defineRule({
  id: 'security/mcp-token-passthrough',
  title: 'A token that was issued for somebody else is passed on',
  severity: 'major',
  cluster: 'least-privilege',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A token passed through ends the check whom it was meant for, the limits and the log. The MCP specification forbids it.',
  ask: 'Whom does the token name that reaches {downstream} from {proxy}?',
  followUps: ['How would you notice a stolen token that is used through {proxy}?', 'What changes in the log if you exchange it instead?'],
  goodAnswer: [
    'A token exchanged for the system behind',
    'Every hop checks whom a token is for',
    'Both identities are on record',
    'Short life, rotation',
  ],
  fix: 'Let {proxy} exchange the token for one that is meant for {downstream}.',
  unless: 'The token is exchanged on the way, or services talk over mutual TLS without tokens of people.',
  sources: [
    {
      title: 'MCP Security Best Practices (2025-11-25)',
      section: 'Token passthrough',
      url: 'https://modelcontextprotocol.io/docs/2025-11-25/tutorials/security/security_best_practices',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI03 Identity and Privilege Abuse',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'end_user -> agent#a -> *tool_gateway#gw -{ label: "forwards the user OAuth token" }-> *mcp_server#files',
      'agent#helper -> *mcp_server#tools -{ label: "forwards user token" }-> *crm#accounts',
      'api_consumer -> *api_gateway#gw { token: passthrough } -> *business_system#erp',
    ],
    clean: [
      'agent#helper -> mcp_server#tools { token: passthrough } -> credential_broker -> crm#accounts',
      'agent#helper -> mcp_server#tools -> crm#accounts',
    ],
  },
  *check(graph) {
    const proxies = graph.nodes.filter((node) => graph.is(node, 'gateway') || graph.isKind(node, 'mcp_server', 'tool_executor'))
    for (const proxy of proxies) {
      const edge = graph.edgesFrom(proxy).find((one) => one.kind === 'request' && passesOn(graph, proxy, one))
      if (edge)
        yield {
          nodes: [proxy, edge.to],
          edges: [edge],
          because: `${proxy.label} hands the token it was given on to ${edge.to.label}.`,
          say: { proxy, downstream: edge.to },
        }
    }
  },
  mend: (_graph, { say, edges }) =>
    together(
      setProp(say!.proxy as ViewNode, 'token', 'exchanged'),
      setProp(edges![0]!, 'token', 'exchanged'),
      setProp(edges![0]!, 'label', 'token exchanged'),
    ),
})

function passesOn(graph: GraphView, proxy: ViewNode, edge: ViewEdge): boolean {
  if (graph.is(edge.to, 'authenticates') || graph.isKind(edge.to, 'credential_broker')) return false
  const said = graph.word(edge, 'token')
  if (said !== undefined) return said === 'passthrough'
  return PASSES_ON.test(edge.label) || graph.word(proxy, 'token') === 'passthrough' || PASSES_ON.test(proxy.label)
}
