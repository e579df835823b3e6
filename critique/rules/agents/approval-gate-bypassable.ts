import { actorsAndHubs, changeable, changes, hubs, isChangeable } from '../../facts/actions.ts'
import { ungated } from '../../facts/taint.ts'
import type { NodeSet } from '../../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** A dense board has many: the first tell the story. */
const MOST_APPROVALS = 12

export default defineRule({
  id: 'agents/approval-gate-bypassable',
  title: 'There is an approval, and a way around it',
  severity: 'critical',
  cluster: 'irreversible-action',
  suppresses: ['agents/high-impact-action-without-approval'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'An approval that can be skipped describes a wish. An injected instruction and an ordinary retry both take the way without the gate.',
  ask: '{approval} approves what goes to {sink}, yet {bypassNode} can write there without it. Which credential prevents that?',
  followUps: ['Does {sink} itself refuse a call that nobody approved?', 'Could the requester approve its own request?'],
  goodAnswer: [
    'The target accepts only calls that carry a signed approval',
    'One executor may write; models can only propose',
    'Whoever asks is never who approves',
    'A test shows that the direct way is denied',
  ],
  fix: 'Send the second way through {approval} too, and let {sink} refuse what carries no approval.',
  unless: 'The other way passes a check in code, needs approval by its own setting, or only reads.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM06 Excessive Agency',
      section: 'Mitigation 7: complete mediation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens, Security',
      section: 'AGENTSEC07 Human oversight protection and agent containment',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/security.html',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI09 Human-Agent Trust Exploitation',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'meta'],
  examples: {
    flagged: [
      '*llm#writer -> content_moderator#filter -> router#ok; #ok -> human_review_queue#editor -> *business_system#site { label: "Published" }; #ok -{ label: "no" }-> app_service#rework -> #site',
      'end_user#u -> *agent#planner; #planner -> approval_gate#lead; #lead -> *tool_executor#deploy { sideEffect: deploy }; #planner -{ label: "hotfix" }-> #deploy',
      'end_user#u -> agent#intake -> human_review_queue#desk -> *business_system#ledger { sideEffect: write }; #intake -> *sub_agent#fixer; #fixer -data{ label: "update balance" }-> #ledger',
      'end_user#u -> *agent#sre; #sre -> approval_gate#yes -> mcp_server#k8s { label: "k8s: scale, restart" } -> *container_platform#prod; #sre -> mcp_server#git { label: "git: read issues, run workflow" } -> ci_cd#deploy -> #prod',
    ],
    clean: [
      'end_user#u -> agent#planner -> approval_gate#lead -> tool_executor#deploy { sideEffect: deploy }',
      'end_user#u -> agent#planner -> policy_engine#tiers; #tiers -> approval_gate#lead; #lead -> payment_api#pay; #tiers -{ label: "below 50 dollars" }-> #pay',
      'end_user#u -> agent#planner -> approval_gate#lead -> crm#records { sideEffect: write }; #planner -{ label: "look up" }-> #records',
      'end_user#u -> agent#planner -> approval_gate#lead -> payment_api#pay { requiresApproval: human }; #planner -> #pay',
      'end_user#u -> agent#planner; #planner -> approval_gate#lead; #lead -> #planner; #planner -> payment_api#pay { reversible: true }',
      'end_user#u -> agent#sre; #sre -> approval_gate#yes -> mcp_server#k8s { label: "k8s: scale, restart" } -> container_platform#prod; #sre -> code_repository#repo { label: "Pull requests" } -> ci_cd#deploy -> #prod',
    ],
  },
  *check(graph) {
    const approvals = graph.nodesOf('approval_gate', 'human_review_queue')
    if (approvals.length === 0) return
    const open = ungated(graph)
    const detour = {
      ...open,
      avoidingEdges: (edge: ViewEdge) => open.avoidingEdges(edge) || (isChangeable(graph, edge.to) && !changes(graph, edge)),
    }
    const reached = graph.calls.from(actorsAndHubs(graph), detour)
    for (const approval of approvals.slice(0, MOST_APPROVALS)) {
      const effects = protectedBy(graph, approval)
      const sink =
        effects.find((node) => reached.has(node)) ?? platformsOf(graph, effects).find((node) => isReleasedTo(graph, node, reached))
      if (!sink) continue
      const whole = graph.calls.path(actorsAndHubs(graph), sink, detour)!
      const start = Math.max(
        0,
        whole.nodes.findLastIndex((node) => graph.is(node, 'generates') || hubs(graph).includes(node)),
      )
      const path = { nodes: whole.nodes.slice(start), edges: whole.edges.slice(start) }
      yield {
        nodes: [path.nodes[0]!, sink],
        path,
        because: `${approval.label} stands on one way to ${sink.label}; ${path.nodes.map(({ label }) => label).join(' → ')} goes past it.`,
        say: { approval, sink, bypassNode: path.nodes.at(-2)! },
      }
    }
  },
  mend(graph, { say }) {
    const approval = say!.approval as ViewNode
    // A cluster asks nobody: what releases into it does.
    const sink = (graph.isKind(say!.sink as ViewNode, 'container_platform') ? say!.bypassNode : say!.sink) as ViewNode
    return together(setProp(sink, 'requiresApproval', 'human'), {
      addEdges: [{ from: approval.id, to: sink.id, kind: 'control', label: 'approves' }],
    })
  },
  *praise(graph) {
    for (const approval of graph.nodesOf('approval_gate', 'human_review_queue')) {
      const sink = protectedBy(graph, approval)[0]
      const path = sink && graph.calls.path(actorsAndHubs(graph), sink)
      if (sink && path?.nodes.includes(approval))
        yield { nodes: [approval, sink], path, because: `Every way from a model to ${sink.label} passes ${approval.label}.` }
    }
  },
})

/** What somebody approves here: effects behind the approval, before the next model thinks again. Empty where no model reaches the approval. */
function protectedBy(graph: GraphView, approval: ViewNode): readonly ViewNode[] {
  const asked = graph.once('reached by actors', () => graph.calls.from(actorsAndHubs(graph)))
  if (!asked.has(approval)) return []
  const behind = graph.calls.from(approval, {
    avoiding: (node) =>
      node !== approval &&
      (graph.is(node, 'generates') || graph.is(node, 'request_entry') || (graph.is(node, 'coordinates') && callsActors(graph, node))),
  })
  return changeable(graph).filter((node) => behind.has(node))
}

/** What the approved effects change in turn: a cluster, say, that a release can reach as well. */
const platformsOf = (graph: GraphView, effects: readonly ViewNode[]): readonly ViewNode[] =>
  effects.flatMap((effect) => graph.calls.next(effect)).filter((node) => graph.isKind(node, 'container_platform'))

/** Does a release that a model or its tool starts lead there? What a merge starts went past whoever merged. */
const isReleasedTo = (graph: GraphView, platform: ViewNode, reached: NodeSet): boolean =>
  reached.has(platform) &&
  graph.calls
    .previous(platform)
    .some(
      (node) =>
        graph.is(node, 'deploys') &&
        reached.has(node) &&
        graph.calls
          .previous(node)
          .some(
            (caller) =>
              reached.has(caller) &&
              !graph.isKind(caller, 'code_repository') &&
              (graph.is(caller, 'tool') || graph.is(caller, 'generates')),
          ),
    )

/** A service that both resumes the model and does the work is a hub: what lies behind it is not behind the approval. */
const callsActors = (graph: GraphView, node: ViewNode): boolean => graph.calls.next(node).some((next) => graph.is(next, 'generates'))
