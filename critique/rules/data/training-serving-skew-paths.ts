import { featureNodes, isFeatureNode, servedModels, trainingData, trainings, trains } from '../../facts/training.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAME =
  /\b(shared|same (code|definitions?|transform\w*)|logged features?|feature log\w*|log[- ]and[- ]wait|parity|skew|exported transform\w*|tf[- ]?transform|materiali[sz]\w*)\b/i
const RAW = /\b(raw|events?|clickstream|transactions|logs?)\b/i

export default defineRule({
  id: 'data/training-serving-skew-paths',
  title: 'Training and serving compute their features apart',
  severity: 'critical',
  cluster: 'train-serve',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Two implementations of one feature drift apart. The offline metric stays real, the live model sees other numbers, and nothing raises an error.',
  ask: '{model} looks good offline and poor online. Show me one feature that {offline} and {online} compute separately. What proves that both give the same value?',
  followUps: [
    'Which value does {model} get online when a feature is missing, and how often did training see that?',
    'How would you find out that only one of the two was changed?',
  ],
  goodAnswer: [
    'One definition of each feature, used for training and for serving',
    'Or features logged at the moment of serving, and training on that log',
    'A monitor that compares the distribution of each feature on both sides',
    'Historical values joined as of the time of the event',
  ],
  fix: 'Compute the features once, in a feature store that both {training} and {model} read, or log what {model} was given and train on that.',
  unless: 'Both sides read the same definition, serving logs the features that training uses, or a skew check compares the two.',
  sources: [
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 29: log features at serving time; Rule 37: measure skew',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Monitor 3: training and serving are not skewed',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Feature-store practice (point-in-time joins, online/offline parity), e.g. ZenML docs on Feast',
      section: 'Feature stores and skew',
      url: 'https://docs.zenml.io/stacks-and-components/component-guide/feature-stores',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'external_api#till -> app_service#risk -> *model_serving#live; #risk -> *nosql_db#redis { label: "Counters, last hour" }; data_warehouse#wh -data-> *app_service#sql { label: "Velocity features in SQL" } -data-> *training_pipeline#fit -data-> #live',
      '*data_warehouse#spark { label: "Spark feature job" } -data-> *training_pipeline#train -data-> model_registry#reg -data-> *model_serving#serve; api_consumer -> app_service#quote -> #serve; #serve -> *app_service#live { label: "Feature service (Go)" } -> relational_db#orders',
      'external_trigger#events -data-> message_queue#bus; #bus -data-> *data_warehouse#lake -data-> *training_pipeline#train -data-> *classifier_model#fraud; #bus -data-> stream_processor#flink -data-> *feature_store#online; end_user -> app_service#pay -> #fraud -> #online',
      'external_trigger#claims -> app_service#intake -> *serverless_function#live { label: "Live features" } -> *classifier_model#triage -data-> relational_db#verdicts { label: "Verdicts" } -data-> data_warehouse#history -data-> *stream_processor#jobs { label: "Feature job (SQL)" } -data-> *training_pipeline#train -> #triage',
      'end_user -> *app_service#api { label: "Lending API computes ratios in Java" } -> *model_serving#risk; *data_warehouse#dwh -data-> *training_pipeline#fit { label: "pandas + XGBoost" } -> model_registry#reg -> #risk',
    ],
    clean: [
      'external_trigger#events -data-> stream_processor#flink -data-> feature_store#fs -data-> training_pipeline#train -data-> classifier_model#fraud; end_user -> app_service#pay -> #fraud -> #fs',
      'data_warehouse#dwh -data-> training_pipeline#train -data-> model_serving#serve; end_user -> app_service#api -> #serve -> app_service#live { label: "Online features" }; #serve -telemetry-> logging#log { label: "Logged features" } -data-> #train',
      'data_warehouse#dwh { label: "Feature tables (dbt)" } -data-> training_pipeline#train -data-> model_serving#serve; #dwh -data-> feature_store#online; end_user -> app_service#api -> #serve -> #online',
      'data_warehouse#dwh -data-> training_pipeline#train -data-> model_serving#serve; end_user -> app_service#api -> #serve; #api -> feature_flag#toggle { label: "Feature flags" }',
    ],
  },
  *check(graph) {
    for (const training of trainings(graph)) {
      const model = servedModels(graph).find((node) => trains(graph, training, node) && graph.calls.into(node).length > 0)
      const learned = trainingData(graph, training)
      if (!model || [...learned].some((node) => isShared(graph, node)) || isShared(graph, training) || isShared(graph, model)) continue
      const online = onlineFeatures(graph, training).find((node) => !isSharedWith(graph, node, learned, training))
      const offline = offlineFeatures(graph, training, learned)
      if (!online || !offline || isShared(graph, online)) continue
      const served = servedBy(graph, online).find((node) => trains(graph, training, node)) ?? model
      yield {
        nodes: [...new Set([offline, training, online, served])],
        path: graph.content.path(offline, training),
        because: `${training.label} learns from ${offline.label}, while ${served.label} is fed by ${online.label}, and nothing ties the two together.`,
        say: { model: served, offline, online, training },
      }
    }
  },
  mend(graph, { say }) {
    const [training, model, online] = [say!.training, say!.model, say!.online] as ViewNode[]
    if (graph.is(online!, 'serves_features'))
      return { addEdges: [{ from: online!.id, to: training!.id, kind: 'data', label: 'the same features, as of the event' }] }
    const log = newNode('object_storage', 'Logged features')
    return {
      addNodes: [log],
      addEdges: [
        { from: model!.id, to: log.ref, kind: 'data' },
        { from: log.ref, to: training!.id, kind: 'data' },
      ],
    }
  },
  *praise(graph) {
    for (const training of trainings(graph)) {
      const learned = trainingData(graph, training)
      const shared = graph.nodesThat('serves_features').find((node) => learned.has(node) && servedBy(graph, node).length > 0)
      const model = shared && servedBy(graph, shared)[0]
      if (shared && model)
        yield { nodes: [shared, training, model], because: `${shared.label} gives ${training.label} and ${model.label} the same features.` }
    }
  },
})

