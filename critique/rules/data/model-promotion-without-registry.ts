import { servedModels, trainings } from '../../facts/training.ts'
import { mayBeProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** What was approved may be a loan or a payment: then the word is about the data. */
const GATED =
  /\b(registry|approv(?!ed (?!by|models?|versions?|artifacts?|releases?|training|runs?))\w*|promot\w*|gate[ds]?|champion|challenger|sign-?off|(reviewed|checked|released|tagged) by|after (a )?review|version(s|ed)? tag(s|ged)?|mlflow|model catalog\w*|release review)\b/i

export default defineRule({
  id: 'data/model-promotion-without-registry',
  title: 'A trained model goes straight into production',
  severity: 'minor',
  cluster: 'change-control',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Without a place for versions, numbers and the yes of a person, nobody knows what runs, and going back is guesswork.',
  ask: 'Which numbers and whose approval brought the present model from {training} to {serving}, and how do you return to the one before?',
  followUps: ['Who may approve, and can they see how it compares?', 'What is kept beside the file of the model?'],
  goodAnswer: [
    'A registry that links each version to data, code and metrics',
    'A gate: evaluation, then a canary',
    'Files that never change once stored',
    'A way back in one step',
  ],
  fix: 'Put a registry and a gate between {training} and {serving}.',
  unless: 'A registry, an evaluation gate, a canary or an approval stands between them.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 6-7: models are canaried; serving models can be rolled back',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads - MLOps and GenAIOps',
      section: 'Model maintenance: maintain a model catalog',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/mlops-genaiops',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; data_warehouse -data-> *training_pipeline#train -data-> *model_serving#serve; app_service -> #serve',
      'requires { scope: production }; data_warehouse -data-> *training_pipeline#train -> *ranking_model#rank; app_service -> #rank; ab_test#ab -> #rank',
      'requires { users: 4000 }; label_store -data-> *finetuning_job#tune -data-> object_storage#weights -data-> *self_hosted_llm#model; chat_ui -> llm_orchestrator -> #model; model_registry#other -data-> classifier_model#spam',
      'requires { scope: regulated }; data_warehouse -data-> *training_pipeline#train -> *model_serving#score { label: "Score: approve or decline" }; app_service -> #score',
      'requires { scope: production }; label_store#cases -data-> *training_pipeline#train { label: "Train on approved loans" } -data-> *model_serving#serve; app_service -> #serve',
      'requires { scope: production }; data_warehouse -data-> *training_pipeline#train -data-> ?#file { label: "S3: model/latest.pt" } -data-> *model_serving#serve; app_service -> #serve',
    ],
    clean: [
      'requires { scope: production }; data_warehouse -data-> training_pipeline#train -data-> model_registry -data-> model_serving#serve; app_service -> #serve',
      'requires { scope: production }; data_warehouse -data-> training_pipeline#train -data-> model_serving#serve; regression_gate#gate -control-> #serve; app_service -> #serve',
      'requires { scope: prototype }; data_warehouse -data-> training_pipeline#train -data-> model_serving#serve; app_service -> #serve',
      'requires { scope: production }; data_warehouse -data-> training_pipeline+ml_model#bandit { label: "Learns while it serves" }; app_service -> #bandit',
      'requires { scope: production }; data_warehouse -data-> training_pipeline#train { label: "Manually approved training" } -data-> model_serving#serve; app_service -> #serve',
    ],
  },
  *check(graph) {
    if (!mayBeProduction(graph)) return
    const served = graph.nodes.filter(
      (node) =>
        (graph.is(node, 'predicts') || graph.is(node, 'generates') || servedModels(graph).includes(node)) &&
        !graph.is(node, 'evaluates') &&
        !isHeld(graph, node),
    )
    for (const training of trainings(graph)) {
      // A model named after its tuning is both: it is not brought anywhere by being what it is.
      const others = served.filter((node) => node !== training)
      const blocked = (node: ViewNode): boolean =>
        holds(graph, node) || (node !== training && !carries(graph, node) && !served.includes(node))
      const path = holds(graph, training)
        ? undefined
        : graph.calls.path(training, others, { avoiding: blocked, avoidingEdges: (edge) => GATED.test(edge.label) })
      const serving = path?.nodes.at(-1)
      if (!path || !serving) continue
      yield {
        nodes: [training, serving],
        path,
        because: `What ${training.label} makes reaches ${serving.label} past no registry and no gate.`,
        say: { training, serving },
      }
    }
  },
  mend(graph, { path }) {
    const last = path!.edges.at(-1)!
    return standOnAll(graph.edgesBetween(last.from, last.to), newNode('model_registry', 'Registry, promotion by approval'))
  },
})

/** A file that the next one overwrites, in a bucket that nobody called a registry: a place, not a decision. */
const isOverwrittenFile = (node: ViewNode): boolean =>
  node.confidence < 1 && /\b(latest|current)\b/i.test(node.label) && !GATED.test(node.label)

const holds = (graph: GraphView, node: ViewNode): boolean => !isOverwrittenFile(node) && namesGate(graph, node)

const namesGate = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'model_registry', 'regression_gate', 'approval_gate', 'canary_release', 'ci_cd', 'ab_test') ||
  (!graph.is(node, 'runs_model') && !graph.is(node, 'predicts') && GATED.test(node.label))

/** Does a gate drawn beside it decide what it runs? An experiment beside it compares, and holds back nothing that training writes there. */
const isHeld = (graph: GraphView, node: ViewNode): boolean =>
  graph.edgesTo(node).some((edge) => holds(graph, edge.from) && !graph.isKind(edge.from, 'ab_test'))

const carries = (graph: GraphView, node: ViewNode): boolean =>
  isOverwrittenFile(node) ||
  graph.is(node, 'stores_data') ||
  graph.is(node, 'async_boundary') ||
  graph.is(node, 'offline_processing') ||
  graph.is(node, 'infrastructure')
