import { estimateNodes } from '../../estimate/estimate.ts'
import { isThought } from '../../estimate/rounds.ts'
import { workOf } from '../../estimate/work.ts'
import { dollars } from '../../facts/numbers.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** How much dearer than a usual request the worst run may be. */
const TOLERATED = 10

export default defineRule({
  id: 'cost/agent-worst-case-unbudgeted',
  title: 'The longest run costs many times the usual one',
  severity: 'major',
  cluster: 'runaway',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'An average says nothing about a run that goes to its limit. A few of those a day can cost more than all the others, and only a cap in money or tokens ends them early.',
  ask: 'The worst run of {agent} is {n} steps at {step}, so {worst}. May one task cost that?',
  followUps: ['Who pays for a run that failed at the last step?', 'What do the dearest one percent of runs cost today?'],
  goodAnswer: [
    'A cap in steps, tokens and money, with a partial result at the end',
    'A cheap first attempt, and more only where it is worth it',
    'Cost per task watched at p95 and p99',
    'Long tasks run in batches',
  ],
  fix: 'Give {agent} a budget per run, and fewer steps.',
  unless:
    'A budget per run is stated, the worst case stays within ten times the stated cost of a request, prices are not known, or capacity is paid by the month.',
  sources: [
    {
      title: 'OWASP LLM06:2026 Unbounded Consumption',
      section: 'Cost ceilings per run',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENCOST05-BP01',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/gencost05-bp01.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { costPerRequestUsd: 0.02 }; end_user -> *agent#scout { maxSteps: 40 }; #scout -> web_search; #scout -> llm#model { inputTokens: 8000, outputTokens: 200, pricePerMInputUsd: 1, pricePerMOutputUsd: 4 }',
    ],
    clean: [
      'requires { costPerRequestUsd: 0.02 }; end_user -> agent#scout { maxSteps: 40, costBudgetUsd: 0.1 }; #scout -> web_search; #scout -> llm#model { inputTokens: 8000, outputTokens: 200, pricePerMInputUsd: 1, pricePerMOutputUsd: 4 }',
      'requires { costPerRequestUsd: 0.1 }; end_user -> agent#scout { maxSteps: 10 }; #scout -> web_search; #scout -> llm#model { inputTokens: 8000, outputTokens: 200, pricePerMInputUsd: 1, pricePerMOutputUsd: 4 }',
      'end_user -> agent#scout { maxSteps: 40 }; #scout -> llm#model { inputTokens: 8000, outputTokens: 200, pricePerMInputUsd: 1, pricePerMOutputUsd: 4 }',
    ],
  },
  *check(graph) {
    const usual = graph.requirements.costPerRequestUsd
    if (usual === undefined) return
    for (const agent of graph.nodesThat('acts_autonomously')) {
      const steps = graph.number(agent, 'maxSteps')
      const step = stepCost(graph, agent)
      if (steps === undefined || step === undefined || hasBudget(graph, agent)) continue
      const worst = Math.min(steps * step.usd, tokenCap(graph, agent, step))
      if (worst <= TOLERATED * usual) continue
      yield {
        nodes: [agent],
        because: `${agent.label} may take ${steps} steps of ${dollars(step.usd)}: ${dollars(worst)} for one task, where a request should cost ${dollars(usual)}.`,
        say: { agent, n: steps, step: dollars(step.usd), worst: dollars(worst) },
      }
    }
  },
  mend: (graph, { nodes: [agent] }) => setProp(agent!, 'costBudgetUsd', Number((5 * graph.requirements.costPerRequestUsd!).toPrecision(2))),
})

interface StepCost {
  usd: number
  tokens: number
}

/** One thought: the model drawn beside the agent, else the agent's own. */
function stepCost(graph: GraphView, agent: ViewNode): StepCost | undefined {
  const { nodes } = estimateNodes(graph)
  const model =
    workOf(graph)
      .calls(agent)
      .find(({ to }) => isThought(to) && nodes[to.index]!.price.perCall !== null)?.to ?? agent
  const { price, tokens } = nodes[model.index]!
  return price.perCall === null || tokens?.input == null ? undefined : { usd: price.perCall, tokens: tokens.input + tokens.output }
}

const hasBudget = (graph: GraphView, agent: ViewNode): boolean =>
  [agent, ...graph.calls.previous(agent), ...graph.calls.next(agent)].some(
    (node) => graph.number(node, 'costBudgetUsd') !== undefined || graph.isKind(node, 'token_budget'),
  ) || graph.word(agent, 'endpoint') === 'provisioned'

const tokenCap = (graph: GraphView, agent: ViewNode, { usd, tokens }: StepCost): number => {
  const budget = graph.number(agent, 'tokenBudget')
  return budget === undefined ? Infinity : (budget / tokens) * usd
}
