import { ageInWords, freshnessNeed, periodOf } from '../../facts/freshness.ts'
import { feedersOf } from '../../facts/ingestion.ts'
import { servedModels } from '../../facts/training.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const QUICK = /\b(fraud|abuse|bot|session|inventory|bidding|surge|dispatch|outage|intrusion)\b/i

export default defineRule({
  id: 'data/online-feature-staleness',
  title: 'Features are older than the decision allows',
  severity: 'major',
  severityModifiers: ['a question where no age is stated but the subject changes within minutes'],
  cluster: 'train-serve',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: "Features of yesterday score well on yesterday's test set. At the moment of the decision the model looks at somebody who no longer behaves that way.",
  ask: 'Behaviour changed five minutes ago. When does {model} see it in {features}?',
  followUps: ['Is {model} trained on values that are just as old?', 'What does it get when a feature is missing?'],
  goodAnswer: [
    'A stream for what moves, batches for what does not',
    'A limit on age for each feature, watched',
    'Default values that training has seen too',
    'Training with the age that serving has',
  ],
  fix: 'Feed the fast features of {features} from the events as they come in.',
  unless: 'Only slow features are kept there, or a stream refreshes the fast ones.',
  sources: [
    {
      title: 'Feature-store practice (point-in-time joins, online/offline parity), e.g. ZenML docs on Feast',
      section: 'Online/offline stores',
      url: 'https://docs.zenml.io/stacks-and-components/component-guide/feature-stores',
      verification: 'verified',
    },
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 29: log features at serving time',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 3: training and serving are not skewed',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production, statements: ["Scores react to what the player just did"] }; *scheduler#dag { label: "Airflow DAG, 03:00" } -data-> *feature_store#fs; end_user -> app_service#game -> *model_serving#m -> #fs',
      'requires { statements: ["Basket features are fresh within 30 seconds"] }; message_queue#events -data-> *enrichment#hourly { label: "Hourly feature job" } -data-> *feature_store#fs; web_client -> app_service#shop -> *ranking_model#upsell -> #fs',
    ],
    asked: [
      'data_warehouse#dwh -data-> *batch_inference#job { schedule: nightly } -data-> *feature_store#fs; end_user -> app_service#pay -> *classifier_model#m { label: "Fraud model" } -> #fs',
    ],
    clean: [
      'requires { statements: ["Basket features are fresh within 30 seconds"] }; message_queue#events -data-> stream_processor#flink -data-> feature_store#fs; data_warehouse#dwh -data-> enrichment#nightly { label: "Nightly profile features" } -data-> #fs; web_client -> app_service#shop -> ranking_model#upsell -> #fs',
      'data_warehouse#dwh -data-> batch_inference#job { schedule: nightly } -data-> feature_store#fs; end_user -> app_service#books -> ranking_model#m -> #fs',
    ],
  },
  *check(graph) {
    const need = freshnessNeed(graph, /features?|signals?|fresh|counters?|old|session|just|react|instant|immediate|happen/i)
    for (const features of graph.nodesThat('serves_features')) {
      const fed = graph.content.from(features, {
        avoiding: (other) => graph.is(other, 'trains_models') || graph.is(other, 'request_entry'),
      })
      const model = servedModels(graph).find((node) => fed.has(node))
      if (!model) continue
      const stated = graph.number(features, 'freshnessSeconds') ?? minutes(graph.number(features, 'ttlMinutes'))
      const steps = feedersOf(graph, features).filter((node) => node !== features)
      const streams = steps.some((node) => graph.is(node, 'async_boundary') && graph.isKind(node, 'stream_processor', 'cdc_stream'))
      const batch = slowest(graph, features, steps)
      const age = stated ?? (streams ? undefined : batch?.seconds)
      const hurried = QUICK.test(model.label) || QUICK.test(graph.title)
      if (age === undefined || (need ? age <= need.seconds : !hurried || age < 3600)) continue
      yield {
        status: need ? 'violation' : 'ask',
        nodes: [...new Set([...(batch ? [batch.node] : []), features, model])],
        because: need
          ? `"${need.statement}", and ${features.label} can be ${ageInWords(age)} old.`
          : `${model.label} decides on ${features.label}, which can be ${ageInWords(age)} old.`,
        say: { model, features },
      }
    }
  },
  mend(graph, { nodes, say }) {
    const features = say!.features as ViewNode
    const stream = newNode('stream_processor', 'Fast features')
    const batch = nodes.find((node) => graph.calls.next(node).includes(features))
    const events = batch && graph.content.previous(batch)[0]
    return {
      addNodes: [stream],
      addEdges: [
        ...(events ? [{ from: events.id, to: stream.ref, kind: 'data' as const }] : []),
        { from: stream.ref, to: features.id, kind: 'data' as const },
      ],
      setProps:
        graph.prop(features, 'freshnessSeconds') === undefined && graph.prop(features, 'ttlMinutes') === undefined
          ? []
          : [{ on: features.id, prop: 'freshnessSeconds', value: Math.max(1, (freshnessNeed(graph)?.seconds ?? 60) / 2) }],
    }
  },
})

const minutes = (value: number | undefined): number | undefined => (value === undefined ? undefined : value * 60)

function slowest(graph: GraphView, features: ViewNode, steps: readonly ViewNode[]): { node: ViewNode; seconds: number } | undefined {
  const timed = [...steps, features]
    .map((node) => ({ node, seconds: periodOf(graph, node) }))
    .filter((one): one is { node: ViewNode; seconds: number } => one.seconds !== undefined)
  return timed.sort((a, b) => b.seconds - a.seconds)[0]
}
