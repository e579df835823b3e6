import { isFeatureNode, servedModels, isRanker } from '../../facts/training.ts'
import type { Path } from '../../graph/flow.ts'
import { entries, generators, isOnline, isBatchJob } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** What a model said or what people did with it, as opposed to what happened in the world. */
const OUTPUT =
  /\b(clicks?|clickstream|impressions?|engagement|interactions?|watch(ed| time| history)|behaviou?r|predictions?|recommendations?|scores?|decisions?|outputs?|answers?|responses?|generated|summar(y|ies)|conversations?|transcripts?|chat (logs?|history)|shown)\b/i
const BREAKS =
  /\b(random\w*|hold-?out|explor\w*|bandit|propensit\w*|unbiased|debias\w*|counterfactual|inverse|provenance|human[- ](written|label\w*|review\w*|verif\w*|approved)|exclude\w*|decontaminat\w*|curated|ground truth|outcomes?|chargebacks?|confirmed|verified)\b/i
/** What people do with what they are shown. */
const ACTS_ON = /\b(\w*clicks?|click\w*|watch(es|ed|time)?|engag\w*|interact\w*|impressions?|views|dwell\w*|swipes?|likes?|skips?|plays)\b/i
/** The service that shows the ranking leaves some places to chance. */
const EXPLORES =
  /\b(random (slots?|bucket|positions?|share|items?|sample)|\d+ ?% (random|explor\w+)|explor(e|es|ation)|epsilon|bandit|hold-?out)\b/i
const MODEL_MADE = /\b(model|auto|pseudo|machine|llm|weak|predict\w*|generated)\b/i

