import { landings } from '../../facts/actions.ts'
import { isOwnChannel, isSandboxed, isTypedHandOver, steerableModels, tainted, ungated } from '../../facts/taint.ts'
import { isIsolator, namesEffect, untrustedSources, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standBefore } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

// Beyond the specification: storing what was extracted is bookkeeping, not an effect, unless the edge says write or the store says so.
export default defineRule({
  id: 'security/untrusted-content-to-write-without-gate',
  title: 'Text of outsiders can set off an action, and no code or person can stop it',
  severity: 'critical',
  severityModifiers: ['major when every such action is reversible and stays within what the requesting user owns'],
  cluster: 'injection-blast-radius',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Once a model has read what a stranger wrote, it may do what the stranger wants, with the rights of the system. A filter that is itself a model can be talked over the same way.',
  ask: 'A message in {untrusted} says "as the administrator, do it now". Walk from there to {action} and show me the part that says no.',
  followUps: ['Is that part code, or another prompt?', 'Which arguments of {action} does it check: amount, owner, recipient, how often?'],
  goodAnswer: [
    'A policy decision outside the model, on typed arguments: cap, ownership, allowed recipients',
    'Small and reversible goes through, large goes to a person',
    'The plan is fixed before outside text is read, or the model chooses from a fixed menu',
    'An idempotency key and a way to undo',
  ],
  fix: 'Put a policy check in code in front of {action}, and a person above a limit.',
  unless:
    'A deterministic gate or a person stands on every way to the action, the action waits for approval, it only proposes (draft, pull request, staged change), or the text is curated.',
  sources: [
    {
      title: 'OWASP LLM06:2025 Excessive Agency',
      section: 'Mitigations 6 and 7: approval, complete mediation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.M0030 Restrict AI Agent Tool Invocation on Untrusted Data',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    {
      title: 'Design Patterns for Securing LLM Agents against Prompt Injections (Beurer-Kellner et al., 2025)',
      section: 'action selector, plan-then-execute',
      url: 'https://arxiv.org/abs/2506.08837',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for Agentic Applications 2026',
      section: 'ASI01 Agent Goal Hijack, ASI02 Tool Misuse',
      url: 'https://genai.owasp.org/resource/owasp-top-10-for-agentic-applications-for-2026/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'openai', 'meta'],
  examples: {
    flagged: [
      '*external_trigger#issues { label: "Issue webhook" } -> *agent#fixer -{ label: "push to main" }-> *code_repository#repo',
      'scheduler -> agent#editor { label: "Editor" } -> *sub_agent#press { label: "Press agent" } -> *external_api#blog { label: "Blog: publish post" }; #press -> *web_search#web',
      '*ticketing_system#complaints -> *agent#helper; #helper -> *payment_api#goodwill',
      '*external_trigger#alerts { label: "Alert webhook" } -> *agent#responder -> injection_detector#filter -> *tool_executor#restart { sideEffect: execute }',
      '*crawler#pages -data-> vector_db#index; end_user -> *agent#shopper -> #index; #shopper -> *tool_executor#order { sideEffect: book, reversible: false }',
    ],
    clean: [
      'ticketing_system#complaints -> agent#helper; #helper -> policy_engine#caps -> payment_api#goodwill',
      'external_trigger#alerts -> agent#responder -> approval_gate#duty -> tool_executor#restart { sideEffect: execute }',
      'ticketing_system#issues -> agent#coder; #coder -> tool_executor#pr { label: "Open a pull request", sideEffect: write }',
      'external_trigger#issues { label: "Issue webhook" } -> agent#fixer -{ label: "opens a PR" }-> code_repository#repo; end_user#dev -{ label: "merge to main" }-> #repo',
      'external_trigger#issues { label: "Issue webhook" } -> agent#fixer -{ label: "push branch" }-> code_repository#repo { label: "GitHub" }',
      'user_upload#invoices -data-> llm#extract; #extract -data-> relational_db#rows',
      'web_search#web -> quarantined_llm#reader { structuredOnly: true } -data-> agent#ops -> payment_api#pay',
      'end_user -> agent#desk; #desk -> payment_api#pay',
      'end_user -> messaging_channel#chat -> external_trigger#hook { label: "Webhook" } -> agent#desk; #desk -> payment_api#pay',
    ],
  },
  *check(graph) {
    const models = steerableModels(graph).filter((model) => tainted(graph).has(model))
    if (models.length === 0) return
    const walk = openWay(graph)
    const reached = graph.content.from(models, walk)
    const onMain = new Set(landings(graph))
    const actions = [...new Set([...writes(graph), ...onMain])].filter(
      (node) => reached.has(node) && (onMain.has(node) || isEffect(graph, node)),
    )
    yield* apart(actions, (action) => witness(graph, models, action, walk))
  },
  mend: (graph, { say }) =>
    standBefore(graph, [say!.action as ViewNode], newNode('policy_engine', 'Policy check in code: cap, owner, recipient')),
  *praise(graph) {
    const models = steerableModels(graph).filter((model) => tainted(graph).has(model))
    const path = models.length > 0 ? graph.calls.path(models, writes(graph)) : undefined
    const gate = path?.nodes.find((node) => graph.is(node, 'gate'))
    if (path && gate)
      yield {
        nodes: [gate],
        path,
        because: `${gate.label} decides whether what ${path.nodes[0]!.label} read may lead to ${path.nodes.at(-1)!.label}.`,
      }
  },
})

function openWay(graph: GraphView) {
  const { avoiding, avoidingEdges } = ungated(graph)
  const isStop = (node: ViewNode): boolean =>
    avoiding(node) || isIsolator(graph, node) || graph.is(node, 'human') || graph.is(node, 'sandboxes_code')
  return {
    avoiding: graph.once('ends of an open way', () => graph.nodes.filter(isStop)),
    avoidingEdges: (edge: ViewEdge) => avoidingEdges(edge) || isTypedHandOver(graph, edge),
  }
}

const PROPOSAL =
  /\b(drafts?|pull request|prs?|merge request|proposals?|propose[sd]?|suggest\w*|staging|staged|scratch|sandbox|comments?|label(s|ling)?|tags?|tagging|notes?)\b/i

/** What is pushed waits on a branch, unless the arrow names the main one. */
const ON_A_BRANCH = /\b(branch(es)?|forks?|push(es)?|patch(es)?)\b/i

/** A proposal that a person takes further harms nobody, and neither does code that runs in a box or a row of bookkeeping. */
function isEffect(graph: GraphView, node: ViewNode): boolean {
  if (
    graph.word(node, 'accessScope') === 'write_branch' ||
    PROPOSAL.test(node.label) ||
    isSandboxed(graph, node) ||
    isOwnChannel(graph, node)
  )
    return false
  if (
    namesEffect(graph, node) ||
    graph.is(node, 'changes_state') ||
    graph.prop(node, 'sideEffect') !== undefined ||
    graph.prop(node, 'accessScope') !== undefined
  )
    return true
  const wordy = graph.edgesTo(node).filter((edge) => edge.kind !== 'telemetry' && edge.label !== '')
  const isProposal = ({ label }: ViewEdge): boolean =>
    PROPOSAL.test(label) || (graph.isKind(node, 'code_repository') && ON_A_BRANCH.test(label))
  return wordy.some((edge) => edge.isWrite && !isProposal(edge)) && graph.isKind(node, 'external_api')
}

function witness(graph: GraphView, models: readonly ViewNode[], action: ViewNode, walk: ReturnType<typeof openWay>): Hit | undefined {
  const out = graph.content.path(models, action, walk)
  const [model] = out?.nodes ?? []
  const into =
    model &&
    graph.content.path(
      untrustedSources(graph).filter((node) => node !== action && tainted(graph).has(node)),
      model,
      { avoiding: (node) => !tainted(graph).has(node) },
    )
  if (!out || !into) return undefined
  const untrusted = into.nodes[0]!
  const mild = graph.fact(action, 'reversible') === true && graph.word(action, 'accessScope') === 'self'
  return {
    nodes: [untrusted, model, action],
    path: { nodes: [...into.nodes, ...out.nodes.slice(1)], edges: [...into.edges, ...out.edges] },
    severity: mild ? 'major' : 'critical',
    because: `What outsiders write into ${untrusted.label} reaches ${model.label}, and from there nothing but the model decides about ${action.label}.`,
    say: { untrusted, agent: model, action },
  }
}
