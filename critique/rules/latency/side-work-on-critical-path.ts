import { generators } from '../../graph/predicates.ts'
import { Flow } from '../../graph/flow.ts'
import { testSets } from '../../facts/quality.ts'
import { awaited } from '../../facts/serving.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'latency/side-work-on-critical-path',
  title: 'The answer waits for work that nobody waits for',
  severity: 'minor',
  cluster: 'latency-budget',
  structural: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Logs, memories, summaries and scores serve later requests. Drawn between the model and the user, each adds its time, and its failures, to every answer.',
  ask: 'Does the user wait for {node}? Why?',
  followUps: ['What happens to the answer when {node} is down?', 'How do you keep the order if it runs later?'],
  goodAnswer: [
    'It runs from a queue or an outbox after the answer is out',
    'Traces are buffered and sent without waiting',
    'Only checks that may stop the answer stay before it',
    'Failures of the later work are retried and seen',
  ],
  fix: 'Send the answer first, and hand {node} its work through a queue.',
  unless:
    'It may block or change the answer, it is how the answer is delivered, it is marked asynchronous, or the answer also has a way around it.',
  sources: [
    {
      title: 'Azure Architecture Center: Asynchronous Request-Reply and queue-based load levelling patterns',
      url: 'https://learn.microsoft.com/azure/architecture/patterns/queue-based-load-leveling',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api -> llm#model; #model -> *long_term_memory#memory { label: "Save facts" } -> #u',
      'end_user#u -> api_gateway#edge; #edge -data-> *logging#log -data-> llm_orchestrator#api -> llm#model',
    ],
    clean: [
      'end_user -> web_client#page -> llm_orchestrator#svc -> llm#writer -> llm_judge#tone -> #page',
      'end_user#u -> llm_orchestrator#api -> llm#model; #model -data{ async: true }-> long_term_memory#memory',
      'end_user#u -> llm_orchestrator#api -> llm#model; #model -> output_guardrail#check -> #u',
      'end_user#u -> session_store#history -> llm_orchestrator#api -> llm#model -> #u',
      'end_user#u -> llm_orchestrator#api -> llm#model; #model -> #u; #model -> long_term_memory#memory -> #u',
      'email_inbox#mails -> llm_orchestrator#api -> llm#model -> email_sender#reply -> end_user#u; #u -> #api',
      'end_user#dev -> web_client#page -> app_service#runner -> llm#contestant -> llm_judge#judge -> metrics#board -> #page; golden_dataset#cases -data-> #runner',
    ],
  },
  *check(graph) {
    const people = graph.nodesThat('request_entry')
    const models = generators(graph).filter((node) => awaited(graph).has(node) && !graph.is(node, 'evaluates'))
    if (people.length === 0 || models.length === 0) return
    const flow = drawnWork(graph)
    const isBefore = flow.from(people)
    const isAfter = flow.from(models, { avoiding: (node) => people.includes(node) })
    const toPeople = flow.to(people)
    const inTheWay = (node: ViewNode): boolean =>
      (isSideWork(graph, node) && isAfter.has(node) && toPeople.has(node)) || (graph.is(node, 'records_telemetry') && !isAfter.has(node))
    const measured = testRun(graph)
    const suspects = graph.nodes.filter(
      (node) => graph.fact(node, 'async') !== true && isBefore.has(node) && inTheWay(node) && !measured.has(node),
    )
    // Each suspect costs a walk over the board; more than a few would be one finding anyway.
    const waits = suspects.slice(0, 12).filter((node) => isOnlyWay(flow, node, models, people) || isOnlyWay(flow, node, people, models))
    const [node] = waits
    if (!node) return
    const names = waits.map(({ label }) => label).join(' and ')
    yield {
      nodes: waits,
      because: `The only way of the answer leads through ${names}, which ${waits.length === 1 ? 'adds' : 'add'} nothing to it.`,
      say: { node },
    }
  },
})

/** What scores a run over a test set, and the board on which the scores stand: whoever started the run has asked for just that. */
function testRun(graph: GraphView): ReadonlySet<ViewNode> {
  const put = graph.content.from(testSets(graph))
  return new Set(graph.nodesThat('evaluates', 'records_telemetry').filter((node) => put.has(node)))
}

/** Requests and data as the arrows run: an answer that is drawn on its way to the user. Sinks for logs count where something leads out of them. */
const drawnWork = (graph: GraphView): Flow =>
  graph.once('drawn work', () => {
    const leadsOn = (node: ViewNode): boolean =>
      graph.edgesFrom(node).some((edge) => edge.kind !== 'telemetry' && graph.is(edge.to, 'coordinates'))
    const edges = graph.edges.filter(
      (edge) =>
        (edge.kind === 'request' || edge.kind === 'data' || (edge.kind === 'telemetry' && leadsOn(edge.to))) &&
        graph.fact(edge, 'async') !== true,
    )
    return new Flow(
      graph.nodes,
      edges.map((edge) => ({ from: edge.from, to: edge.to, edge })),
    )
  })

/** What serves later requests or other readers. A message is side work only where its label says that it is not the answer itself. */
function isSideWork(graph: GraphView, node: ViewNode): boolean {
  if (graph.is(node, 'screens_content') || graph.is(node, 'gate') || graph.is(node, 'validates')) return false
  // A judge that hands the answer on decides whether it is handed on.
  if (graph.isKind(node, 'llm_judge') && graph.drawn.next(node).some((next) => graph.is(next, 'user_interface'))) return false
  if (graph.is(node, 'sends_outside')) return /\b(summary|receipt|confirm\w*|notif\w*|copy|log|digest|report)\b/i.test(node.label)
  return (
    graph.is(node, 'records_telemetry') ||
    graph.is(node, 'evaluates') ||
    graph.is(node, 'keeps_memory') ||
    graph.is(node, 'search_index') ||
    graph.isKind(node, 'conversation_summarizer', 'embedding_pipeline')
  )
}

const isOnlyWay = (flow: Flow, node: ViewNode, models: readonly ViewNode[], people: readonly ViewNode[]): boolean =>
  flow.reaches(models, node) && !flow.reaches(models, people, { avoiding: [node] })
