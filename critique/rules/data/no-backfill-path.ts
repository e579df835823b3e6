import { feedersOf } from '../../facts/ingestion.ts'
import { trainingData, trainings } from '../../facts/training.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const KEEPS = /\b(raw|event (log|store)|lake\w*|archive|history|replay\w*|retention|s3|gcs|bronze|iceberg|delta|parquet|back-?fill\w*)\b/i

export default defineRule({
  id: 'data/no-backfill-path',
  title: 'Streamed features cannot be computed again',
  severity: 'minor',
  cluster: 'lineage',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'The next feature that you think of needs months of history that nobody kept. Raw events are cheap to keep and impossible to get back.',
  ask: 'You invent a feature today. For how many months back can you compute it from what {stream} has seen?',
  followUps: ['How long are the events themselves kept?', 'What happens to history when their schema changes?'],
  goodAnswer: [
    'Raw events kept, with versions of their schema',
    'The same code for the stream and for the backfill',
    'Late events handled in both',
    'A limit for cost and for privacy',
  ],
  fix: 'Keep the raw events of {stream} in cheap storage, and compute history with the same code.',
  unless: 'The events are kept elsewhere, or the stream can be replayed from the start.',
  sources: [
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 29: save the set of features used at serving time',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'recalled',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Data 6: new features can be added quickly',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [],
    asked: [
      'message_queue#taps -data-> *stream_processor#flink -data-> *feature_store#fs; app_service#feed -> model_serving#rank -> #fs; #fs -data-> training_pipeline#train -data-> #rank',
    ],
    clean: [
      'message_queue#taps -data-> stream_processor#flink -data-> feature_store#fs; #taps -data-> object_storage#lake; app_service#feed -> model_serving#rank -> #fs; #fs -data-> training_pipeline#train -data-> #rank',
      'message_queue#taps { replayable: true } -data-> stream_processor#flink -data-> feature_store#fs; app_service#feed -> model_serving#rank -> #fs; #fs -data-> training_pipeline#train -data-> #rank',
      'message_queue#taps -data-> stream_processor#flink -data-> feature_store#fs; app_service#feed -> model_serving#rank -> #fs',
    ],
  },
  *check(graph) {
    for (const training of trainings(graph)) {
      const data = trainingData(graph, training)
      for (const features of graph.nodesThat('serves_features').filter((node) => data.has(node))) {
        const way = [...feedersOf(graph, features)]
        const stream = way.find((node) => graph.isKind(node, 'stream_processor')) ?? way.find((node) => graph.is(node, 'async_boundary'))
        if (!stream || [...way, ...data, ...way.flatMap((node) => graph.content.next(node))].some((node) => keepsEvents(graph, node)))
          continue
        yield {
          status: 'ask',
          nodes: [stream, features],
          because: `${stream.label} fills ${features.label}, ${training.label} learns from it, and the events themselves are kept nowhere.`,
          say: { stream },
        }
      }
    }
  },
  mend: (_graph, { say }) => beside(newNode('object_storage', 'Raw events'), [{ with: say!.stream as ViewNode, into: true, kind: 'data' }]),
})

const keepsEvents = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'data_warehouse', 'object_storage', 'relational_db', 'nosql_db', 'logging') ||
  graph.fact(node, 'backfill') === true ||
  graph.fact(node, 'replayable') === true ||
  (graph.number(node, 'retentionDays') !== undefined && graph.is(node, 'async_boundary')) ||
  KEEPS.test(node.label)