export default defineRule({
  id: 'data/self-reinforcing-feedback-loop',
  title: 'The model learns from its own output',
  severity: 'major',
  cluster: 'feedback-loops',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'What the model shows is what gets clicked, what it writes is what it finds next week. Its mistakes come back as evidence, and the metrics improve meanwhile.',
  ask: 'What {model} puts out reaches {back} through {logs} and shapes what it puts out next. How do you keep it from agreeing with itself?',
  followUps: [
    'Which metric would show the loop while engagement still rises?',
    'What would the data look like for an item that {model} never shows?',
  ],
  goodAnswer: [
    'Generated content is marked and kept out of index and training',
    'A small random or exploration bucket, with the chance of being shown logged',
    'Labels from people or from outcomes in the world before training',
    'A holdout that the system never touches',
  ],
  fix: 'Filter {logs} by where it came from before {back} uses it, and keep a random share as holdout.',
  unless: 'A person, an outcome in the world, a provenance filter, exploration or a holdout stands in the loop.',
  sources: [
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., NeurIPS 2015)',
      section: 'Hidden feedback loops',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile (July 2024)',
      section: 'MS-2.5-005 verify training and RAG data provenance',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'chat_ui -> *agent#helper -{ label: "store resolved answers" }-> *vector_db#index; #helper -> #index; source_connector#wiki -data-> embedding_pipeline#ingest -data-> #index',
      'end_user#viewer -> app_service#home -> *ranking_model#ranker; #viewer -feedback-> *feedback_collector#clicks -data-> *training_pipeline#train -data-> #ranker',
      'chat_ui -> llm_orchestrator#api -> *llm#writer; #api -> vector_db#index; #writer -data-> *object_storage#notes { label: "Generated articles" } -data-> *embedding_pipeline#ingest -data-> *vector_db#index',
      'mobile_client#app -> app_service#home -> *ranking_model#ranker; #app -data{ label: "plays and skips" }-> *message_queue#bus -data-> *data_warehouse#lake -data-> *training_pipeline#train -data-> #ranker',
    ],
    clean: [
      'chat_ui -> agent#helper -{ label: "save conversation" }-> vector_db#index { label: "Memory of this user" }; #helper -> tool_executor',
      'end_user#viewer -> app_service#home -> ranking_model#ranker { exploration: 0.05 }; #viewer -feedback-> feedback_collector#clicks -data-> training_pipeline#train -data-> #ranker',
      'end_user#viewer -> app_service#home -> ranking_model#ranker; #viewer -feedback-> feedback_collector#clicks -data-> data_validator#filter { label: "Provenance filter" } -data-> training_pipeline#train -data-> #ranker',
      'external_trigger#payments -data-> message_queue#bus -data-> data_warehouse#lake -data-> training_pipeline#train -data-> classifier_model#fraud; end_user -> app_service#pay -> #fraud; #pay -data-> #bus; label_store#chargebacks -data-> #train',
      'chat_ui -> llm_orchestrator#api -> llm#writer; #api -> vector_db#index; #writer -data-> human_review_queue#editor -data-> embedding_pipeline#ingest -data-> #index',
      'chat_ui#ui -> llm_orchestrator#api -> llm#writer; #ui -feedback-> feedback_collector#thumbs -data-> finetuning_job#tune -data-> #writer',
      'mobile_client#app -> app_service#home -> ranking_model#ranker; #app -data{ label: "plays and skips" }-> message_queue#bus -data-> data_warehouse#lake { label: "Event lake, with the random bucket" } -data-> training_pipeline#train -data-> #ranker',
      'mobile_client#app -> app_service#home { label: "Feed, 5 % random slots" } -> ranking_model#ranker; #app -data{ label: "clicks" }-> message_queue#bus -data-> data_warehouse#lake -data-> training_pipeline#train -data-> #ranker',
    ],
  },
  // Only what leaves the model as a product of it counts: a service that calls a model and also publishes events closes no loop by itself.
  *check(graph) {
    const models = [...servedModels(graph), ...generators(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'evaluates'))]
    for (const model of new Set(models)) {
      if (graph.fact(model, 'exploration') === true || graph.calls.previous(model).some((node) => EXPLORES.test(node.label))) continue
      const cuts = (node: ViewNode): boolean => node !== model && breaksLoop(graph, node, model)
      const exits = outputsOf(graph, model).filter((edge) => !cuts(edge.to) && !BREAKS.test(edge.label))
      if (exits.length === 0) continue
      const detour = {
        avoiding: (node: ViewNode) => cuts(node) || !carriesOn(graph, node),
        avoidingEdges: (edge: ViewEdge) => BREAKS.test(edge.label),
      }
      const starts = exits.map((edge) => edge.to)
      const learners = graph.records
        .from(starts, detour)
        .filter((node) => (graph.is(node, 'trains_models') || graph.is(node, 'search_index')) && isUsedBy(graph, node, model))
      const way = learners.length > 0 ? graph.records.path(starts, learners, detour) : undefined
      if (!way) continue
      const [logs, back] = [way.nodes[0]!, way.nodes.at(-1)!]
      const exit = exits.find((edge) => edge.to === logs)!
      yield {
        // A box that only names an event is on the way, and proves nothing by itself.
        nodes: [...new Set([model, ...way.nodes])].filter((node) => node.kind !== 'unknown'),
        path: pathFrom(model, exit, way),
        because: `${model.label} shapes ${logs.label}, ${back === logs ? 'which it reads again' : `${back.label} takes it up and feeds it back`}, and nothing in the loop comes from outside it.`,
        say: { model, logs, back },
      }
    }
  },
  mend(graph, { nodes, path }) {
    const edge = path?.edges.at(-1) ?? graph.edges.find((one) => nodes.includes(one.from) && nodes.includes(one.to))
    return edge ? standOn(edge, newNode('data_validator', 'Provenance filter')) : {}
  },
})

/** Does what this training run or index holds come back to the model? */
const isUsedBy = (graph: GraphView, learner: ViewNode, model: ViewNode): boolean =>
  graph
    .once(`used from ${learner.id}`, () => graph.content.from(learner, { avoiding: (node) => graph.is(node, 'request_entry') }))
    .has(model)

