import { trainingData, trainings } from '../../facts/training.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { beside, newNode, setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const VERSIONS = ['version', 'snapshot', 'embeddingVersion', 'lineage'] as const
const NAMED = /\b(version\w*|snapshots?|lineage|dvc|lakefs|delta|iceberg|mlflow|registry|unity catalog|data catalog)\b/i

export default defineRule({
  id: 'data/no-lineage-or-versioning',
  title: 'Nobody can say which data made this model',
  severity: 'minor',
  severityModifiers: ['a question where versions are not mentioned; a violation where they are stated as "latest"'],
  cluster: 'lineage',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A result that cannot be made again cannot be explained, compared or defended to an auditor.',
  ask: 'Which data, code and settings made the model that {training} last put out?',
  followUps: ['Can you make it again, bit for bit or nearly?', 'And how is it for the index?'],
  goodAnswer: [
    'Versions of data sets, and a line from each model to its data',
    'A registry that links data, code and parameters',
    'The index tied to a snapshot',
    'A rebuild that somebody has tried',
  ],
  fix: 'Record data, code and parameters of each run of {training} in a registry, from snapshots that do not change.',
  unless: 'A registry, a version or a snapshot stands on the model or its data.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 1: training is reproducible',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., NeurIPS 2015)',
      section: 'CACE',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM04 Data and Model Poisoning',
      section: 'Data version control',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM04_DataModelPoisoning.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { scope: production }; *data_warehouse#sales { snapshot: latest } -data-> *training_pipeline#train -data-> model_serving#forecast; app_service -> #forecast',
    ],
    asked: [
      'requires { scope: production }; data_warehouse#sales -data-> *training_pipeline#train -data-> *model_serving#forecast; app_service -> #forecast',
    ],
    clean: [
      'requires { scope: production }; data_warehouse#sales -data-> training_pipeline#train -data-> model_registry -data-> model_serving#forecast; app_service -> #forecast',
      'requires { scope: production }; data_warehouse#sales { snapshot: v12 } -data-> training_pipeline#train -data-> model_serving#forecast; app_service -> #forecast',
      'data_warehouse#sales -data-> training_pipeline#train -data-> model_serving#forecast; app_service -> #forecast',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    for (const training of trainings(graph)) {
      const made = graph.drawn.from(training)
      const results = made.filter(
        (node) =>
          graph.is(node, 'predicts') || graph.is(node, 'generates') || graph.is(node, 'registers_models') || graph.is(node, 'holds_config'),
      )
      const chain = [...new Set([training, ...trainingData(graph, training), ...results])]
      const latest = chain.filter((node) => VERSIONS.some((name) => /^(latest|head|main|current)$/.test(graph.word(node, name) ?? '')))
      if (latest.length === 0 && chain.some((node) => isVersioned(graph, node))) continue
      const model = results.find((node) => node !== training && (graph.is(node, 'predicts') || graph.is(node, 'generates')))
      yield {
        status: latest.length > 0 ? 'violation' : 'ask',
        nodes: latest.length > 0 ? [...new Set([...latest, training])] : [training, ...(model ? [model] : [])],
        because:
          latest.length > 0
            ? `${latest.map(({ label }) => label).join(', ')}: "latest" names another thing tomorrow, so the run of ${training.label} cannot be repeated.`
            : `No version, snapshot or registry ties what ${training.label} makes to the data that it was made from.`,
        say: { training },
      }
    }
  },
  mend(graph, { nodes, say }) {
    const stale = nodes.flatMap((node) =>
      VERSIONS.filter((name) => /^(latest|head|main|current)$/.test(graph.word(node, name) ?? '')).map((name) => setProp(node, name, 'v1')),
    )
    return together(
      ...stale,
      beside(newNode('experiment_tracker', 'Runs: data, code, parameters'), [
        { with: say!.training as ViewNode, into: true, kind: 'data' },
      ]),
    )
  },
})

const isVersioned = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'registers_models') ||
  graph.isKind(node, 'experiment_tracker', 'model_registry') ||
  VERSIONS.some((name) => graph.fact(node, name) === true) ||
  graph.fact(node, 'versioning') === true ||
  graph.fact(node, 'reproducible') === true ||
  NAMED.test(node.label)
