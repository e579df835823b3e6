import { isHarmlessMessage } from '../../facts/actions.ts'
import { isIdempotent, retriesOn, saysRetry } from '../../facts/retries.ts'
import { isSandboxed } from '../../facts/taint.ts'
import { isGate, isHighImpact, writes } from '../../graph/predicates.ts'
import type { Path } from '../../graph/flow.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/non-idempotent-write-under-retry',
  title: 'A repeated call can do the same thing twice',
  severity: 'major',
  severityModifiers: ['critical when the effect moves money and the retry or redelivery is stated'],
  cluster: 'recovery',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A timeout does not say whether the first attempt went through. Retries, redelivery and replays then pay, send or book again, and only the receiving end can tell a repeat from a new order.',
  ask: 'The network drops just after {sink} has done its work. What stops the second attempt from doing it again?',
  followUps: [
    'Where does the key come from, and how long does {sink} remember it?',
    'What does the caller get back for a repeat: an error, or the first result?',
  ],
  goodAnswer: [
    'A key made of the run and the step, checked where the effect happens',
    'A record of finished steps, or an outbox, written together with the effect',
    'A repeat returns the first result instead of an error',
    'No retry at all where the receiver cannot tell',
  ],
  fix: 'Give each call to {sink} an idempotency key that {sink} checks before it acts.',
  unless:
    'A record is only overwritten, the effect, the edge or the queue says how repeats are recognised, delivery is exactly once, a person confirms in between, or the sink only reads.',
  sources: [
    {
      title: 'AWS Builders Library: Making retries safe with idempotent APIs',
      url: 'https://aws.amazon.com/builders-library/making-retries-safe-with-idempotent-APIs/',
      verification: 'recalled',
    },
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Retries',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'recalled',
    },
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FM-1.3 step repetition',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'end_user -> agent#desk -> *policy_engine#limits { label: "Refund limits" } -{ retries: 2 }-> *payment_api#refund',
      'end_user -> *agent#booker -{ retries: 3 }-> *payment_api#payments',
      'external_trigger#hooks -data-> *message_queue#orders { delivery: at_least_once }; #orders -data-> *app_service#worker; #worker -> *email_sender#mail { label: "Order confirmation" }',
      'end_user -> *llm_orchestrator#desk -{ label: "retry on timeout" }-> *ticketing_system#tickets { sideEffect: create }',
      '*messaging_channel#chat -{ label: "webhook, retried until 200" }-> *app_service#hook -> *agent#bot -{ label: "insert order" }-> *relational_db#orders',
    ],
    clean: [
      'external_trigger#alerts -data-> message_queue#jobs -> agent#investigator -> notification_service#post { label: "Publish to Slack" }',
      'end_user -> agent#booker -{ retries: 3 }-> payment_api#payments { idempotent: true }',
      'external_trigger#hooks -data-> message_queue#orders { delivery: at_least_once }; #orders -data-> app_service#worker { label: "Worker, dedupes by order id" }; #worker -> email_sender#mail',
      'end_user -> agent#booker -{ retries: 3 }-> vector_db#index; #booker -> payment_api#payments',
      'end_user -> agent#planner { retries: 2 } -> approval_gate#ok -> payment_api#payments',
      'external_trigger#hooks -data-> message_queue#jobs { delivery: at_least_once } -> agent#checker -> code_executor#tests { label: "Runs the tests", isolated: true }',
      'messaging_channel#chat -{ label: "webhook, retried until 200" }-> app_service#hook { label: "Webhook, dedupe by message id" } -> agent#bot -{ label: "insert order" }-> relational_db#orders',
    ],
  },
  *check(graph) {
    const queued = graph.calls.from(graph.nodesThat('async_boundary'))
    const repeating = graph.calls.from(graph.nodesThat('async_boundary').filter((node) => redelivers(graph, node)))
    // A run in a sandbox leaves nothing behind that a second one could double.
    const sinks = writes(graph).filter(
      (node) =>
        !isIdempotent(graph, node) && isNoPlainOverwrite(graph, node) && !(graph.is(node, 'interprets_code') && isSandboxed(graph, node)),
    )
    let walks = 0
    for (const sink of sinks) {
      const isQueued = repeating.has(sink) || (queued.has(sink) && isHighImpact(graph, sink) && !isHarmlessMessage(graph, sink))
      if (isQueued && walks++ > MOST) return
      const found = repeatedWay(graph, sink, isQueued)
      if (!found) continue
      const { path, reason, stated } = found
      yield {
        nodes: path.nodes,
        path,
        severity: stated && movesMoney(graph, sink) ? 'critical' : 'major',
        confidence: stated ? 'high' : 'medium',
        because: `${reason}, and nothing on the way tells ${sink.label} a repeat from a new order.`,
        say: { sink },
      }
    }
  },
  mend: (_graph, { say }) => setProp(say!.sink as ViewNode, 'idempotent', true),
  *praise(graph) {
    for (const sink of writes(graph)) {
      const callers = graph.calls.previous(sink)
      const repeats = callers.find(
        (node) => graph.is(node, 'async_boundary') || graph.is(node, 'acts_autonomously') || graph.is(node, 'recovers_failures'),
      )
      if (repeats && isIdempotent(graph, sink))
        yield { nodes: [repeats, sink], because: `${sink.label} recognises a repeated call, whatever ${repeats.label} sends twice.` }
    }
  },
})

