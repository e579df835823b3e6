import { retriesOn, saysRetry } from '../../facts/retries.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** Attempts that nobody minds, even without a stated wait between them. */
const FEW = 3

export default defineRule({
  id: 'reliability/retry-without-budget',
  title: 'Retries without an end or a pause',
  severity: 'major',
  cluster: 'overload',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A failed call still counts against the rate limit. Repeating it at once, and without a limit, turns throttling into an outage and doubles the bill on the way.',
  ask: 'You retry {call}. How many times, with what pause, and who above {caller} retries as well?',
  followUps: ['Which errors are worth a second attempt?', 'What stops everybody from retrying at the same moment?'],
  goodAnswer: [
    'A few attempts, with exponential backoff and jitter',
    'A budget: repeats are at most a tenth of the traffic',
    'Retry-After is honoured, and only what may be repeated is',
    'A breaker ends it when the other side is down',
  ],
  fix: 'Let {caller} try {call} at most twice more, with backoff and jitter, within a retry budget.',
  unless:
    'The number is small, a pause, a budget or a breaker is stated on the call or on the gateway in front of it, or a queue redelivers.',
  sources: [
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Retries',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'secondary',
    },
    { title: 'Finagle: Retry Budgets', url: 'https://finagle.github.io/blog/2016/02/08/retry-budgets', verification: 'verified' },
    {
      title: 'OpenAI Help Center: 429 Too Many Requests',
      section: 'Unsuccessful requests count',
      url: 'https://help.openai.com/en/articles/5955604',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> *app_service#quote -{ label: "retry on 429" }-> *llm#model',
      'end_user -> *agent#scout -{ retries: 10 }-> *third_party_api#rates',
    ],
    clean: [
      'end_user -> app_service#quote -{ label: "retry x2, backoff" }-> llm#model',
      'end_user -> app_service#quote -{ retries: 2 }-> llm#model',
      'end_user -> app_service#quote { retryBudget: 0.1 } -{ label: "retry on 429" }-> llm#model',
      'message_queue#jobs -data{ label: "retry later" }-> app_service#worker -> llm#model',
    ],
  },
  // Improved on "a count or a backoff is missing": two or three stated attempts are common practice and no finding.
  *check(graph) {
    for (const edge of graph.edges) {
      if (edge.kind !== 'request' && edge.kind !== 'data') continue
      if (!isRepeated(graph, edge) || isTamed(graph, edge)) continue
      const { from: caller, to: call } = edge
      const attempts = retriesOn(graph, edge)
      yield {
        nodes: [caller, call],
        edges: [edge],
        because: `${caller.label} repeats a failed call to ${call.label} ${isCounted(graph, edge) ? `up to ${attempts} times` : 'without a stated limit'}, and nothing makes it wait.`,
        say: { caller, call },
      }
    }
  },
  mend: (_graph, { edges: [edge] = [] }) => ({
    setProps: edge
      ? [
          { on: edge.id, prop: 'retries', value: 2 },
          { on: edge.id, prop: 'backoff', value: 'exponential with jitter' },
          { on: edge.id, prop: 'retryBudget', value: 0.1 },
        ]
      : [],
  }),
})

/** Calls of services and agents; a check that asks for another draft, a queue that redelivers and a dead letter queue are something else. */
function isRepeated(graph: GraphView, edge: ViewEdge): boolean {
  const { from, to } = edge
  if (
    ['async_boundary', 'recovers_failures', 'validates', 'screens_content', 'evaluates', 'human'].some((trait) =>
      from.traits.has(trait as 'human'),
    )
  )
    return false
  if (to.traits.has('async_boundary') || to.traits.has('human') || to.traits.has('request_entry')) return false
  if (saysRetry(graph, edge)) return !isCounted(graph, edge) || retriesOn(graph, edge) > FEW
  return (graph.number(edge, 'retries') ?? 0) > FEW
}

const isCounted = (graph: GraphView, edge: ViewEdge): boolean =>
  graph.number(edge, 'retries') !== undefined ||
  graph.number(edge.from, 'retries') !== undefined ||
  /\d/.test(edge.label.replace(/\b[45]\d\d\b/g, ''))

const TAMED = /\b(back[ -]?off|jitter|budget|capped|at most|max\.?\s?\d|limited|exponential|breaker|retry-after)\b/i

const tames = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  ['backoff', 'retryBudget', 'maxAttempts'].some((prop) => graph.fact(of, prop) === true) || TAMED.test(of.label)

const isTamed = (graph: GraphView, edge: ViewEdge): boolean =>
  tames(graph, edge) ||
  tames(graph, edge.from) ||
  tames(graph, edge.to) ||
  [edge.from, edge.to].some((node) => graph.isKind(node, 'circuit_breaker', 'workflow_engine')) ||
  graph.calls.previous(edge.to).some((node) => graph.isKind(node, 'circuit_breaker'))
