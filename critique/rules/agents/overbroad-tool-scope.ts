import { agents, isChangeable, toolsOf } from '../../facts/actions.ts'
import { isSandboxed } from '../../facts/taint.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MOST_TOOLS = 12
const OPEN_ENDED =
  /\b(shell|bash|terminal|arbitrary|any (url|query|command|api)|root|sudo|superuser|raw sql|run any|generic http|full access|admin)\b/i
const ONLY_READS = /\b(read|reads|look[ -]?up|search|fetch|get|list|query|view|prices?|status|reporting)\b/i

export default defineRule({
  id: 'agents/overbroad-tool-scope',
  title: 'The agent may do more than its task needs',
  severity: 'major',
  cluster: 'least-privilege',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Too many functions, too many rights and too much freedom are the three roots of harm by agents. Many tools also make it choose the wrong one more often, and each costs tokens.',
  ask: '{agent} can use {tool} with {scope}. Which task on your list needs that?',
  followUps: ['Would a copy that can only be read do?', 'How does the choice of tools get worse with {n} of them?'],
  goodAnswer: [
    'Small tools shaped by the task, with typed arguments',
    'Reading by default; writing is another agent with another identity',
    'Only the tools of this step are offered',
    'Rights are reviewed against what was used',
  ],
  fix: 'Replace {tool} by what {agent} needs: one task, typed arguments, the narrowest right.',
  unless: 'Rights are stated and narrow, the tool is shaped by its task, or a sandbox makes breadth harmless.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM06 Excessive Agency',
      section: 'Root causes; mitigations 1 to 4',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'AGENTSEC03-BP03 least privilege',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec03-bp03.html',
      verification: 'verified',
    },
    {
      title: 'MCP Security Best Practices (2025-11-25)',
      section: 'Scope minimization',
      url: 'https://modelcontextprotocol.io/docs/2025-11-25/tutorials/security/security_best_practices',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user#u -> *agent#stock; #stock -> *business_system#erp { accessScope: full }; #stock -> llm#model',
      'end_user#u -> *agent#ops -> *tool_executor#host { label: "Shell on the host" }',
      'end_user#u -> *agent#all { toolCount: 34 } -> mcp_server#tools',
    ],
    asked: ['requires { scope: production }; end_user#u -> *agent#stock -{ label: "update" }-> *relational_db#items'],
    clean: [
      'end_user#u -> agent#stock -> tool_executor#price { label: "get_price(sku)", accessScope: read } -> relational_db#items',
      'end_user#u -> agent#coder -> code_sandbox#box -> code_executor#run { label: "Shell in the sandbox" }',
      'end_user#u -> agent#all { toolCount: 34 } -> router#pick { label: "Tool router" } -> mcp_server#tools',
      'requires { scope: production }; end_user#u -> agent#stock -> policy_engine#rights -{ label: "update" }-> relational_db#items',
    ],
  },
  *check(graph) {
    for (const agent of agents(graph)) {
      const flaw = graph
        .edgesFrom(agent)
        .map((edge) => ({ edge, scope: breadth(graph, edge) }))
        .find(({ scope }) => scope !== undefined)
      if (flaw) {
        const { edge, scope } = flaw
        yield {
          nodes: [agent, edge.to],
          edges: [edge],
          because: `${agent.label} reaches ${edge.to.label} with ${scope}.`,
          say: { agent, tool: edge.to, scope: scope!, n: countOf(graph, agent) },
        }
      } else if (countOf(graph, agent) > MOST_TOOLS && !hasRouter(graph, agent)) {
        yield {
          nodes: [agent],
          because: `${agent.label} chooses among ${countOf(graph, agent)} tools at every step.`,
          say: { agent, tool: 'any of them', scope: 'no selection before', n: countOf(graph, agent) },
        }
      } else {
        const open = isProduction(graph) === true ? graph.edgesFrom(agent).find((edge) => isUnknown(graph, edge)) : undefined
        if (open) {
          yield {
            status: 'ask',
            nodes: [agent, open.to],
            edges: [open],
            because: `${agent.label} changes ${open.to.label} directly, and it is not said with which rights.`,
            say: { agent, tool: open.to, scope: 'rights that nobody states', n: countOf(graph, agent) },
          }
        }
      }
    }
  },
  mend(graph, { nodes: [agent, tool] }) {
    if (!tool) return setProp(agent!, 'toolCount', 8)
    const scope = ONLY_READS.test(tool.label) ? 'read' : 'self'
    const edges = graph.edgesBetween(agent!, tool).filter((edge) => graph.prop(edge, 'accessScope') !== undefined)
    return together(
      setProp(tool, 'accessScope', scope),
      setProp(tool, 'acceptsFreeForm', false),
      setProp(tool, 'schema', 'strict'),
      ...edges.map((edge) => setProp(edge, 'accessScope', scope)),
    )
  },
})

const countOf = (graph: GraphView, agent: ViewNode): number => Math.max(graph.number(agent, 'toolCount') ?? 0, toolsOf(graph, agent).length)

const hasRouter = (graph: GraphView, agent: ViewNode): boolean =>
  graph.calls
    .next(agent)
    .some(
      (node) => graph.isKind(node, 'router', 'tool_gateway') || /\b(tool (router|search|selection|retriev\w*)|router)\b/i.test(node.label),
    )

/** In words, what is too wide about this access; undefined where nothing shows it. */
function breadth(graph: GraphView, edge: ViewEdge): string | undefined {
  const { to } = edge
  if (
    edge.kind === 'telemetry' ||
    edge.kind === 'feedback' ||
    !['tool', 'stores_data', 'changes_state'].some((trait) => to.traits.has(trait as 'tool')) ||
    isSandboxed(graph, to)
  )
    return undefined
  const scope = graph.word(edge, 'accessScope') ?? graph.word(to, 'accessScope')
  if (scope === 'admin' || scope === 'full') return `${scope} rights`
  if (scope === 'read_write' && ONLY_READS.test(`${to.label} ${edge.label}`) && !edge.isWrite)
    return 'the right to write where it only reads'
  if (scope !== undefined || graph.word(to, 'schema') === 'strict' || graph.fact(to, 'requiresApproval') === true) return undefined
  if (graph.fact(to, 'acceptsFreeForm') === true) return 'free text as its argument'
  return OPEN_ENDED.test(to.label) && !graph.is(to, 'gate') ? 'an open-ended tool' : undefined
}

/** A whole system that the agent changes without a tool in between, and nobody says what it may do there. */
const isUnknown = (graph: GraphView, edge: ViewEdge): boolean =>
  isChangeable(graph, edge.to) &&
  graph.is(edge.to, 'stores_data') &&
  (edge.isWrite || edge.kind === 'data') &&
  ![edge.to, edge].some((one) =>
    ['accessScope', 'readOnly', 'identity', 'schema', 'allowlist', 'requiresApproval'].some((prop) => graph.prop(one, prop) !== undefined),
  ) &&
  graph.prop(edge.from, 'identity') === undefined
