import { servedModels } from '../../facts/training.ts'
import { mayBeProduction, stated, isBatchJob } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Predictions whose truth arrives later. */
const LATER_TRUTH =
  /\b(fraud\w*|chargebacks?|churn\w*|credit|default\w*|loans?|deliver\w*|eta|arrival|forecast\w*|demand|risk|claims?|attrition|lead scor\w*|maintenance|failure|readmission|underwrit\w*|lifetime|conversion|return rate)\b/i
const SAYS_DELAY = /\b(arrives?|known|labels?|outcomes?|ground truth|chargebacks?)\b[^.]*\b(later|after|days?|weeks?|months?|delay\w*)\b/i
const OUTCOMES = /\b(outcomes?|chargebacks?|labels?|actuals?|ground truth|results?|conversions?|resolved|returns?|disputes?)\b/i

export default defineRule({
  id: 'monitoring/no-delayed-label-join',
  title: 'Predictions never meet their outcome',
  severity: 'major',
  cluster: 'ml-monitoring',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Drift says that something changed, only outcomes say whether the model was right. Without the prediction, its version and its features kept under an id, they can never be joined.',
  ask: 'In a month you know what really happened. How do you compute how good {serving} was yesterday?',
  followUps: [
    'Acting on a prediction changes its outcome: how do you handle that?',
    'How late are your labels, and what stands in until then?',
  ],
  goodAnswer: [
    'Prediction, features, version and id are logged when they are served',
    'Labels are joined on the id, with delay and selection in mind',
    'Late quality is reported beside an early proxy',
    'The joined set feeds evaluation and training',
  ],
  fix: 'Log what {serving} predicts under an id, join the outcomes to it, and report quality from the join.',
  unless: 'What is served flows into a label store, a log that training reads, or a monitor that gets labels.',
  sources: [
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 29: log features at serving time',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 7',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., 2015)',
      section: 'Hidden feedback loops',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["Whether a customer churned is known after 60 days"] }; end_user#u -> app_service#crm -> *model_serving#score; feature_store#features -> #score; #score -telemetry-> metrics#latency',
      'requires { scope: production }; end_user#u -> app_service#pay -> *classifier_model#model { label: "Fraud score" }; relational_db#history -> training_pipeline#train -> #model',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> app_service#pay -> model_serving#score { label: "Fraud score" } -telemetry-> label_store#joined; #joined -> training_pipeline#train',
      'requires { scope: production }; end_user#u -> app_service#pay -> model_serving#score { label: "Fraud score" } -data-> message_queue#events -> data_warehouse#lake { label: "Predictions and outcomes" } -> training_pipeline#train',
      'requires { scope: production }; end_user#u -> app_service#photos -> classifier_model#tags { label: "Photo tags" }',
    ],
  },
  *check(graph) {
    const served = servedModels(graph)
    if (!mayBeProduction(graph) || served.length === 0) return
    const said = stated(graph, SAYS_DELAY)
    const late = served.filter((node) => said || LATER_TRUTH.test(`${node.label} ${graph.title}`))
    const front = served.find(
      (node) => graph.isKind(node, 'model_serving') && (late.includes(node) || graph.calls.next(node).some((next) => late.includes(next))),
    )
    const serving = front ?? late[0]
    if (!serving || isJoined(graph, served)) return
    const hasLabels = graph
      .nodesThat('trains_models')
      .some((training) => graph.drawn.previous(training).some((node) => graph.is(node, 'provides_labels')))
    yield {
      // Labels that training gets may have been joined on their way: only the log of what was served is then missing from the drawing.
      status: hasLabels ? 'ask' : 'violation',
      nodes: [serving],
      because: `What ${serving.label} predicts is not kept where its outcome could be joined to it${said ? `, though "${said}"` : ''}.`,
      say: { serving },
    }
  },
  mend(graph, { nodes: [serving] }) {
    const join = newNode('label_store', 'Predictions joined with outcomes')
    const outcomes = graph.nodesThat('stores_data').find((node) => OUTCOMES.test(node.label))
    const reader = graph.nodesThat('trains_models')[0] ?? graph.nodesOf('offline_eval')[0]
    return {
      addNodes: [join],
      addEdges: [
        { from: serving!.id, to: join.ref, kind: 'telemetry' },
        ...(outcomes ? [{ from: outcomes.id, to: join.ref, kind: 'data' }] : []),
        ...(reader ? [{ from: join.ref, to: reader.id, kind: 'data' }] : []),
      ],
    }
  },
})

/**
 * Does what was served, or what the service that asked for it keeps, end up where outcomes arrive too? Labels are followed up to the
 * model that they train, and no further.
 */
function isJoined(graph: GraphView, served: readonly ViewNode[]): boolean {
  const callers = served
    .flatMap((node) => graph.calls.previous(node))
    .filter((node) => graph.is(node, 'coordinates') || graph.is(node, 'predicts'))
  const starts = new Set([...served, ...callers])
  const kept = graph.drawn.from(starts, { avoiding: (node) => !starts.has(node) && graph.is(node, 'request_entry') })
  const truths = graph.nodes.filter((node) => isTruth(graph, node) && !starts.has(node))
  const arrives = graph.drawn.from(truths, {
    avoiding: (node) => !truths.includes(node) && (starts.has(node) || (graph.is(node, 'coordinates') && !isBatchJob(graph, node))),
  })
  return graph.nodes.some((node) => !starts.has(node) && kept.has(node) && arrives.has(node))
}

const isTruth = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'provides_labels') ||
  graph.is(node, 'collects_feedback') ||
  ((graph.is(node, 'stores_data') || graph.is(node, 'records_telemetry')) && OUTCOMES.test(node.label))
