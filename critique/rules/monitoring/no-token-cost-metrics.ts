import { actors } from '../../facts/actions.ts'
import { sinks } from '../../facts/telemetry.ts'
import { isOnline, isProduction, isProvider } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const SAYS_COST = /\b(cost|costs|tokens?|spend|usage|billing|metering|quota|budget)\b/i

export default defineRule({
  id: 'monitoring/no-token-cost-metrics',
  title: 'Nobody can say who spent the tokens',
  severity: 'minor',
  cluster: 'cost-visibility',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Without a meter the invoice is the first alarm. Per tenant and feature it is also what prices are made of.',
  ask: 'The bill for {model} tripled on Wednesday. Which tenant, prompt and feature was it?',
  followUps: ['What does one solved task cost?', 'At which daily sum does somebody get a call?'],
  goodAnswer: [
    'Tokens and cost on each span, tagged with tenant and feature',
    'Budgets and alerts on unusual spending',
    'Cost per outcome, not per call',
    'Cached tokens are visible',
  ],
  fix: 'Meter tokens and cost by tenant and feature where all calls to {model} pass.',
  unless: 'A gateway, a budget or a cost meter is on the board, a metric names tokens or cost, or the model runs on own hardware.',
  sources: [
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'gen_ai.client.token.usage',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM06 Unbounded Consumption',
      section: 'Cost attribution',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'databricks'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production, multiTenant: true }; end_user#u -> app_service#api -> *llm#model; #api -telemetry-> metrics#board { metrics: [p95, errors] }',
    ],
    clean: [
      'requires { scope: production, multiTenant: true }; end_user#u -> app_service#api -> llm_gateway#gw -> llm#model',
      'requires { scope: production, monthlyBudgetUsd: 900 }; end_user#u -> app_service#api -> llm#model; #api -telemetry-> metrics#board { label: "Latency, tokens, cost" }',
      'requires { scope: production, multiTenant: true }; end_user#u -> app_service#api -> self_hosted_llm#model',
    ],
  },
  *check(graph) {
    const { monthlyBudgetUsd, costPerRequestUsd, multiTenant } = graph.requirements
    if (isProduction(graph) !== true || (monthlyBudgetUsd === undefined && costPerRequestUsd === undefined && multiTenant !== true)) return
    const hosted = actors(graph).filter(
      (node) => isOnline(graph, node) && graph.is(node, 'runs_model') && isProvider(graph, node) !== false,
    )
    const [model] = hosted
    if (!model || isMetered(graph)) return
    yield {
      status: 'ask',
      nodes: hosted,
      because: `${multiTenant ? 'Several tenants share' : 'A budget is stated for'} ${hosted.map(({ label }) => label).join(', ')}, and nothing on the board counts tokens or cost.`,
      say: { model },
    }
  },
})

const isMetered = (graph: GraphView): boolean =>
  graph.nodesThat('meters_usage').length > 0 ||
  graph.nodesOf('token_budget', 'cost_attribution').length > 0 ||
  graph.nodes.some((node) => graph.fact(node, 'metersBy') === true || graph.fact(node, 'quota') === true) ||
  sinks(graph).some(
    (node) => SAYS_COST.test(node.label) || graph.words(node, 'metrics').some((name) => /token|cost|spend|usage/.test(name)),
  )
