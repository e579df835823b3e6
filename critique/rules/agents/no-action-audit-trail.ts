import { actors, changes, isChangeable } from '../../facts/actions.ts'
import { isCovered, reports } from '../../facts/telemetry.ts'
import { isDeterministicGate, isPrivate, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const STRICT = /hipaa|sox|pci|finra|mifid|dora|ai act|glba|21 ?cfr|basel|solvency|gxp/i

export default defineRule({
  id: 'agents/no-action-audit-trail',
  title: 'Nobody can reconstruct what the agent did',
  severity: 'major',
  cluster: 'observability-gap',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'After a dispute you have to show what the agent saw, decided and did, and for whom. A latency chart of the model answers none of that.',
  ask: 'A customer disputes what {agent} did in {tool} last month. Show me the record: input, context, decision, arguments, identity, result.',
  followUps: ['Who can change that record?', 'How long is it kept, and what personal data is in it?'],
  goodAnswer: [
    'One trace per run with a span per tool call: arguments, identity, versions',
    'An append-only log for actions that matter',
    'Redaction and a retention time',
    'A run can be replayed from what was recorded',
  ],
  fix: 'Record each call of {tool}: arguments, identity and result into an append-only log.',
  unless:
    'The tool, the agent or what runs the tools reports its calls to a trace store or an audit log; where the domain is regulated, an audit log is on the board.',
  sources: [
    {
      title: 'OWASP Agentic AI, Threats and Mitigations',
      section: 'T8 Repudiation and Untraceability',
      url: 'https://genai.owasp.org/resource/agentic-ai-threats-and-mitigations/',
      verification: 'secondary',
    },
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'execute_tool spans',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0024 AI Telemetry Logging',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'EU AI Act, Regulation (EU) 2024/1689',
      section: 'Art. 12 record-keeping',
      url: 'https://artificialintelligenceact.eu/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['anthropic', 'meta', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> *agent#desk; #desk -> *payment_api#refunds; #desk -> llm#model; #model -telemetry-> metrics#latency',
      'requires { scope: regulated }; end_user#u -> *agent#nurse; #nurse -data{ label: "write note" }-> *business_system#ehr; #nurse -telemetry-> llm_tracing#traces',
      'requires { scope: regulated }; end_user#u -> *agent#teller -> policy_engine#limits -> *business_system#core { label: "Core banking: change limits", sideEffect: write }',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> agent#desk; #desk -> payment_api#refunds; #desk -telemetry-> llm_tracing#traces',
      'requires { scope: regulated }; end_user#u -> agent#nurse; #nurse -data{ label: "write note" }-> business_system#ehr; #nurse -telemetry-> llm_tracing#traces; #ehr -telemetry-> audit_log#audit',
      'requires { scope: production }; end_user#u -> agent#guide; #guide -> web_search#web; #guide -> vector_db#docs',
      'requires { scope: production }; end_user#u -> agent#desk -> tool_gateway#tools -> payment_api#refunds; #tools -telemetry-> logging#calls',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    const { scope, regulations = [] } = graph.requirements
    const isStrict = scope === 'regulated' || regulations.some((name) => STRICT.test(name))
    const hasAudit = graph.nodesThat('audit_trail').length > 0
    for (const [agent, edges] of actionsOf(graph)) {
      const dark = edges.filter(
        (edge) =>
          (isStrict && !hasAudit) ||
          !(
            callersOf(graph, agent).some((node) => recordsCalls(graph, node)) ||
            recordsCalls(graph, edge.from) ||
            coveredTool(graph, edge.to)
          ),
      )
      if (dark.length === 0) continue
      const tools = [...new Set(dark.map((edge) => edge.to))]
      const labels = tools.map(({ label }) => label).join(', ')
      yield {
        nodes: [agent, ...tools],
        edges: dark,
        because:
          isStrict && !hasAudit
            ? `${agent.label} acts on ${labels} in a regulated domain, and there is no audit log.`
            : `No trace or log receives what ${agent.label} does in ${labels}.`,
        say: { agent, tool: tools[0]! },
      }
    }
  },
  mend(_graph, { nodes: [agent, ...tools] }) {
    return beside(
      newNode('audit_log', 'Action log, append only'),
      [agent!, ...tools].map((node) => ({ with: node, into: true, kind: 'telemetry' })),
    )
  },
  *praise(graph) {
    const audit = graph.nodesThat('audit_trail')[0]
    const [first] = actionsOf(graph)
    if (audit && first) yield { nodes: [audit, first[0]], because: `${audit.label} keeps what ${first[0].label} did, to be shown later.` }
  },
})

/** Per agent, the calls that change something or open a private system: its own, or one tool runner or check further. */
function actionsOf(graph: GraphView): ReadonlyMap<ViewNode, readonly ViewEdge[]> {
  const found = new Map<ViewNode, ViewEdge[]>()
  for (const agent of actors(graph)) {
    const runners = graph.calls
      .next(agent)
      .filter((node) => (graph.is(node, 'tool') || isDeterministicGate(node)) && !graph.is(node, 'generates'))
    const edges = [agent, ...runners].flatMap((node) => graph.edgesFrom(node)).filter((edge) => isAction(graph, edge))
    if (edges.length > 0) found.set(agent, edges)
  }
  return found
}

function isAction(graph: GraphView, { to, ...edge }: ViewEdge): boolean {
  if (edge.kind === 'telemetry' || edge.kind === 'feedback' || to.traits.has('human') || to.kind === 'notification_service') return false
  if (isChangeable(graph, to) && changes(graph, { to, ...edge })) return true
  return (
    isPrivate(graph, to) === true &&
    !['search_index', 'keeps_memory', 'caches_answers', 'generates'].some((trait) => to.traits.has(trait as 'generates'))
  )
}

/** The agent, and the service that runs it: its log holds what the agent did. */
const callersOf = (graph: GraphView, agent: ViewNode): readonly ViewNode[] => [
  agent,
  ...graph.calls.previous(agent).filter((node) => graph.is(node, 'coordinates') || graph.is(node, 'acts_autonomously')),
]

/** Traces and logs hold calls; a metrics store holds counts of them. */
const recordsCalls = (graph: GraphView, node: ViewNode): boolean =>
  reports(
    graph,
    node,
    (sink) =>
      graph.fact(sink, 'recordsTools') !== false &&
      (graph.isKind(sink, 'llm_tracing', 'logging', 'siem') || graph.is(sink, 'audit_trail') || graph.fact(sink, 'recordsTools') === true),
  )

const coveredTool = (graph: GraphView, tool: ViewNode): boolean =>
  recordsCalls(graph, tool) ||
  (isCovered(graph, tool) && graph.edgesTo(tool).some((edge) => edge.kind !== 'telemetry' && recordsCalls(graph, edge.from)))
