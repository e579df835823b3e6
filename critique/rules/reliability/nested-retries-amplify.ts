import { retriesOn } from '../../facts/retries.ts'
import { workOf } from '../../estimate/work.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Attempts that reach a struggling backend for one request, from which a blip turns into an outage. */
const TOO_MANY = 6

export default defineRule({
  id: 'reliability/nested-retries-amplify',
  title: 'Retries at several layers multiply',
  severity: 'major',
  cluster: 'overload',
  structural: true,
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Each layer repeats what the layer below has already repeated. A service that is failing then gets many times its normal load, and stays down.',
  ask: 'Count the attempts that reach {backend} for one request that keeps failing. This board makes it {n}. Which layer should own the retry?',
  followUps: [
    'How does a layer learn that the one below has already tried?',
    'What does the agent or the user add when they try again by hand?',
  ],
  goodAnswer: [
    'One layer retries, the others fail fast',
    'A retry budget: at most a tenth of traffic may be repeats',
    'Backoff with jitter, and respect for Retry-After',
    'An error that says "already retried"',
  ],
  fix: 'Keep the retries next to {backend} and set them to zero on the other layers.',
  unless:
    'Only one layer on the way retries, the layers call different backends, a retry budget caps the repeats, or a queue spreads them over time.',
  sources: [
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Retry amplification',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'secondary',
    },
    { title: 'Finagle: Retry Budgets', url: 'https://finagle.github.io/blog/2016/02/08/retry-budgets', verification: 'verified' },
    {
      title: 'Azure Architecture Center: Access models through a gateway',
      section: 'Every client retries on its own',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/azure-openai-gateway-guide',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'web_client#app -> *api_gateway#edge { retries: 2 } -> *llm_orchestrator#api { retries: 2 } -> *llm#model',
      'end_user -> *agent#helper -{ retries: 1 }-> *tool_gateway#tools -{ retries: 1 }-> *tool_executor#rates -{ retries: 1 }-> *third_party_api#bank',
      'end_user#u -> *web_client#w { label: "App, retries 2x" } -> *api_gateway#g { label: "Gateway, retries 2x" } -> *llm_orchestrator#o { label: "Orchestrator, 3 attempts" } -> *llm#m',
    ],
    clean: [
      'web_client#app -> api_gateway#edge -> llm_orchestrator#api { retries: 3 } -> llm#model',
      'end_user -> llm_orchestrator#api; #api -{ retries: 2 }-> vector_db#index; #api -{ retries: 2 }-> llm#model; #api -{ retries: 2 }-> third_party_api#rates',
      'web_client#app -> api_gateway#edge { retries: 2, retryBudget: 0.1 } -> llm_orchestrator#api { retries: 2 } -> llm#model',
      'end_user -> app_service#api { retries: 2 } -data-> message_queue#jobs { retries: 3 } -data-> app_service#worker { retries: 2 } -> llm#model',
    ],
  },
  *check(graph) {
    const worst = worstChain(graph)
    if (!worst || (worst.attempts < TOO_MANY && worst.layers < 3) || worst.layers < 2) return
    const { hops, attempts } = worst
    const nodes = [...hops.map((edge) => edge.from), hops.at(-1)!.to]
    const backend = nodes.at(-1)!
    const counted = hops
      .filter((edge) => factor(graph, edge) > 1)
      .map((edge) => `${edge.from.label} ${Math.round(retriesOn(graph, edge)) + 1}`)
    const n = Number(attempts.toFixed(1))
    yield {
      nodes,
      path: { nodes, edges: hops },
      because: `Attempts multiply on the way to ${backend.label}: ${counted.join(' × ')} = ${n} for one request.`,
      say: { backend, n },
    }
  },
  mend(graph, { path }) {
    const hops = path!.edges.filter((edge) => factor(graph, edge) > 1).slice(0, -1)
    return together(...hops.map((edge) => setProp(edge, 'retries', 0)))
  },
})

/** How many times a hop multiplies the calls below it. A budget caps it at its share of traffic, and a queue redelivers later. */
function factor(graph: GraphView, edge: ViewEdge): number {
  if (graph.is(edge.from, 'async_boundary')) return 1
  const budget = graph.number(edge, 'retryBudget') ?? graph.number(edge.from, 'retryBudget')
  return budget === undefined ? 1 + retriesOn(graph, edge) : 1 + Math.min(budget, retriesOn(graph, edge))
}

interface Chain {
  attempts: number
  layers: number
  hops: ViewEdge[]
}

/** The way on which attempts multiply most. What follows a queue is a chain of its own. */
function worstChain(graph: GraphView): Chain | undefined {
  const work = workOf(graph)
  const arriving = new Map<ViewNode, { attempts: number; layers: number; edge?: ViewEdge }>()
  let worst: ViewNode | undefined
  const at = (node: ViewNode): { attempts: number; layers: number; edge?: ViewEdge } =>
    graph.is(node, 'async_boundary') ? { attempts: 1, layers: 0 } : (arriving.get(node) ?? { attempts: 1, layers: 0 })
  for (const node of work.order) {
    const here = at(node)
    for (const { to, edge } of work.calls(node)) {
      const times = factor(graph, edge)
      const next = { attempts: here.attempts * times, layers: here.layers + (retriesOn(graph, edge) > 0 && times > 1.5 ? 1 : 0), edge }
      const known = arriving.get(to)
      if (!known || next.attempts > known.attempts) arriving.set(to, next)
      if (!worst || at(to).attempts > at(worst).attempts) worst = to
    }
  }
  if (!worst || at(worst).attempts === 1) return undefined
  const hops: ViewEdge[] = []
  for (let node = worst; at(node).edge; node = hops[0]!.from) hops.unshift(at(node).edge!)
  const first = hops.findIndex((edge) => factor(graph, edge) > 1)
  return { attempts: at(worst).attempts, layers: at(worst).layers, hops: hops.slice(first) }
}