const movesMoney = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'payment_api') || graph.fact(node, 'movesMoney') === true

/** Sinks behind queues that are looked at, each with a walk over the board. Three witnesses are shown at most. */
const MOST = 24

const ADDS = /\b(insert|append|create|creates|book|books|post|posts|order|orders|pay|charge|increment|add|adds|send|open|file)\b/i

/** Writing the same record again changes nothing; adding one more does. */
const isNoPlainOverwrite = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'stores_data') ||
  graph.is(node, 'changes_state') ||
  graph.is(node, 'tool') ||
  ADDS.test(String(graph.prop(node, 'sideEffect') ?? '')) ||
  graph.edgesTo(node).some((edge) => ADDS.test(edge.label))

interface Repeat {
  path: Path
  reason: string
  stated: boolean
}

/** A hop that repeats calls, with a way from there to the sink on which nothing recognises repeats and nobody confirms. */
function repeatedWay(graph: GraphView, sink: ViewNode, isQueued: boolean): Repeat | undefined {
  const stops = (node: ViewNode): boolean => node !== sink && (isIdempotent(graph, node) || isGate(node))
  for (const { edge } of graph.calls.into(sink)) {
    // A gate has said yes once; the retry behind it pays again.
    if (isIdempotent(graph, edge.from) || graph.is(edge.from, 'async_boundary') || isIdempotent(graph, edge) || !retries(graph, edge))
      continue
    return {
      path: { nodes: [edge.from, sink], edges: [edge] },
      reason: `${edge.from.label} repeats a failed call to ${sink.label}`,
      stated: true,
    }
  }
  const outside = repeatedFromOutside(graph, sink, stops)
  if (outside || !isQueued) return outside
  const reaching = graph.calls.to(sink, { avoiding: stops, avoidingEdges: (edge) => isIdempotent(graph, edge) })
  for (const node of graph.nodesThat('async_boundary')) {
    if (!reaching.has(node) || graph.isKind(node, 'dead_letter_queue') || graph.word(node, 'delivery') === 'at_most_once') continue
    const stated = redelivers(graph, node)
    // Queues deliver at least once unless they say otherwise; where nothing says so, only what cannot be undone is worth the remark.
    if (!stated && (!isHighImpact(graph, sink) || isHarmlessMessage(graph, sink))) continue
    const onward = graph.calls.path(node, sink, { avoiding: stops, avoidingEdges: (edge) => isIdempotent(graph, edge) })
    if (!onward) continue
    const producer = graph.calls.into(node).find(({ from }) => !graph.is(from, 'request_entry'))
    const path = producer ? { nodes: [producer.from, ...onward.nodes], edges: [producer.edge, ...onward.edges] } : onward
    return { path, reason: `${node.label} can deliver the same message twice`, stated }
  }
  return undefined
}

const SENDS_AGAIN = /\b(re-?deliver\w*|re-?sen[dt]\w*|sends? again|at[ -]least[ -]once)\b/i

/** Who calls from outside calls again, as the arrow says: all that follows is done twice. */
function repeatedFromOutside(graph: GraphView, sink: ViewNode, stops: (node: ViewNode) => boolean): Repeat | undefined {
  for (const edge of graph.once('repeated from outside', () => graph.edges.filter((edge) => isRepeatedFromOutside(graph, edge)))) {
    if (stops(edge.to)) continue
    const onward = graph.calls.path(edge.to, sink, { avoiding: stops, avoidingEdges: (step) => isIdempotent(graph, step) })
    if (!onward || edge.to === sink) continue
    return {
      path: { nodes: [edge.from, ...onward.nodes], edges: [edge, ...onward.edges] },
      reason: `${edge.from.label} sends the same call again ("${edge.label}")`,
      stated: true,
    }
  }
  return undefined
}

const isRepeatedFromOutside = (graph: GraphView, edge: ViewEdge): boolean =>
  graph.is(edge.from, 'request_entry') &&
  !graph.is(edge.from, 'human') &&
  !isIdempotent(graph, edge) &&
  (saysRetry(graph, edge) || SENDS_AGAIN.test(edge.label))

const retries = (graph: GraphView, edge: ViewEdge): boolean =>
  retriesOn(graph, edge) > 0 || (graph.number(edge.to, 'retries') ?? 0) > 0 || saysRetry(graph, edge.from)

const AT_LEAST_ONCE = /\b(at[ -]least[ -]once|sqs|kafka|rabbit ?mq|pub ?\/? ?sub|service bus|celery|kinesis|nats|redeliver\w*)\b/i

const redelivers = (graph: GraphView, queue: ViewNode): boolean =>
  graph.word(queue, 'delivery') === 'at_least_once' || (graph.number(queue, 'retries') ?? 0) > 0 || AT_LEAST_ONCE.test(queue.label)
