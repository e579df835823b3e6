import { accountOf, isPublicContent } from '../../facts/identity.ts'
import { concerns } from '../../graph/lexicon.ts'
import { isOnline, isPrivate, isWrite } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const POWERFUL = new Set(['service_account', 'shared_key', 'admin'])

export default defineRule({
  id: 'security/identity-not-propagated-to-tools',
  title: 'Tools see one powerful account, not the person who asked',
  severity: 'major',
  severityModifiers: ['critical when the tool spans the records of several people and tenants or personal data are stated'],
  cluster: 'least-privilege',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'With one account for all, the prompt is the only wall between two people. Any mistake of the model is then a look into somebody else’s data, with valid rights.',
  ask: 'When {agent} calls {tool}, whose rights does {tool} check?',
  followUps: ['How long does that token live, and what may it do?', 'Whom does the log of {tool} name: the agent or the person?'],
  goodAnswer: [
    'A token exchanged on behalf of the person, with the least scope per tool',
    'The system behind checks who owns the record',
    'Credentials are short-lived and held by code',
    'The log names person, agent and tool',
  ],
  fix: 'Pass the identity of the person to {tool}, and let {tool} decide what it may see.',
  unless: 'The call runs on behalf of the person, it is a job with an identity of its own, there is one user, or the data is public.',
  sources: [
    {
      title: 'OWASP LLM06:2025 Excessive Agency',
      section: 'Mitigation 5: run extensions in the user’s context',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'AGENTSEC02-BP01: user context through the chain',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec02-bp01.html',
      verification: 'verified',
    },
    {
      title: 'MCP Security Best Practices (2025-11-25)',
      section: 'Confused deputy',
      url: 'https://modelcontextprotocol.io/docs/2025-11-25/tutorials/security/security_best_practices',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> *agent#helper -> *crm#accounts { identity: service_account }',
      'requires { statements: ["A manager sees only their own branch"] }; end_user -> *llm#writer { label: "Writes SQL" } -{ label: "as service user BI_READER" }-> *data_warehouse#dwh',
      'end_user -> llm_orchestrator#desk; #desk -> llm; end_user -> *agent#it -{ identity: admin }-> *business_system#tickets',
      'requires { users: 900, dataClasses: [pii] }; end_user -> *agent#desk -> *mcp_server#tools { label: "crm-mcp (integration user)" } -> crm#people',
    ],
    asked: ['requires { multiTenant: true }; end_user -> auth_service -> *agent#helper -> *crm#accounts'],
    clean: [
      'end_user -> agent#helper -> crm#accounts { identity: on_behalf_of_user }',
      'scheduler -> agent#nightly -> crm#accounts { identity: service_account }',
      'requires { multiTenant: true }; end_user -> agent#helper -> credential_broker#broker -> crm#accounts',
      'requires { statements: ["A manager sees only their own branch"] }; end_user -> llm#writer { label: "Writes SQL" } -{ label: "token of the person, role per user" }-> data_warehouse#dwh',
      'end_user -> agent#helper -> web_search#web { identity: service_account }',
    ],
  },
  *check(graph) {
    if (graph.requirements.users === 1) return
    const sensitive =
      graph.requirements.multiTenant === true ||
      concerns(graph).has('document_permissions') ||
      graph.requirements.dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') === true
    for (const agent of graph.nodes) {
      if (!(graph.is(agent, 'generates') || graph.is(agent, 'coordinates')) || graph.is(agent, 'evaluates') || !isOnline(graph, agent))
        continue
      for (const edge of graph.edgesFrom(agent)) {
        const tool = edge.to
        if (edge.kind !== 'request' || edge.isResponse || !leadsToGuarded(graph, tool)) continue
        const account = accountOf(graph, edge)
        if (account !== undefined && POWERFUL.has(account))
          yield {
            nodes: [agent, tool],
            edges: [edge],
            severity: sensitive ? 'critical' : 'major',
            because: `${agent.label} uses ${tool.label} as ${account.replace('_', ' ')}, whoever asked.`,
            say: { agent, tool },
          }
        else if (account === undefined && sensitive && graph.is(agent, 'acts_autonomously') && spansPeople(graph, tool))
          yield {
            status: 'ask',
            nodes: [agent, tool],
            edges: [edge],
            because: `Nothing says as whom ${agent.label} uses ${tool.label}.`,
            say: { agent, tool },
          }
      }
    }
  },
  mend: (graph, { say, edges }) =>
    together(
      setProp(say!.tool as ViewNode, 'identity', 'on_behalf_of_user'),
      setProp(say!.tool as ViewNode, 'accessScope', 'self'),
      ...(edges ?? [])
        .filter((edge) => graph.prop(edge, 'identity') !== undefined)
        .map((edge) => setProp(edge, 'identity', 'on_behalf_of_user')),
    ),
})

const isGuardedThing = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'keeps_memory') &&
  !graph.is(node, 'caches_answers') &&
  !graph.is(node, 'generates') &&
  (isPrivate(graph, node) === true || isWrite(graph, node) || isAmongSecrets(graph, node))

/** A database on a board of which somebody said that its data must not leak, or that not everybody may see all of it. */
const isAmongSecrets = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'data_warehouse', 'relational_db') &&
  isPrivate(graph, node) !== false &&
  !isPublicContent(graph, node) &&
  (concerns(graph).has('document_permissions') || graph.requirements.dataClasses?.some((name) => name !== 'public') === true)

/** Systems of record that hold the records of many people. */
const spansPeople = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'business_system', 'crm') &&
  graph.word(node, 'accessScope') !== 'self' &&
  graph.word(node, 'isolation') !== 'row_level_security'

/** A tool server stands for what it opens. */
const leadsToGuarded = (graph: GraphView, tool: ViewNode): boolean =>
  isGuardedThing(graph, tool) ||
  (graph.isKind(tool, 'mcp_server') && graph.calls.next(tool).some((behind) => behind !== tool && isGuardedThing(graph, behind)))
