import { awaited, servingModels } from '../../facts/serving.ts'
import { entries, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cost/no-spend-cap',
  title: 'Nothing stops one user from spending your budget',
  severity: 'major',
  cluster: 'abuse-cost',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Asking is free and answering is not. A script with your longest prompt turns that into a bill over night, and a dashboard only tells you in the morning.',
  ask: 'Somebody scripts the longest prompt for {model} all night. What is the bill in the morning?',
  followUps: ['What is the cap per user and day, and per tenant?', 'What does a user see who has reached it?'],
  goodAnswer: [
    'Hard caps in tokens or money per user, tenant and account',
    'Limits on input and output of one request',
    'An alert on the slope of spending',
    'A friendly message at the limit',
  ],
  fix: 'Put a token budget per user in front of {model}, and cap the length of an answer.',
  unless:
    'A quota, a rate limit or a token budget stands on every way to the model, the output is capped, or capacity is paid by the month.',
  sources: [
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Denial of wallet',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM06:2026 Unbounded Consumption',
      section: 'Hard spending caps',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS',
      section: 'AML.T0034 Cost Harvesting',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { scope: production, monthlyBudgetUsd: 3000 }; zone net(trust: internet) { end_user#visitor }; #visitor -> api_gateway#edge { quota: false } -> llm_orchestrator#chat -> *llm#model',
    ],
    asked: [
      'requires { scope: production }; zone net(trust: internet) { end_user#visitor }; #visitor -> chat_ui -> llm_orchestrator#chat -> *llm#model',
    ],
    clean: [
      'requires { scope: production }; zone net(trust: internet) { end_user#visitor }; #visitor -> rate_limiter -> llm_orchestrator#chat -> llm#model',
      'requires { scope: production }; zone net(trust: internet) { end_user#visitor }; #visitor -> llm_orchestrator#chat -> self_hosted_llm#model',
      'requires { scope: internal }; end_user#clerk -> llm_orchestrator#chat -> llm#model',
    ],
  },
  *check(graph) {
    const { monthlyBudgetUsd, costPerRequestUsd } = graph.requirements
    if (isProduction(graph) !== true) return
    const outside = entries(graph).filter(
      (node) =>
        graph.trustOf(node) === 'internet' ||
        graph.trustOf(node) === 'external' ||
        /anonymous/.test(graph.word(node, 'identityLevel') ?? ''),
    )
    const from = monthlyBudgetUsd === undefined && costPerRequestUsd === undefined ? outside : entries(graph)
    if (from.length === 0) return
    const billed = servingModels(graph).filter((node) => !isFixedPrice(graph, node) && graph.number(node, 'maxOutputTokens') === undefined)
    const path = graph.calls.path(from, billed, {
      avoiding: (node) => !awaited(graph).has(node) || caps(graph, node),
      avoidingEdges: (edge) => caps(graph, edge),
    })
    if (!path) return
    const model = path.nodes.at(-1)!
    const refuses = path.nodes.some((node) => graph.fact(node, 'quota') === false)
    yield {
      status: refuses ? 'violation' : 'ask',
      nodes: [model],
      path,
      because: `Nothing between ${path.nodes[0]!.label} and ${model.label} limits what one of them can spend.`,
      say: { model },
    }
  },
  mend(_graph, { path }) {
    const edge = path?.edges[0]
    return edge ? standOn(edge, newNode('token_budget', 'Token budget per user')) : {}
  },
})

const isFixedPrice = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'self_hosted_llm') ||
  graph.word(node, 'endpoint') === 'provisioned' ||
  graph.number(node, 'costPerHourUsd') !== undefined

const caps = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.fact(of, 'quota') === true ||
  graph.fact(of, 'quotaPer') === true ||
  graph.number(of, 'tokenBudget') !== undefined ||
  graph.number(of, 'costBudgetUsd') !== undefined ||
  ('traits' in of && graph.is(of, 'limits_usage')) ||
  /\b(quota|rate[ -]?limit\w*|spend(ing)? (cap|limit)|budget|throttl\w*|cap per)\b/i.test(of.label)