function pathFrom(model: ViewNode, exit: ViewEdge, way: Path): Path {
  return { nodes: exit.from === model ? [model, ...way.nodes] : [exit.from, ...way.nodes], edges: [exit, ...way.edges] }
}

/** Edges by which the product of a model leaves for storage: its own, those of its callers that say so, and what users do with what it ranks. */
function outputsOf(graph: GraphView, model: ViewNode): ViewEdge[] {
  const said = (edge: ViewEdge): boolean =>
    OUTPUT.test(edge.label) ||
    OUTPUT.test(edge.to.label) ||
    graph.isKind(edge.to, 'llm_tracing') ||
    (graph.is(model, 'predicts') && graph.is(edge.to, 'collects_feedback'))
  const ranks = isRanker(graph, model) || /\b(rank\w*|recommend\w*)\b/i.test(model.label)
  const leaves = (edge: ViewEdge): boolean => edge.kind === 'data' || edge.kind === 'feedback' || edge.kind === 'telemetry'
  const isProduct = (edge: ViewEdge): boolean =>
    leaves(edge) ? graph.is(model, 'generates') || (ranks && edge.kind !== 'telemetry') || said(edge) : edge.isWrite && said(edge)
  const own = graph.edgesFrom(model).filter((edge) => isProduct(edge) && !isFeatureNode(graph, edge.to))
  const callers = graph.calls.previous(model)
  // A service that takes the ranking on (a mixer, an auction) shows it as much as one that asks for it.
  const shows = ranks ? graph.calls.next(model).filter((node) => graph.is(node, 'coordinates')) : []
  const told = [...callers, ...shows]
    .flatMap((caller) => graph.edgesFrom(caller))
    .filter((edge) => edge.to !== model && (edge.kind !== 'request' || edge.isWrite) && edge.kind !== 'control' && said(edge))
  const acts = ranks
    ? entries(graph)
        .flatMap((user) => graph.edgesFrom(user))
        .filter(
          (edge) =>
            edge.kind !== 'control' &&
            (graph.is(edge.to, 'collects_feedback') ||
              ACTS_ON.test(edge.to.label) ||
              (edge.kind !== 'request' && ACTS_ON.test(edge.label))),
        )
    : []
  return [...own, ...told, ...acts].filter(
    (edge) => (!graph.is(edge.to, 'coordinates') || isBatchJob(graph, edge.to)) && !graph.is(edge.to, 'runs_model'),
  )
}

/** Data goes on through stores, queues and background jobs; a service or a model in between makes something else of it. */
const carriesOn = (graph: GraphView, node: ViewNode): boolean =>
  node.kind === 'unknown' ||
  isBatchJob(graph, node) ||
  graph.is(node, 'stores_data') ||
  graph.is(node, 'async_boundary') ||
  graph.is(node, 'offline_processing') ||
  graph.is(node, 'collects_feedback') ||
  graph.is(node, 'records_telemetry') ||
  graph.is(node, 'trains_models')

function breaksLoop(graph: GraphView, node: ViewNode, model: ViewNode): boolean {
  if (graph.is(node, 'provides_labels')) return !MODEL_MADE.test(node.label)
  if (graph.is(node, 'human') && !graph.is(node, 'request_entry')) return true
  if (graph.is(node, 'collects_feedback') && graph.is(model, 'generates')) return true
  return (
    graph.isKind(node, 'data_validator') ||
    graph.fact(node, 'exploration') === true ||
    BREAKS.test(node.label) ||
    graph.is(node, 'caches_answers') ||
    graph.is(node, 'keeps_memory') ||
    // A job that counts what happened in sessions is no memory of one.
    (!graph.is(node, 'coordinates') && !graph.is(node, 'offline_processing') && /\b(memor(y|ies)|session|preferences)\b/i.test(node.label))
  )
}