const isShared = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'sharedDefinitions') === true || graph.fact(node, 'skewMonitor') === true || SAME.test(node.label)

/** Models that get features from this node: they ask it, it calls them, or their caller asks it. */
const servedBy = (graph: GraphView, features: ViewNode): ViewNode[] => {
  const callers = graph.calls.previous(features)
  const beside = callers.filter((caller) => graph.is(caller, 'coordinates')).flatMap((caller) => graph.calls.next(caller))
  const served = graph.once('served models as a set', () => new Set(servedModels(graph)))
  return [...new Set([...callers, ...graph.calls.next(features), ...beside])]
    .filter((node) => served.has(node))
    .sort((a, b) => a.index - b.index)
}

const onlineFeatures = (graph: GraphView, training: ViewNode): ViewNode[] =>
  graph
    .once('features that are served', () =>
      featureNodes(graph).filter(
        (node) =>
          isFeatureNode(graph, node) &&
          !graph.is(node, 'offline_processing') &&
          !graph.is(node, 'records_telemetry') &&
          servedBy(graph, node).length > 0,
      ),
    )
    .filter((node) => node !== training)

/** What the training run computes its features from: a feature job where one is drawn, else the data that stands before it. */
function offlineFeatures(
  graph: GraphView,
  training: ViewNode,
  learned: Iterable<ViewNode> & { has: (node: ViewNode) => boolean },
): ViewNode | undefined {
  const before = graph.content
    .previous(training)
    .filter((node) => learned.has(node) && !graph.is(node, 'provides_labels') && !graph.is(node, 'collects_feedback'))
  return (
    [...learned].find((node) => node !== training && isFeatureNode(graph, node)) ??
    before.find((node) => graph.is(node, 'stores_data')) ??
    before[0]
  )
}

/** Does training see the values that serving sees: it reads them, they are logged for it, or both come from one computation? */
function isSharedWith(graph: GraphView, online: ViewNode, learned: { has: (node: ViewNode) => boolean }, training: ViewNode): boolean {
  // A computation whose values arrive only by way of the model's decisions is not seen by training. A store is one place for both.
  const past = (node: ViewNode): boolean => graph.is(node, 'predicts')
  if (learned.has(online) && (graph.is(online, 'serves_features') || graph.records.reaches(online, training, { avoiding: past })))
    return true
  const logged = [online, ...servedBy(graph, online)].some((node) =>
    graph
      .edgesFrom(node)
      .some(
        (edge) =>
          edge.kind !== 'request' && edge.kind !== 'control' && edge.to !== training && learned.has(edge.to) && mayLog(graph, edge.to),
      ),
  )
  if (logged) return true
  const origins = graph.content.to(online, {
    avoiding: (node) => node !== online && (graph.is(node, 'coordinates') || graph.is(node, 'predicts') || graph.is(node, 'request_entry')),
  })
  return origins
    .filter((node) => node !== online && learned.has(node))
    .some(
      (node) =>
        isFeatureNode(graph, node) ||
        (graph.isKind(node, 'data_warehouse') && !RAW.test(node.label)) ||
        graph.isKind(node, 'embedding_pipeline', 'stream_processor'),
    )
}

/** A table of decisions holds what was decided. Logs, buckets and warehouses may hold what the model saw. */
const mayLog = (graph: GraphView, node: ViewNode): boolean =>
  !graph.isKind(node, 'relational_db', 'business_system', 'crm') ||
  /\b(features?|predictions?|scores?|logs?|logged|inputs?)\b/i.test(node.label)
