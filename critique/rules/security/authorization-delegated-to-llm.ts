import { askersOf } from '../../facts/serving.ts'
import { filtersQuery, isPublicContent, promptedWalls } from '../../facts/identity.ts'
import { isApproved, steerableModels, ungated } from '../../facts/taint.ts'
import { concerns } from '../../graph/lexicon.ts'
import { isHighImpact, isPrivate, privateNodes, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standBefore } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const DECIDES =
  /\b(allow(ed|s)?|permi(t|ts|tted|ssions?)|authori[sz]\w*|approv\w*|entitle\w*|may (this|the|it)|access (check|control|decision)|policy (check|model|judge)|can (this|the) user|safe to|is (this|it) (ok|safe))\b/i

export default defineRule({
  id: 'security/authorization-delegated-to-llm',
  title: 'A model decides what is allowed, and nothing else does',
  severity: 'critical',
  severityModifiers: ['major when what it guards can be undone'],
  cluster: 'output-handling',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A check that can be talked round is no check. Attackers who adapted to them broke most published detectors in more than nine of ten tries, and nobody can audit why a prompt said yes.',
  ask: 'Your permission check is {judge}. How often does it say yes to an attacker who has read its prompt?',
  followUps: ['Which part of that decision could be code?', 'How would you explain one wrong yes a month later?'],
  goodAnswer: [
    'Code decides on typed attributes; the model only proposes',
    'A model’s opinion is one more signal, never the only gate',
    'An error or doubt means no',
    'Each decision is logged with what it was based on',
  ],
  fix: 'Let a policy check in code decide before {asset}, and keep {judge} as a signal.',
  unless:
    'A deterministic check or a person stands on the same way, the judge only scores beside it, or what lies behind is public and read-only.',
  sources: [
    {
      title: 'OWASP LLM07:2025 System Prompt Leakage',
      section: 'Mitigation 4: controls independent of the model',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM07_SystemPromptLeakage.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM06:2025 Excessive Agency',
      section: 'Mitigation 7: complete mediation',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM06_ExcessiveAgency.md',
      verification: 'verified',
    },
    {
      title: 'The Attacker Moves Second (Nasr, Carlini et al., 2025)',
      section: 'adaptive attacks on twelve defences',
      url: 'https://arxiv.org/abs/2510.09023',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'end_user -> *agent#clerk -> *llm_judge#guard { label: "Is this transfer allowed?" } -> *payment_api#transfer',
      'end_user -> *agent#clerk -> *llm#guard { label: "Permission check (LLM)" }; #clerk -> *crm#files; #guard -> #files',
      'requires { statements: ["A manager sees only their own branch"] }; end_user -> *llm#writer { label: "Writes SQL" } -{ label: "SQL" }-> *data_warehouse#dwh; note "System prompt: never select rows outside the user\'s branch"',
    ],
    clean: [
      'end_user -> agent#clerk -> llm_judge#guard { label: "Is this allowed?" } -> policy_engine#rules -> payment_api#transfer',
      'end_user -> agent#clerk; #clerk -> llm_judge#quality { label: "Tone score" }; #clerk -> policy_engine -> payment_api',
      'end_user -> agent#clerk -> llm_judge#guard { label: "Allowed?" } -> relational_db#faq { dataClasses: [public] }',
      'end_user -> agent#clerk -> llm_judge#guard { label: "Allowed?" } -> approval_gate#boss -> payment_api#transfer',
      'requires { statements: ["A manager sees only their own branch"] }; end_user -> llm#writer { label: "Writes SQL" } -{ label: "SQL" }-> data_warehouse#dwh { isolation: row_level_security }; note "System prompt: never select rows outside the user\'s branch"',
      'end_user -> llm#writer { label: "Writes SQL" } -{ label: "SQL" }-> data_warehouse#dwh { label: "Weather history" }; note "System prompt: answer in the user\'s language only"',
    ],
  },
  *check(graph) {
    const assets = [...new Set([...writes(graph), ...privateNodes(graph)])].filter(
      (node) => !isApproved(graph, node) && !isPublicContent(graph, node),
    )
    const reaching = graph.calls.to(assets, ungated(graph))
    yield* apart(judges(graph), (judge) => witness(graph, judge, assets, reaching.has(judge)))
    yield* apart(promptedWalls(graph), (wall) => promptWitness(graph, wall))
  },
  mend: (graph, { say }) => standBefore(graph, [say!.asset as ViewNode], newNode('policy_engine', 'Policy decision in code')),
})

/** A model that gives permission: by the word on it, or by standing as a judge. */
const judges = (graph: GraphView): ViewNode[] =>
  graph.nodes.filter((node) => {
    const isModel =
      graph.is(node, 'generates') || graph.isKind(node, 'input_guardrail', 'output_guardrail', 'injection_detector', 'content_moderator')
    if (!isModel || graph.is(node, 'deterministic')) return false
    return graph.isKind(node, 'llm_judge') || DECIDES.test(node.label)
  })

function witness(graph: GraphView, judge: ViewNode, assets: readonly ViewNode[], isOnTheWay: boolean): Hit | undefined {
  const actor = askersOf(graph, judge)
    .map(({ from }) => from)
    .find((node) => steerableModels(graph).includes(node) || graph.is(node, 'coordinates'))
  if (!actor) return undefined
  const path = isOnTheWay ? graph.calls.path(judge, assets, ungated(graph)) : undefined
  // Drawn beside: asked by the same caller that then acts. Only its own words make that a permission.
  const beside = DECIDES.test(judge.label) ? assets.find((asset) => graph.calls.next(actor).includes(asset)) : undefined
  const asset = path?.nodes.at(-1) ?? beside
  if (!asset || asset === judge || (graph.isKind(judge, 'llm_judge') && !DECIDES.test(judge.label) && !isHighImpact(graph, asset)))
    return undefined
  return {
    nodes: [actor, judge, asset],
    ...(path ? { path: { nodes: [actor, ...path.nodes], edges: [...graph.edgesBetween(actor, judge).slice(0, 1), ...path.edges] } } : {}),
    severity: graph.fact(asset, 'reversible') === true ? 'major' : 'critical',
    because: `Whether ${actor.label} may use ${asset.label} is decided by ${judge.label}, a model, and by nothing else.`,
    say: { judge, asset, agent: actor },
  }
}

/** A sentence in the prompt is all that keeps people apart in a store. Searches of an index have a rule of their own. */
function promptWitness(graph: GraphView, { model, text }: { model: ViewNode; text: string }): Hit | undefined {
  const mustKeepApart =
    graph.requirements.multiTenant === true ||
    ['document_permissions', 'tenant_isolation', 'case_scope'].some((name) => concerns(graph).has(name as 'case_scope'))
  if (!mustKeepApart) return undefined
  const assets = graph.nodesThat('stores_data').filter((node) => isShared(graph, node))
  const path = graph.calls.path(model, assets, ungated(graph))
  const asset = path?.nodes.at(-1)
  if (!path || !asset || path.edges.some((edge) => filtersQuery(graph, edge))) return undefined
  return {
    nodes: [model, asset],
    path,
    severity: 'critical',
    because: `"${text}": a sentence in a prompt is all that keeps people apart in ${asset.label}.`,
    say: { judge: model, asset, agent: model },
  }
}

const isShared = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'search_index') &&
  !graph.is(node, 'caches_answers') &&
  !graph.is(node, 'keeps_memory') &&
  isPrivate(graph, node) !== false &&
  !isPublicContent(graph, node) &&
  !isApproved(graph, node) &&
  !filtersQuery(graph, node)
