import { servedModels, trainings } from '../../facts/training.ts'
import { isProduction, isBatchJob } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const TIMED =
  /\b(hourly|nightly|daily|weekly|monthly|quarterly|schedul\w*|periodic\w*|continuous\w*|online learning|re-?train\w*|refresh\w*|trigger\w*|cron|airflow|dagster|kubeflow|every \d+)\b/i

/** Done when somebody remembers. */
const BY_HAND = /\b(by hand|manual(ly)?|ad[- ]hoc|on demand|when (needed|asked)|one-?off|once)\b/i

export default defineRule({
  id: 'data/no-retraining-trigger',
  title: 'Nothing decides when the model is trained again',
  severity: 'minor',
  cluster: 'ml-monitoring',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'The world moves on and the model stays. When it is renewed, from what, and who agrees is part of the design, not of the day it fails.',
  ask: 'When does {training} run again, on which data, and who agrees to the result?',
  followUps: ['What keeps a run from learning from poisoned data?', 'How do the new model and the present one meet?'],
  goodAnswer: [
    'A schedule, and triggers from drift or quality',
    'Thresholds for them, with a gate at the end',
    'New against present model on live traffic',
    'A price for each run',
  ],
  fix: 'Start {training} on a schedule and from the drift monitor.',
  unless: 'A schedule, a drift monitor or a pipeline starts it, or the model is a set of rules.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Model 4 / Monitor 4: impact of staleness known; models not too stale',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; data_warehouse -data-> *training_pipeline#train -data-> model_registry -data-> *model_serving#eta; mobile_client -> app_service -> #eta',
      'requires { users: 700 }; scheduler#nightly -control-> batch_inference#report; label_store -data-> *training_pipeline#train -data-> *classifier_model#churn; web_client -> app_service -> #churn; #churn -telemetry-> drift_monitor#drift',
    ],
    clean: [
      'requires { scope: production }; scheduler#weekly -control-> training_pipeline#train -data-> model_serving#eta; mobile_client -> app_service -> #eta',
      'requires { scope: production }; drift_monitor#drift -data-> workflow_engine#flow -> training_pipeline#train -data-> model_serving#eta; mobile_client -> app_service -> #eta',
      'requires { scope: production }; training_pipeline#train { label: "Weekly training" } -data-> model_serving#eta; mobile_client -> app_service -> #eta',
      'requires { scope: production }; label_store -data-> finetuning_job#tune -data-> llm#writer; chat_ui -> llm_orchestrator -> #writer',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    const starters = graph.once('retraining starters', () =>
      graph.drawn.from(
        graph.nodes.filter((node) => starts(graph, node)),
        { avoiding: (node) => graph.is(node, 'coordinates') && !isBatchJob(graph, node) && !graph.isKind(node, 'workflow_engine') },
      ),
    )
    for (const training of trainings(graph)) {
      const model = graph.drawn
        .path(
          training,
          servedModels(graph).filter((node) => node !== training),
        )
        ?.nodes.at(-1)
      if (
        !model ||
        starters.has(training) ||
        graph.fact(training, 'schedule') === true ||
        (TIMED.test(training.label) && !BY_HAND.test(training.label))
      )
        continue
      if (
        [model, ...servedModels(graph)].some((node) => graph.prop(node, 'retrainCadence') !== undefined) ||
        graph.edgesTo(training).some((edge) => edge.kind === 'control' || TIMED.test(edge.label))
      )
        continue
      yield {
        nodes: [training, model],
        because: `Neither a schedule nor a drift monitor reaches ${training.label}, so ${model.label} grows old until somebody remembers.`,
        say: { training },
      }
    }
  },
  mend: (_graph, { say }) =>
    beside(newNode('scheduler', 'Weekly, or on drift'), [{ with: say!.training as ViewNode, into: false, kind: 'control' }]),
  *praise(graph) {
    for (const training of trainings(graph)) {
      const drift = graph
        .nodesThat('detects_drift')
        .find((node) => graph.drawn.reaches(node, training, { avoiding: (other) => graph.is(other, 'predicts') }))
      if (drift) yield { nodes: [drift, training], because: `${drift.label} starts ${training.label} when the world has moved.` }
    }
  },
})

const starts = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'offline_trigger') ||
  graph.is(node, 'detects_drift') ||
  graph.is(node, 'raises_alerts') ||
  graph.isKind(node, 'workflow_engine', 'ci_cd', 'quality_monitor') ||
  (graph.is(node, 'steers_system') && TIMED.test(node.label))
