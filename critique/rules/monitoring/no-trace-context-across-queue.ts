import { sinks } from '../../facts/telemetry.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/no-trace-context-across-queue',
  title: 'A trace ends at the queue',
  severity: 'minor',
  cluster: 'observability-gap',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Behind the queue the slow and expensive half begins. Without an id that travels along, nobody can say whose work it was.',
  ask: 'Follow one request of a user through {queue}. Can you?',
  followUps: ['How do you link one message that becomes ten jobs?', 'Where is decided which requests are sampled?'],
  goodAnswer: [
    'The trace id travels in the message',
    'Links where work fans out',
    'An id of the business case beside it',
    'Sampling is decided once, at the start',
  ],
  fix: 'Carry the trace context in the messages of {queue}.',
  unless: 'The queue or its edges carry the context, or nothing is traced yet.',
  sources: [
    {
      title: 'OpenTelemetry semantic conventions, messaging spans',
      section: 'Context propagation',
      url: 'https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> app_service#api -> *message_queue#jobs { traceContext: false } -> agent#worker; #api -telemetry-> llm_tracing#spans',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> app_service#api -> *message_queue#jobs -> agent#worker; #api -telemetry-> llm_tracing#spans',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> app_service#api -data-> message_queue#jobs -> agent#worker; #api -telemetry-> metrics#figures',
      'requires { scope: production }; end_user#u -> app_service#api -data{ traceContext: true }-> message_queue#jobs -> agent#worker; #api -telemetry-> llm_tracing#spans',
      'requires { scope: production }; source_connector#docs -> message_queue#changes -> embedding_pipeline#embed; end_user#u -> app_service#api -> llm#model; #api -telemetry-> llm_tracing#spans',
      'requires { scope: production }; end_user#u -> app_service#api -> message_queue#jobs -> agent#worker',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || !sinks(graph).some((node) => holdsTraces(graph, node))) return
    const queues = graph
      .nodesOf('message_queue')
      .filter((node) => !graph.isKind(node, 'dead_letter_queue', 'cdc_stream') && isOnline(graph, node) && leadsToWork(graph, node))
    for (const queue of queues) {
      const known = [queue, ...graph.edgesTo(queue), ...graph.edgesFrom(queue)].map((one) => graph.fact(one, 'traceContext'))
      if (known.includes(true) || /\b(trace|correlation)\b/i.test(queue.label)) continue
      yield {
        status: known.includes(false) ? 'violation' : 'ask',
        nodes: [queue],
        because: known.includes(false)
          ? `${queue.label} drops the trace context.`
          : `Work behind ${queue.label} is part of a traced request, and nothing says that the trace travels along.`,
        say: { queue },
      }
    }
  },
  mend(graph, { nodes: [queue] }) {
    return together(
      setProp(queue!, 'traceContext', true),
      ...[...graph.edgesTo(queue!), ...graph.edgesFrom(queue!)].map((edge) => setProp(edge, 'traceContext', true)),
    )
  },
})

/** Figures have no context that could be lost. */
const holdsTraces = (graph: GraphView, node: ViewNode): boolean =>
  !graph.isKind(node, 'metrics', 'quality_monitor', 'drift_monitor', 'alerting', 'audit_log', 'siem')

const leadsToWork = (graph: GraphView, queue: ViewNode): boolean => {
  const behind = graph.once('behind queues', () =>
    graph.calls.to(graph.nodesThat('generates', 'predicts', 'changes_state'), {
      avoiding: (node) => node.traits.has('stores_data') || node.traits.has('trains_models') || node.traits.has('evaluates'),
    }),
  )
  return behind.has(queue) && graph.edgesFrom(queue).length > 0
}
