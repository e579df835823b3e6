import { grouped } from '../../facts/numbers.ts'
import { concerns } from '../../graph/lexicon.ts'
import { generators, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MANY_PER_MONTH = 300_000
const CAPS = ['costBudgetUsd', 'tokenBudget', 'maxAmountUsd', 'quota']

export default defineRule({
  id: 'requirements/cost-unstated',
  title: 'Something expensive, and no word about money',
  severity: 'minor',
  cluster: 'requirements-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Without a target nobody can say whether the design is good. A number on the back of an envelope is enough to steer by.',
  ask: 'What may one answer of {component} cost, and what a month?',
  followUps: ['Which part pays most of it?', 'What is an answer worth?'],
  goodAnswer: [
    'A budget per request and month, with what it assumes',
    'The levers, in order',
    'Cost per outcome, not per call',
    'An alarm before the budget is gone',
  ],
  fix: 'State a budget per month or per request.',
  unless: 'A budget, a price or a cap stands anywhere on the board, cost is said not to matter, or there is little traffic and no loop.',
  sources: [
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Denial of wallet',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { scope: production, requestsPerMonth: 2000000 }; end_user -> *agent_supervisor#lead; #lead -> *sub_agent#scout -> *llm#large; #lead -> #large',
    ],
    clean: [
      'requires { scope: production, requestsPerMonth: 2000000, monthlyBudgetUsd: 9000 }; end_user -> agent_supervisor#lead -> sub_agent#scout -> llm#large',
      'requires { scope: production, requestsPerMonth: 2000000, statements: ["Cost is no issue"] }; end_user -> agent_supervisor#lead -> sub_agent#scout -> llm#large',
      'requires { scope: production, users: 60 }; end_user -> llm_orchestrator#desk -> llm#small',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || concerns(graph).has('cost') || concerns(graph).has('cost_irrelevant')) return
    if (graph.nodes.some((node) => graph.is(node, 'limits_usage') || CAPS.some((cap) => graph.fact(node, cap) === true))) return
    const models = generators(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'evaluates'))
    if (models.length === 0) return
    const many = perMonth(graph)
    const crews = models.filter((node) => graph.is(node, 'acts_autonomously'))
    // A crew of agents multiplies every request; one agent at low volume is no case for a question about money.
    if (crews.length < 2 && !(many !== undefined && many > MANY_PER_MONTH)) return
    yield {
      nodes: models,
      because: `${many ? `${grouped(Math.round(many))} requests a month` : `${crews.length} agents that call each other`} and no budget, price or cap.`,
      say: { component: models[0]! },
    }
  },
  mend: () => setProp('board', 'monthlyBudgetUsd', 20_000),
})

const perMonth = ({ requirements: r }: GraphView): number | undefined =>
  r.requestsPerMonth ?? (r.peakQps === undefined ? undefined : (r.peakQps / 4) * 86_400 * 30)
