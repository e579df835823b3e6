import { awaited } from '../../facts/serving.ts'
import { workOf } from '../../estimate/work.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** Below this promise, in ms, one crossing already takes a large share. */
const TIGHT = 1000

export default defineRule({
  id: 'latency/cross-region-hop',
  title: 'A request travels between regions',
  severity: 'minor',
  cluster: 'latency-budget',
  structural: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Each crossing adds 80 to 150 ms to every request and couples your availability to the network between the regions. No tuning takes that away.',
  ask: '{from} is in {r1}, {to} in {r2}. What does that add to each request?',
  followUps: ['What would have to move so that one request stays in one region?', 'Is the data allowed to be there?'],
  goodAnswer: [
    'What is called on every request stands in one region',
    'A replica of the index or a cache near the service',
    'Users are sent to the region that holds their data',
    'The hop is measured, not guessed',
  ],
  fix: 'Move {to} to {r1}, or give {r1} a replica of it.',
  unless:
    'Nobody waits for the hop, it is the user who is elsewhere, only one hop crosses and the promise is a second or more, or the regions are not stated.',
  sources: [
    {
      title: 'Azure Well-Architected: Performance efficiency, select services and regions near users',
      url: 'https://learn.microsoft.com/azure/well-architected/performance-efficiency/principles',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'zone home(region: eu) { end_user -> *app_service#claims; llm#model }; zone far(region: us) { *relational_db#policies; *reranker#rank }; #claims -> #policies; #claims -> #rank; #claims -> #model',
      'requires { firstTokenP95Ms: 700 }; end_user -> *llm_orchestrator#chat { region: eu-west } -> *llm#model { region: us-east }',
    ],
    clean: [
      'zone home(region: eu-west) { end_user -> app_service#claims; llm#model }; zone same(region: eu) { relational_db#policies; reranker#rank }; #claims -> #policies; #claims -> #rank; #claims -> #model',
      'zone us(region: us) { end_user -> web_client }; zone eu(region: eu) { app_service#api -> llm#model }; web_client -> #api',
      'zone home(region: eu) { end_user -> app_service#claims; message_queue#later }; zone far(region: us) { data_warehouse#reports; llm#summary }; #claims -data-> #later -data-> #reports; #later -data-> #summary',
      'requires { p95LatencyMs: 6000 }; end_user -> llm_orchestrator#chat { region: eu } -> llm#model { region: us }',
    ],
  },
  *check(graph) {
    const crossings = crossingsOf(graph)
    const { p95LatencyMs = Infinity, firstTokenP95Ms = Infinity } = graph.requirements
    const enough = Math.min(p95LatencyMs, firstTokenP95Ms) < TIGHT ? 1 : 2
    const [first] = crossings
    if (!first || crossings.length < enough) return
    const r1 = graph.regionOf(first.from)!
    const r2 = graph.regionOf(first.to)!
    const hops = crossings.length === 1 ? 'One call' : `${crossings.length} calls`
    yield {
      nodes: [...new Set(crossings.flatMap(({ from, to }) => [from, to]))],
      edges: crossings,
      because: `${hops} of a request ${crossings.length === 1 ? 'leaves' : 'leave'} the region: ${crossings.map(({ from, to }) => `${from.label} (${graph.regionOf(from)}) to ${to.label} (${graph.regionOf(to)})`).join(', ')}.`,
      say: { from: first.from, to: first.to, r1, r2 },
    }
  },
})

/** Awaited calls whose two ends state different regions. Where the user sits is not ours to choose. */
function crossingsOf(graph: GraphView): ViewEdge[] {
  const work = workOf(graph)
  const onPath = awaited(graph)
  const isOurs = (node: ViewNode): boolean => onPath.has(node) && !graph.is(node, 'human') && !graph.is(node, 'user_interface')
  return graph.nodes
    .filter(isOurs)
    .flatMap((node) => work.calls(node))
    .filter((call) => call.awaited && isOurs(call.to) && differ(graph.regionOf(call.edge.from), graph.regionOf(call.to)))
    .map(({ edge }) => edge)
}

/** "eu" contains "eu-west-1". */
const differ = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a)
