import { actors, actorsAndHubs, hubs, unstoppableActions } from '../../facts/actions.ts'
import { ungated } from '../../facts/taint.ts'
import { saysApproval } from '../../facts/wording.ts'
import { isGate, saysHighImpact } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOn, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** A dense board has many: the first few tell the story. */
const MOST_ACTIONS = 12

export default defineRule({
  id: 'agents/high-impact-action-without-approval',
  title: 'A model can do something irreversible and nobody has to agree',
  severity: 'critical',
  severityModifiers: ['major where a fixed flow, not an agent, only sends a message'],
  cluster: 'irreversible-action',
  suppresses: ['agents/no-kill-switch'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'No model is right every time. Where an effect moves money, leaves the company or cannot be taken back, one wrong call is the damage: somebody, or a rule in code, has to be able to say no first.',
  ask: '{agent} can trigger {sink} on its own. What is the worst single call it can make, and who could stop it in time?',
  followUps: [
    'What does the approver see: a summary by the model, or the exact call that will be made?',
    'Which of these calls may pass without a person, and up to which amount?',
  ],
  goodAnswer: [
    'Actions in tiers: automatic, delayed with an undo, approved by a person',
    'The approval shows exact parameters and the evidence for them',
    'Propose, then commit: two steps with one idempotency key',
    'Caps on amount, rate and reach that code enforces',
  ],
  fix: 'Put an approval of the exact action between {agent} and {sink}; let small cases pass by a rule in code.',
  unless:
    'A person or a deterministic check stands on every way to it, the action can be undone, is capped, is a draft or a rehearsal, or needs approval by its own setting.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025, LLM06 Excessive Agency',
      section: 'Mitigation 6: require user approval',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0029 Human In-the-Loop for AI Agent Actions',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Human in the loop for mutating operations',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec02-bp01.html',
      verification: 'verified',
    },
    {
      title: 'Agents Rule of Two (Meta, 2025)',
      section: '[A][B][C] needs supervision',
      url: 'https://ai.meta.com/blog/practical-ai-agent-security/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'openai', 'meta'],
  examples: {
    flagged: [
      'scheduler#night -> *agent#fixer -> *ci_cd#prod { label: "Deploy to production" }; #fixer -> llm#model',
      'end_user#dev -> *agent#fixer -{ label: "commits to master" }-> *code_repository#repo; #fixer -> llm#model',
      'end_user#guest -> *llm_orchestrator#desk { label: "Booking assistant" }; #desk -> llm#model; #desk -> *payment_api#refunds',
      'end_user#guest -> *agent#concierge; #concierge -> *payment_api#refunds; #concierge -> vector_db#policies',
      'email_inbox#guests -> *agent#desk -> *email_sender#out { label: "Email reply" }',
      'source_connector#bars -> *ml_model#ensemble -> app_service#portfolio -> *payment_api#market { label: "Trade execution" }',
      'external_trigger#alert -> *agent#sre; #sre -> *tool_executor#rollout { label: "Restart and roll out", sideEffect: deploy }; #sre -> llm#model',
      'end_user#clerk -> *agent#claims -> tool_gateway#tools; #tools -> *payment_api#payout; #claims -> human_handoff#desk',
      'end_user#guest -> *agent#concierge -> *mcp_server#stripe { label: "stripe-mcp: list charges, create refund" }',
      'end_user#guest -> *agent#concierge -{ label: "after the model confirms" }-> *payment_api#refunds',
      'email_inbox#complaints -> *app_service#worker; #worker -> llm#judge { label: "Decides on the refund" }; #worker -{ label: "refund" }-> *payment_api#pay',
    ],
    clean: [
      'end_user#dev -> agent#fixer -{ label: "merge to main after review" }-> code_repository#repo',
      'end_user#guest -> app_service#shop; #shop -> llm#blurbs { label: "Product texts" }; #shop -> payment_api#card',
      'end_user#guest -> llm_orchestrator#desk { label: "Booking assistant" }; #desk -> llm#model; #desk -> policy_engine#caps; #desk -> payment_api#refunds',
      'end_user#founder -> agent#helper -> payment_api#stripe { label: "Stripe metering" }',
      'external_trigger#alerts -> agent#investigator -> notification_service#post { label: "Post in the on-call channel" }',
      'end_user#guest -> agent#concierge -> approval_gate#manager -> payment_api#refunds',
      'end_user#guest -> agent#concierge -> policy_engine#limits -> payment_api#refunds; #limits -> approval_gate#manager -> #refunds',
      'end_user#dev -> agent#coder -> tool_executor#preview { label: "Deploy preview", sideEffect: deploy, reversible: true }',
      'end_user#rep -> agent#writer -> email_sender#mail { label: "Save as draft" }',
      'end_user#rep -> agent#writer -> email_sender#mail { label: "Email reply" }',
      'source_connector#bars -> ml_model#ensemble -> policy_engine#limits -> payment_api#market { label: "Trade execution" }',
      'external_trigger#purchase -> ml_model#fraud -> payment_api#capture { label: "Capture payment" }',
      'end_user#u -> app_service#shop -> payment_api#card; #shop -> agent#helper -> vector_db#faq',
      'end_user#u -> agent#booker; #booker -> payment_api#pay; approval_gate#owner -control{ label: "confirms each booking" }-> #pay',
      'end_user#guest -> agent#concierge -{ label: "after the guest confirms" }-> payment_api#refunds',
      'end_user#guest -> agent#concierge -> payment_api#refunds { label: "Refunds, max 50 EUR, above: manager" }',
      'end_user#guest -> agent#concierge { label: "Agent (HITL on all writes)" } -> payment_api#refunds',
      'zone ask(label: "Needs human approval") { payment_api#refunds }; end_user#guest -> agent#concierge -> #refunds',
      'end_user#guest -> agent#concierge -> payment_api#refunds; note "Refunds are confirmed by a clerk" near #refunds',
      'end_user#guest -> agent#concierge -{ label: "manager sign-off" }-> payment_api#refunds',
    ],
  },
  *check(graph) {
    const open = ungated(graph)
    const detour = { ...open, avoiding: (node: ViewNode) => open.avoiding(node) || isPersonInBetween(node) }
    const reached = graph.calls.from(unsupervised(graph), detour)
    const traded = graph.calls.from(scorers(graph), detour)
    const byActor = new Map<ViewNode, ViewNode[]>()
    for (const action of unstoppableActions(graph)
      .filter((node) => reached.has(node) || (TRADES.test(node.label) && traded.has(node)))
      .slice(0, MOST_ACTIONS)) {
      const acting = reached.has(action) ? unsupervised(graph) : scorers(graph)
      const actor = graph.calls
        .path(acting, action, detour)!
        .nodes.filter((node) => graph.is(node, 'generates') || acting.includes(node))
        .at(-1)!
      byActor.set(actor, [...(byActor.get(actor) ?? []), action])
    }
    for (const [agent, sinks] of byActor) {
      const onlySends = sinks.every((node) => graph.isKind(node, 'email_sender', 'notification_service'))
      yield {
        severity: onlySends && !graph.is(agent, 'acts_autonomously') ? 'major' : 'critical',
        nodes: [agent, ...sinks],
        sure: sinks.filter((node) => saysHighImpact(graph, node)),
        path: graph.calls.path(agent, sinks[0]!, detour),
        because: `${agent.label} reaches ${sinks.map(({ label }) => label).join(' and ')} with no approval, limit or undo on the way.`,
        say: { agent, sink: sinks },
      }
    }
  },
  mend(graph, { nodes: [, ...sinks], path }) {
    const last = path!.edges.at(-1)!
    const onPath = standOn(last, newNode('approval_gate', 'Approve the exact action'))
    return together(onPath, ...sinks.map((sink) => setProp(sink, 'requiresApproval', 'human')))
  },
  *praise(graph) {
    for (const action of unstoppableActions(graph)) {
      const path = graph.calls.path(actors(graph), action)
      const gate = path?.nodes.slice(1, -1).find(isGate)
      if (path && gate)
        yield { nodes: [gate, action], path, because: `${gate.label} decides before ${path.nodes[0]!.label} can use ${action.label}.` }
    }
  },
})

/** Where a score is not advice on somebody's payment but the order itself. */
const TRADES = /\b(trad(e|es|ing)|orders?)\b.{0,12}\b(execution|router|gateway)\b|\bexecut\w+ (the )?(trades?|orders?)\b/i

const scorers = (graph: GraphView): readonly ViewNode[] =>
  graph.once('scorers', () => graph.nodesThat('predicts').filter((node) => !graph.is(node, 'evaluates')))

/** Models that act without asking: not those set up to suggest, or to act with approval. */
const unsupervised = (graph: GraphView): readonly ViewNode[] =>
  graph.once('unsupervised actors', () =>
    actorsAndHubs(graph).filter(
      (node) =>
        !/^(suggest|act_with_approval)$/.test(graph.word(node, 'autonomy') ?? '') && !asksFirst(graph, node) && !saysApproval(node.label),
    ),
  )

/** A gate that the agent consults and that answers it is drawn beside the way instead of on it: a whiteboard's way of saying the same. */
function asksFirst(graph: GraphView, actor: ViewNode): boolean {
  const isHub = hubs(graph).includes(actor)
  return graph.calls
    .next(actor)
    .some(
      (node) =>
        (graph.isKind(node, 'approval_gate') || (isHub && isGate(node))) && graph.edgesFrom(node).every((edge) => edge.to === actor),
    )
}

/** A person who has the work in hand before it goes on. */
const isPersonInBetween = (node: ViewNode): boolean => node.traits.has('human') && !node.traits.has('request_entry')
