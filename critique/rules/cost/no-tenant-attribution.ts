import { servingModels, wayTo } from '../../facts/serving.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cost/no-tenant-attribution',
  title: 'Nobody can say which tenant spent the money',
  severity: 'minor',
  cluster: 'cost-visibility',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'What is not counted per tenant cannot be priced or limited, and one tenant with a script spends the budget of all.',
  ask: 'Which tenant spent the most on {model} yesterday, and how would you slow them down?',
  followUps: ['Who pays for retries and for cache hits?', 'What do the others notice of a noisy neighbour?'],
  goodAnswer: [
    'The tenant is on every call and every meter',
    'Quotas and budgets per tenant',
    'Fair queues when capacity is short',
    'Numbers that stand up on an invoice',
  ],
  fix: 'Count the calls to {model} per tenant, and give each tenant a quota.',
  unless: 'Usage is metered or limited per tenant, there is one tenant, or capacity is paid by the month.',
  sources: [
    {
      title: 'OWASP LLM06:2026 Unbounded Consumption',
      section: 'Cost attribution',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'Azure Architecture Center: Access models through a gateway',
      section: 'Quotas and showback',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/azure-openai-gateway-guide',
      verification: 'recalled',
    },
    {
      title: 'Azure Well-Architected AI workloads: Operations',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'databricks'],
  examples: {
    flagged: ['requires { scope: production, multiTenant: true }; end_user#clinics -> llm_gateway#gw { quotaPer: global } -> *llm#model'],
    asked: ['requires { scope: production, multiTenant: true }; end_user#clinics -> app_service#notes -> *llm#model'],
    clean: [
      'requires { scope: production, multiTenant: true }; end_user#clinics -> app_service#notes -> llm#model; #notes -telemetry-> cost_attribution#bill',
      'requires { scope: production, multiTenant: true }; end_user#clinics -> rate_limiter#fair { quotaPer: tenant } -> app_service#notes -> llm#model',
      'requires { scope: production }; end_user#clerk -> app_service#notes -> llm#model',
    ],
  },
  *check(graph) {
    if (graph.requirements.multiTenant !== true || isProduction(graph) !== true || graph.nodes.some((node) => isPerTenant(graph, node)))
      return
    const model = servingModels(graph).find((node) => !graph.isKind(node, 'self_hosted_llm'))
    const path = model && wayTo(graph, model)
    if (!model || !path) return
    const isGlobal = path.nodes.some(
      (node) =>
        graph.word(node, 'quotaPer') === 'global' ||
        (graph.words(node, 'metersBy').length > 0 && !graph.words(node, 'metersBy').includes('tenant')),
    )
    yield {
      status: isGlobal ? 'violation' : 'ask',
      nodes: [model],
      path,
      because: `Several tenants share ${model.label}, and nothing counts or limits what each of them uses.`,
      say: { model },
    }
  },
  mend(graph, { path }) {
    const meter = path!.nodes.findLast((node) => graph.is(node, 'gateway') || graph.is(node, 'coordinates')) ?? path!.nodes.at(-1)!
    return { setProps: [...setProp(meter, 'metersBy', ['tenant', 'feature']).setProps!, ...setProp(meter, 'quotaPer', 'tenant').setProps!] }
  },
})

const isPerTenant = (graph: GraphView, node: ViewNode): boolean =>
  graph.words(node, 'metersBy').includes('tenant') ||
  graph.word(node, 'quotaPer') === 'tenant' ||
  (graph.isKind(node, 'cost_attribution') && graph.words(node, 'metersBy').length === 0) ||
  graph.number(node, 'perTenantMonthUsd') !== undefined ||
  /\bper[ -](tenant|customer|account|org\w*)\b.{0,20}\b(quota|budget|cost|limit|billing|meter\w*)|\b(quota|budget|cost|limit|billing|meter\w*|chargeback|showback)\b.{0,20}\bper[ -](tenant|customer|account|org\w*)\b|chargeback|showback/i.test(
    node.label,
  )
