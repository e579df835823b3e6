import { askedBy } from '../../facts/serving.ts'
import { isProduction, stated } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const DEADLINE =
  /\b(deadline|by \d{1,2}([:.]\d\d)? ?(am|pm|o'?clock|h)?\b|before (\d|the (shop|market|office|branch)|opening)|within \d+ (minutes?|hours?|days?|business days)|every (morning|night|day|month)|overnight|same[ -]day|month[ -]end|(by|before|until) the end of (the|each|every) \w+|sla)\b/i
const COMPLETE =
  /\b(no (item|document|record|message|invoice|claim|order|file)s? (is|are|may be|gets?|must be)? ?(lost|dropped|missing|skipped)|every (item|document|record|invoice|claim|order|file) (is|must|gets)|nothing is lost|complete)\b/i

export default defineRule({
  id: 'reliability/failed-items-dropped',
  title: 'An item that fails is gone',
  severity: 'major',
  cluster: 'recovery',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'In a batch of thousands some always fail: a broken file, a timeout, a full quota. Without a second attempt and a place for the rest, they are missing on the day of the deadline, and nobody knows which.',
  ask: 'Three of ten thousand items fail in {worker}. Where are they in the morning, and who knows?',
  followUps: [
    'How many are tried again before the deadline, and with which pause?',
    'How do you count what went in against what came out?',
  ],
  goodAnswer: [
    'A second attempt, then a dead letter queue with the reason',
    'In and out are counted, and the difference raises an alarm',
    'A person, or a simpler way, for what is left before the deadline',
    'Items can be run again without doing harm',
  ],
  fix: 'Try failed items of {worker} again, keep what still fails in a dead letter queue, and alert on it.',
  unless:
    'Retries, a dead letter queue, a workflow engine, checkpoints, a review queue or a reconciliation is drawn or stated, or somebody waits for the single answer.',
  sources: [
    {
      title: 'Amazon SQS Developer Guide: Using dead-letter queues',
      url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
      verification: 'verified',
    },
    {
      title: 'Google SRE Book ch. 25: Data Processing Pipelines',
      url: 'https://sre.google/sre-book/data-processing-pipelines/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks', 'openai'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["All statements are out by 6 am"] }; scheduler#nightly -> *batch_inference#letters -> llm#writer; #letters -data-> object_storage#outbox',
      'requires { scope: production, statements: ["No invoice may be lost"] }; email_inbox#mails -data-> message_queue#in -data-> *app_service#extract -> llm#reader; #extract -data-> relational_db#ledger',
    ],
    asked: ['requires { scope: production }; user_upload#claims -data-> message_queue#in -data-> *app_service#extract -> llm#reader'],
    clean: [
      'requires { scope: production, statements: ["All statements are out by 6 am"] }; scheduler#nightly -> batch_inference#letters { retries: 2 } -> llm#writer; #letters -data-> dead_letter_queue#left',
      'requires { scope: production, statements: ["No invoice may be lost"] }; email_inbox#mails -data-> message_queue#in { retries: 3 } -data-> app_service#extract -> llm#reader; #extract -data-> human_review_queue#desk',
      'requires { scope: internal }; user_upload#claims -data-> message_queue#in -data-> app_service#extract -> llm#reader',
      'requires { scope: production, statements: ["All statements are out by 6 am"] }; end_user -> llm_orchestrator#chat -> llm#writer',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || isRecovered(graph)) return
    const words = stated(graph, DEADLINE) ?? stated(graph, COMPLETE)
    const worker = workersOf(graph)[0]
    if (!worker) return
    yield {
      status: words === undefined || graph.nodes.some(({ label }) => COULD_RECOVER.test(label)) ? 'ask' : 'violation',
      nodes: [worker],
      because:
        words === undefined
          ? `Nothing says what becomes of an item that fails in ${worker.label}.`
          : `"${words}", and an item that fails in ${worker.label} is neither tried again nor kept.`,
      say: { worker },
    }
  },
  mend(_graph, { nodes: [worker] }) {
    const left = newNode('dead_letter_queue', 'Failed items')
    return {
      addNodes: [left],
      addEdges: [{ from: worker!.id, to: left.ref, kind: 'data', label: 'on failure', props: { onError: true } }],
      setProps: [{ on: worker!.id, prop: 'retries', value: 2 }],
    }
  },
})

const RECOVERS =
  /\b(retr(y|ies)|re-?drive|dead[ -]?letter|dlq|reconcil\w*|quarantine|poison|re-?process\w*|replay\w*|failed items|(tried|try|tries|run|runs) again|re-?tried|re-?runs? (what|the|all)|second pass|parked|failed \w+ (is|are|goes?|waits?|kept)|left[- ]?overs?|exceptions? queue|on (error|failure))\b/i
/** Products that can do so; as a bare starter of a job elsewhere they retry the whole of it, not the item. */
const COULD_RECOVER = /\b(airflow|temporal|dagster|prefect|step functions)\b/i

/** A second chance anywhere on the background path: a pipeline has one place for its failures. */
function isRecovered(graph: GraphView): boolean {
  if (
    graph.nodesThat('recovers_failures', 'durable_state').some((node) => !graph.isKind(node, 'fallback_responder', 'circuit_breaker')) ||
    graph.nodesOf('human_review_queue', 'checkpoint_store').length > 0
  )
    return true
  const says = (of: ViewNode | ViewEdge): boolean =>
    ['retries', 'deadLetter', 'checkpointed', 'reconcile', 'retryBudget'].some((prop) => graph.fact(of, prop) === true) ||
    RECOVERS.test(of.label) ||
    (COULD_RECOVER.test(of.label) && !('traits' in of && graph.is(of, 'offline_trigger')))
  return graph.nodes.some(says) || graph.edges.some(says)
}

/** What works through items without somebody waiting, and calls a model or a tool that can fail. */
function workersOf(graph: GraphView): ViewNode[] {
  const behindQueue = graph.calls.from(graph.nodesThat('async_boundary', 'offline_trigger'))
  const isWork = (node: ViewNode): boolean =>
    (graph.is(node, 'coordinates') || graph.is(node, 'acts_autonomously') || graph.isKind(node, 'batch_inference')) &&
    !graph.is(node, 'async_boundary') &&
    !graph.is(node, 'offline_trigger') &&
    !graph.is(node, 'evaluates')
  const fails = (node: ViewNode): boolean =>
    askedBy(graph, node).some((next) => graph.is(next, 'runs_model') || graph.is(next, 'third_party'))
  return graph.nodes.filter((node) => behindQueue.has(node) && isWork(node) && fails(node))
}
