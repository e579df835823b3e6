import { time } from '../../facts/numbers.ts'
import { estimateNodes, type NodeEstimate } from '../../estimate/estimate.ts'
import { FASTEST_FIRST_TOKEN_MS } from '../../estimate/defaults.ts'
import { runsOnDevice } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** A promise needs some air: network, serialisation and the bad day are in none of the parts. */
const AIR = 0.9
/** By how much common figures must miss a promise before they are worth a question. */
const CLEARLY = 1.5

export default defineRule({
  id: 'latency/critical-path-exceeds-budget',
  title: 'The hops add up to more than the promise',
  severity: 'major',
  cluster: 'latency-budget',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A promise for the slow requests has to hold for the sum of all that they wait for. Whoever adds it up first is right about the design.',
  ask: 'You promised {budget}, and the path adds up to {total}. Which hop gives first?',
  followUps: ['{hop} takes the largest share. What is its p50 against its p95?', 'What does the user get when the time is up?'],
  goodAnswer: [
    'A budget per hop, measured at p50 and p95',
    'Fewer hops in a row: merged, in parallel, or computed before',
    'Something useful on screen early',
    'A smaller answer when the budget is spent',
  ],
  fix: 'Shorten {hop} or take it off the path, and give every hop a share of {budget}.',
  unless: 'No latency is promised, the sum fits, or only figures that nobody stated would decide: then it is a question.',
  sources: [
    {
      title: 'OCI Generative AI: Cohere Rerank 3.5 benchmark',
      section: 'Latency by number of documents',
      url: 'https://docs.oracle.com/en-us/iaas/Content/generative-ai/benchmark-cohere-rerank-3-5.htm',
      verification: 'verified',
    },
    {
      title: 'OpenAI Cookbook: Prompt Caching 201',
      section: 'Time to first token',
      url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Prompt_Caching_201.ipynb',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 1500 }; end_user -> *app_service#quote { p95Ms: 60 }; #quote -> *feature_store#features { p95Ms: 40 }; #quote -> *third_party_api#registry { p95Ms: 900 }; #quote -> *llm#model { p95Ms: 1400 }',
      'requires { firstTokenP95Ms: 1000 }; end_user -> llm_orchestrator#api; #api -> *text_to_sql#sql { p95Ms: 1200 }; #api -> *llm#model { ttftMs: 600, tokensPerSecond: 100, outputTokens: 200 }',
    ],
    asked: ['requires { p95LatencyMs: 2000 }; end_user -> llm_orchestrator#api; #api -> *vector_db#index; #api -> *llm#model'],
    clean: [
      'requires { p95LatencyMs: 3000 }; end_user -> app_service#quote { p95Ms: 60 }; #quote -> feature_store#features { p95Ms: 40 }; #quote -> third_party_api#registry { p95Ms: 900 }; #quote -> llm#model { p95Ms: 1400 }',
      'end_user -> app_service#quote -> llm#model { p95Ms: 60000 }',
      'requires { p95LatencyMs: 120 }; end_user -> mobile_client#keyboard -> small_llm#model { label: "1B model, on-device" }',
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#quote -data-> message_queue#jobs -data-> agent#research { expectedMinutes: 10 }',
      'requires { p95LatencyMs: 1000 }; end_user -> app_service#quote { label: "Fetch in parallel" }; #quote -> crm#accounts { p95Ms: 800 }; #quote -> relational_db#orders { p95Ms: 700 }',
    ],
  },
  *check(graph) {
    const { p95LatencyMs, firstTokenP95Ms } = graph.requirements
    const { start, criticalPath } = estimateNodes(graph)
    if (!start || start.total.p95 === 0) return
    const timed = criticalPath.filter(({ latency }) => latency.p95 > 0)
    const first = start.total.firstP95
    const isLateToStart = firstTokenP95Ms !== undefined && first !== null && first > AIR * firstTokenP95Ms
    const budget = isLateToStart && !(p95LatencyMs !== undefined && start.total.least > AIR * p95LatencyMs) ? firstTokenP95Ms : p95LatencyMs
    if (budget === undefined) return
    const isFirst = budget === firstTokenP95Ms && isLateToStart
    const total = isFirst ? first : start.total.p95
    // Defaults never accuse: a violation follows from what is stated, and from what no vendor beats.
    const sure = isFirst ? surelyFirst(graph, timed) : start.total.least
    const isSure = sure > AIR * budget
    if (!isSure && total <= CLEARLY * budget) return
    const hop = timed.reduce((a, b) => (share(b) > share(a) ? b : a))
    // Common figures are those of vendors; on a device nobody knows but who measured.
    if (!isSure && runsOnDevice(hop.node)) return
    yield {
      status: isSure ? 'violation' : 'ask',
      nodes: timed.map(({ node }) => node),
      because: `${timed.map((one) => `${one.node.label} ${time(share(one))}`).join(' + ')} = ${time(total)}${isFirst ? ' to the first token' : ''} when each is slow${isSure ? '' : ' by common figures'}, against ${time(budget)}.`,
      say: { budget: time(budget), total: time(total), hop: hop.node },
    }
  },
})

const share = ({ latency, times }: NodeEstimate): number => latency.p95 * times

/** What the first token surely waits for: the last model counts until its stated first token, else with the fastest there is. */
function surelyFirst(graph: GraphView, timed: readonly NodeEstimate[]): number {
  const answerer = timed.findLast(({ tokens }) => tokens !== undefined)
  return timed.reduce((sum, one) => {
    const { node, latency, times } = one
    const first = one === answerer ? (graph.number(node, 'ttftMs') ?? Math.min(latency.least, FASTEST_FIRST_TOKEN_MS)) : latency.least
    return sum + first * Math.min(times, 2)
  }, 0)
}
