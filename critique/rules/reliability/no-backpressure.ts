import { stated } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

const BURST =
  /\b(bursts?|bursty|spik(e|es|y)|surges?|flash (sale|crowd)|black friday|launch day|thundering|peaks? of \d+\s?x|\d+\s?(x|×|times) (the )?(normal|usual|average|baseline|peak|mean|load|traffic)|of \d+\s?x)\b/i

export default defineRule({
  id: 'reliability/no-backpressure',
  title: 'Nothing holds a burst back',
  severity: 'major',
  cluster: 'overload',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'Without a bounded queue or a limit, a burst becomes memory, then timeouts, then an outage for everyone. A clear "busy" or "later" is better than that.',
  ask: 'Ten thousand arrive from {producer} within a minute. How deep does the queue get, and when do you start to refuse?',
  followUps: ['Which work is dropped or delayed first?', 'How does the sender learn how far it is?'],
  goodAnswer: [
    'A bounded queue with priorities and an age limit',
    'Refusing early, with a time to come back',
    'More workers by length of the queue, up to what the model allows',
    'Progress that the sender can see',
  ],
  fix: 'Put a bounded queue between {producer} and {worker}, and refuse what does not fit.',
  unless: 'No burst is stated, or a queue, a rate limit, a quota or load shedding stands in between.',
  sources: [
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Queue management; load shedding',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'recalled',
    },
    {
      title: 'OWASP LLM10:2025 Unbounded Consumption',
      section: 'Limit queued actions',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    { title: 'Google SRE Book ch. 21: Handling Overload', url: 'https://sre.google/sre-book/handling-overload/', verification: 'recalled' },
  ],
  companyEmphasis: ['openai', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["Claims spike to 15x the usual after a storm"] }; *external_trigger#claims -> *app_service#intake -> *llm#reader',
      '*external_trigger#hooks -data-> *message_queue#jobs { bounded: false } -data-> *app_service#worker -> *llm#reader',
    ],
    clean: [
      'requires { statements: ["Claims spike to 15x the usual after a storm"] }; external_trigger#claims -data-> message_queue#jobs -data-> app_service#intake -> llm#reader',
      'external_trigger#claims -> app_service#intake -> llm#reader',
      'requires { statements: ["Webhook bursts"] }; external_trigger#claims -> api_gateway#edge { quota: true } -> app_service#intake -> llm#reader',
    ],
  },
  *check(graph) {
    const words = stated(graph, BURST)
    const loose = graph.nodesThat('async_boundary').filter((node) => graph.fact(node, 'bounded') === false)
    if (words === undefined && loose.length === 0) return
    const producers = graph.nodes.filter(
      (node) =>
        (graph.is(node, 'request_entry') || graph.isKind(node, 'user_upload', 'email_inbox')) && graph.calls.into(node).length === 0,
    )
    const models = graph.nodesThat('runs_model')
    const path = graph.calls.path(producers, models, {
      avoiding: (node) => holdsBack(graph, node),
      avoidingEdges: (edge) => limits(graph, edge),
    })
    if (!path || (words === undefined && !path.nodes.some((node) => loose.includes(node)))) return
    const producer = path.nodes[0]!
    const worker = path.nodes.length > 2 ? path.nodes.at(-2)! : path.nodes.at(-1)!
    yield {
      nodes: path.nodes,
      path,
      because:
        words === undefined
          ? `The queue between ${producer.label} and ${worker.label} has no bound.`
          : `"${words}", and nothing between ${producer.label} and ${path.nodes.at(-1)!.label} queues or refuses.`,
      say: { producer, worker },
    }
  },
  mend(graph, { path, nodes }) {
    const queue = nodes.find((node) => graph.is(node, 'async_boundary'))
    if (queue) return { setProps: [{ on: queue.id, prop: 'bounded', value: true }] }
    return standOn(path!.edges[0]!, newNode('message_queue', 'Bounded queue'))
  },
})

const limits = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  graph.fact(of, 'quota') === true || /\b(rate[ -]?limit\w*|throttl\w*|shed(s|ding)?|back[ -]?pressure|bounded|admission)\b/i.test(of.label)

const holdsBack = (graph: GraphView, node: ViewNode): boolean =>
  limits(graph, node) ||
  graph.is(node, 'limits_usage') ||
  (graph.is(node, 'async_boundary') && graph.fact(node, 'bounded') !== false) ||
  ['maxQps', 'maxBacklog'].some((prop) => graph.number(node, prop) !== undefined)
