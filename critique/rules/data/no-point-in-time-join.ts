import { isFeatureNode, servedModels, trainingData, trainings, trains } from '../../facts/training.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const AS_OF = /\b(point[- ]in[- ]time|as[- ]of|time[- ]travel|snapshots?|event[- ]time|log(ged)? features?|pit join)\b/i
/** A snapshot that is overwritten tells nothing of the past. */
const NEWEST = /\b(latest|current|newest|today('?s)?|last)\b.{0,24}\bsnapshots?\b/i
const OUTCOMES = /\b(labels?|outcomes?|chargebacks?|churn(ed)?|conversions?)\b/i
const LATEST = /\b(latest|today('?s)?|current|as they are now|now)\b(?! (model|version|champion))/i

export default defineRule({
  id: 'data/no-point-in-time-join',
  title: 'Training may see values from after the event',
  severity: 'major',
  cluster: 'train-serve',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Labels arrive weeks later, features are read today. The model learns from the future, shines offline, and meets the present with nothing.',
  ask: 'A training row of {training} is about an event in March. As of when is each value from {data} taken?',
  followUps: ['What changes when an event arrives late?', 'How would you notice a feature that knows the label?'],
  goodAnswer: [
    'Joins as of the time of the event',
    'New features logged when they are served',
    'A test for features that predict the label too well',
    'Training and test split by time',
  ],
  fix: 'Join {data} as of the time of each event.',
  unless: 'The join is as of the event, features are logged at serving, or nothing in them changes over time.',
  sources: [
    {
      title: 'Feature-store practice (point-in-time joins, online/offline parity), e.g. ZenML docs on Feast',
      section: 'Point-in-time correctness',
      url: 'https://docs.zenml.io/stacks-and-components/component-guide/feature-stores',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      '*data_warehouse#wh -data-> *training_pipeline#fit { label: "Training on latest values" } -data-> model_serving#live; end_user -> #live; label_store#paid -data-> #fit',
      'label_store#churned -data-> *training_pipeline#train; *data_warehouse#profiles { label: "Current customer profiles" } -data-> #train -data-> model_serving#serve; app_service#crm -> #serve',
      'end_user -> app_service#a -> model_serving#m; *data_warehouse#d { label: "Latest customer snapshot" } -data-> *training_pipeline#t -> #m',
    ],
    asked: [
      'label_store#defaults -data-> *training_pipeline#train; *data_warehouse#accounts -data-> #train -data-> model_serving#serve; api_consumer -> app_service#credit -> #serve',
    ],
    clean: [
      'label_store#defaults -data-> training_pipeline#train; data_warehouse#accounts { pointInTime: true } -data-> #train -data-> model_serving#serve; api_consumer -> app_service#credit -> #serve',
      'label_store#defaults -data-> feature_store#fs -data-> training_pipeline#train -data-> model_serving#serve; api_consumer -> app_service#credit -> #serve -> #fs',
      'label_store#breeds -data-> training_pipeline#train; object_storage#photos -data-> #train -data-> vision_model#dog; mobile_client -> #dog',
    ],
  },
  *check(graph) {
    for (const training of trainings(graph)) {
      if (!servedModels(graph).some((model) => trains(graph, training, model))) continue
      const data = [...trainingData(graph, training)]
      if (
        data.some(
          (node) =>
            graph.fact(node, 'pointInTime') === true ||
            (AS_OF.test(node.label) && !NEWEST.test(node.label)) ||
            /time/.test(graph.word(node, 'split') ?? ''),
        )
      )
        continue
      const history =
        data.find((node) => node !== training && LATEST.test(node.label) && graph.is(node, 'stores_data')) ??
        data.find(
          (node) =>
            (graph.isKind(node, 'data_warehouse') && !OUTCOMES.test(node.label)) ||
            (graph.isKind(node, 'relational_db', 'nosql_db') && !graph.is(node, 'provides_labels') && !OUTCOMES.test(node.label)) ||
            (isFeatureNode(graph, node) && graph.is(node, 'offline_processing')),
        )
      const labelled = data.some((node) => graph.is(node, 'provides_labels') || OUTCOMES.test(node.label))
      if (!history) continue
      // "Joins latest values" may stand on the data, on the training or on an arrow between them.
      const words = [history, training, ...graph.edgesTo(training), ...graph.edgesFrom(history)]
      const said =
        data.find((node) => graph.fact(node, 'pointInTime') === false) ??
        (words.some(({ label }) => LATEST.test(label)) ? history : undefined)
      if (!said && (!labelled || data.some((node) => graph.is(node, 'serves_features')))) continue
      yield {
        status: said ? 'violation' : 'ask',
        nodes: [training, history],
        because: said
          ? `${training.label} joins past labels with ${history.label} as it is now.`
          : `${training.label} joins labels with ${history.label}, and nothing says as of which time.`,
        say: { training, data: history },
      }
    }
  },
  mend: (_graph: GraphView, { say }) => ({
    setProps: [
      ...setProp(say!.training as ViewNode, 'pointInTime', true).setProps!,
      ...setProp(say!.data as ViewNode, 'pointInTime', true).setProps!,
    ],
  }),
})
