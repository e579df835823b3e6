import { dollars, grouped } from '../../facts/numbers.ts'
import { estimateNodes, type NodeEstimate } from '../../estimate/estimate.ts'
import type { GraphView } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const OVER = 1.1
/** Where a default is part of the number, only a wide miss counts. */
const FAR_OVER = 2

export default defineRule({
  id: 'cost/spend-exceeds-budget',
  title: 'At the stated traffic the design costs more than the budget',
  severity: 'critical',
  severityModifiers: ['major when a default, such as the length of an answer, is part of the sum'],
  cluster: 'budget',
  quantitative: true,
  evenWhenTiny: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Volume, tokens and prices stand on the board, and their product is above what there is to spend. That is no tuning problem: something has to be called less, be smaller, or be cheaper.',
  ask: 'This comes to {cost} {per}, with {budget} to spend. Where is most of it, and what is your first lever?',
  followUps: ['What happens to the bill when traffic doubles?', 'How much would a cache for {payer} really save here?'],
  goodAnswer: [
    'The arithmetic, with its assumptions',
    'Levers in order: fewer calls, a smaller model for easy traffic, prompt cache, batch, fewer passages, answer cache',
    'A cap per request and per month',
    'Cost per outcome, not per call',
  ],
  fix: 'Send the easy share of traffic to a smaller model, shorten the prompt of {payer} and cap its output, until the sum fits {budget}.',
  unless: 'No budget is stated, volume or a price is not known, or the sum stays within a tenth of the budget.',
  sources: [
    {
      title: 'AWS Well-Architected Generative AI Lens: Cost optimization',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/cost-optimization.html',
      verification: 'verified',
    },
    {
      title: 'OpenAI Cookbook: Prompt Caching 201',
      url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Prompt_Caching_201.ipynb',
      verification: 'verified',
    },
    { title: 'OpenAI docs: Batch API', url: 'https://developers.openai.com/api/docs/guides/batch', verification: 'secondary' },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 6000 }; end_user -> llm_orchestrator#api -> *llm#writer { inputTokens: 4000, outputTokens: 400, pricePerMInputUsd: 2.5, pricePerMOutputUsd: 10 }',
      'requires { costPerRequestUsd: 0.01 }; end_user -> agent#buyer { callsPerRequest: 6 }; #buyer -> *llm#model { inputTokens: 6000, outputTokens: 300, pricePerMInputUsd: 1, pricePerMOutputUsd: 5 }; #buyer -> web_search#web { costPerCallUsd: 0.001 }',
    ],
    clean: [
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 6000 }; end_user -> llm_orchestrator#api -> llm_gateway#gw { costPerCallUsd: 0.001 } -> llm#writer { model: "gpt-4o", inputTokens: 4000, outputTokens: 400 }',
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 6000 }; end_user -> llm_orchestrator#api -> llm#writer { label: "GPT-4o ($0.2 per M, contract)", inputTokens: 4000, outputTokens: 400 }',
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 40000 }; end_user -> llm_orchestrator#api -> llm#writer { inputTokens: 4000, outputTokens: 400, pricePerMInputUsd: 2.5, pricePerMOutputUsd: 10 }',
      'requires { requestsPerMonth: 2000000 }; end_user -> llm_orchestrator#api -> llm#writer { inputTokens: 40000, outputTokens: 4000, pricePerMInputUsd: 2.5, pricePerMOutputUsd: 10 }',
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 10 }; end_user -> llm_orchestrator#api -> llm#writer { inputTokens: 4000, outputTokens: 400 }',
      'requires { requestsPerMonth: 1000000, monthlyBudgetUsd: 1000 }; end_user -> llm_orchestrator#api -> llm#model { inputTokens: 1000, pricePerMInputUsd: 0.2, pricePerMOutputUsd: 2.6 }',
    ],
  },
  *check(graph) {
    const { monthlyBudgetUsd, costPerRequestUsd, requestsPerMonth } = graph.requirements
    const { nodes, costs } = estimateNodes(graph)
    // What has no price only adds to the sum, so what is known may prove the miss alone.
    const known = nodes.reduce((sum, one) => sum + sureVisits(one) * (one.price.perCall ?? 0), 0)
    const perMonth = requestsPerMonth === undefined ? undefined : known * requestsPerMonth + costs.fixedPerMonth
    const perRequest = requestsPerMonth ? known + costs.fixedPerMonth / requestsPerMonth : known
    const payers = nodes.filter((one) => spend(graph, one) > 0).sort((a, b) => spend(graph, b) - spend(graph, a))
    const [payer] = payers
    if (!payer) return
    const isGuessed = payers.some((one) => spend(graph, one) >= 0.2 * spend(graph, payer) && one.tokens?.assumed)
    const over = isGuessed ? FAR_OVER : OVER
    const misses = [
      { cost: perMonth, budget: monthlyBudgetUsd, per: 'a month' },
      { cost: perRequest, budget: costPerRequestUsd, per: 'per request' },
    ]
    const miss = misses.find(({ cost, budget }) => cost !== undefined && budget !== undefined && cost > over * budget)
    if (!miss) return
    const all = payers.reduce((sum, one) => sum + spend(graph, one), 0)
    const most = payers.filter((one) => spend(graph, one) >= 0.25 * all)
    const cost = dollars(miss.cost!)
    const budget = dollars(miss.budget!)
    yield {
      severity: isGuessed ? 'major' : 'critical',
      nodes: (most.length > 0 ? most : [payer]).map(({ node }) => node),
      because: `${formula(payer)}${requestsPerMonth === undefined ? '' : ` × ${grouped(requestsPerMonth)} requests`} brings the board to ${cost} ${miss.per}, against a budget of ${budget}.`,
      say: { cost, budget, per: miss.per, payer: payer.node },
    }
  },
})

/** Its share of the bill, in dollars per month, or per request where the volume is not stated. */
const spend = (graph: GraphView, one: NodeEstimate): number =>
  sureVisits(one) * (one.price.perCall ?? 0) * (graph.requirements.requestsPerMonth ?? 1) + one.price.perMonth

/** How many rounds an agent usually takes is a guess; that it thinks and then answers is not. */
const sureVisits = ({ visits, visitsAssumed }: NodeEstimate): number => (visitsAssumed ? Math.min(visits, 2) : visits)

function formula(one: NodeEstimate): string {
  const { node, price, tokens } = one
  if (price.perCall === null) return `${node.label} at ${dollars(price.perMonth)} a month`
  const size = tokens && tokens.input !== null ? ` (${Math.round(tokens.input)} tokens in, ${Math.round(tokens.output)} out)` : ''
  return `${node.label}${size}: ${dollars(price.perCall)} × ${Number(sureVisits(one).toFixed(2))} calls`
}
