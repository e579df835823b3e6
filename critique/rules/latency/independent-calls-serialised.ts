import { estimateNodes } from '../../estimate/estimate.ts'
import { workOf } from '../../estimate/work.ts'
import { time } from '../../facts/numbers.ts'
import { awaited, isInteractive } from '../../facts/serving.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** Share of the whole wait that has to be in it, so that it is worth a remark. */
const WORTH = 0.2

export default defineRule({
  id: 'latency/independent-calls-serialised',
  title: 'Look-ups that do not need each other run one after the other',
  severity: 'minor',
  cluster: 'latency-budget',
  structural: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Two look-ups for the same question take as long as the slower one, if they start together. In a row they take the sum, on every request.',
  ask: 'Does {b} need what {a} found? If not, why does it wait?',
  followUps: ['How long do you wait for the slowest of them?', 'What if one of them fails?'],
  goodAnswer: [
    'Started together, joined with a deadline',
    'What is late is left out, and the answer says so',
    'Retrieval starts while the question is still being checked',
    'The slow ones are cancelled when they no longer matter',
  ],
  fix: 'Call {a} and {b} at the same time from the service that needs both.',
  unless: 'One needs the result of the other, a check has to pass first, the saving is small, or nobody waits.',
  sources: [
    {
      title: 'Anthropic: Building Effective Agents',
      section: 'Parallelization',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#desk -> *relational_db#orders { p95Ms: 500 } -> *retriever#policies { p95Ms: 400 } -> llm#model { p95Ms: 900 }',
      'chat_ui -> llm_orchestrator#trip; #trip -> *nosql_db#profile { p95Ms: 500 }; #profile -> *third_party_api#weather { p95Ms: 700 }; #weather -> llm#model { p95Ms: 1200 }',
    ],
    clean: [
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#desk; #desk -> relational_db#orders { p95Ms: 300 }; #desk -> retriever#policies { p95Ms: 400 }; #desk -> llm#model { p95Ms: 900 }',
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#desk -> retriever#policies { p95Ms: 400 } -> vector_db#index { p95Ms: 300 } -> reranker#rank -> llm#model { p95Ms: 900 }',
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#desk -> input_guardrail#screen { p95Ms: 300 } -> retriever#policies { p95Ms: 400 } -> llm#model { p95Ms: 900 }',
      'requires { p95LatencyMs: 2000 }; end_user -> app_service#desk -> text_to_sql#sql -> relational_db#orders { p95Ms: 900 }; #orders -data-> object_storage#backup',
    ],
  },
  *check(graph) {
    if (!isInteractive(graph)) return
    const { start, nodes } = estimateNodes(graph)
    if (!start) return
    for (const chain of chainsOf(graph)) {
      const times = chain.nodes.map((node) => nodes[node.index]!.latency.p95)
      const saving = times.reduce((a, b) => a + b, 0) - Math.max(...times)
      if (saving <= WORTH * start.total.p95) continue
      const names = chain.nodes.map(({ label }) => label).join(', then ')
      yield {
        nodes: chain.nodes,
        path: chain,
        because: `${names} run in a row; side by side they would save about ${time(saving)} of ${time(start.total.p95)}.`,
        say: { a: chain.nodes[0]!, b: chain.nodes[1]! },
      }
    }
  },
})

/** A look-up of facts: a store, a retriever, an outside system. Not what ranks, checks, writes or thinks. */
const isLookUp = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'stores_data') || graph.is(node, 'retrieves') || graph.isKind(node, 'business_system', 'external_api', 'web_search')) &&
  !graph.is(node, 'keeps_memory') &&
  !graph.is(node, 'caches_answers') &&
  !graph.is(node, 'changes_state') &&
  !graph.is(node, 'generates')

/** Runs of look-ups of which each hands over to the next although a store asks for nothing: a retriever asks its index, an index a ranker. */
function chainsOf(graph: GraphView): { nodes: ViewNode[]; edges: ViewEdge[] }[] {
  const work = workOf(graph)
  const waits = awaited(graph)
  const next = (node: ViewNode) =>
    work
      .calls(node)
      .find(
        ({ to, edge, awaited: isAwaited }) =>
          isAwaited && edge.kind === 'request' && isLookUp(graph, node) && isLookUp(graph, to) && !isPart(graph, node, to),
      )
  const chains: { nodes: ViewNode[]; edges: ViewEdge[] }[] = []
  const inside = new Set<ViewNode>()
  for (const node of work.order) {
    if (!waits.has(node) || inside.has(node)) continue
    const chain = { nodes: [node], edges: [] as ViewEdge[] }
    for (let step = next(node); step && !inside.has(step.to); step = next(step.to)) {
      inside.add(step.to)
      chain.nodes.push(step.to)
      chain.edges.push(step.edge)
    }
    // A chain whose end leads nowhere is a retriever with its store, drawn one by one.
    if (chain.nodes.length > 1 && work.calls(chain.nodes.at(-1)!).length > 0) chains.push(chain)
  }
  return chains
}

/** A retriever has its index, a tool its system behind it; and two indexes are one hybrid search. */
const isPart = (graph: GraphView, from: ViewNode, to: ViewNode): boolean =>
  (graph.is(from, 'retrieves') &&
    (graph.is(to, 'search_index') || graph.is(to, 'retrieves') || (graph.is(to, 'stores_data') && !graph.is(to, 'tool')))) ||
  (graph.is(from, 'tool') && graph.is(to, 'stores_data')) ||
  (graph.is(from, 'search_index') && (graph.is(to, 'search_index') || graph.is(to, 'source_of_truth')))
