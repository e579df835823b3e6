import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const BY_MODEL =
  /\b(model[- ](generated|labell?ed|made)|auto[- ]?label\w*|pseudo[- ]?label\w*|llm[- ]?label\w*|synthetic labels?|weak(ly)?[- ]supervis\w*|silver labels?|machine labels?)\b/i
const BY_ONE =
  /\b(single (annotator|labell?er|rater)|one (annotator|labell?er|rater|intern|person)|interns?|crowd\w*|mechanical turk|mturk)\b/i
const CHECKED =
  /\b(agreement|adjudicat\w*|two (annotators|raters)|double[- ](label\w*|annot\w*)|consensus|gold items?|audit\w*|kappa|expert[- ]review\w*|spot[- ]check\w*)\b/i

export default defineRule({
  id: 'data/label-quality-uncontrolled',
  title: 'Nobody checks the labels',
  severity: 'minor',
  cluster: 'label-quality',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'No model gets better than the labels that it is measured by, and labels from a model repeat its mistakes with authority.',
  ask: 'Take a hundred rows of {labels}. How often would two experts agree on them, and what happens where they do not?',
  followUps: ['How would you notice an annotator who drifts?', 'Which labels has no person ever seen?'],
  goodAnswer: [
    'Guidelines, several annotators on a sample, someone who decides',
    'Agreement as a number that is tracked, with known items mixed in',
    'Model labels audited by people on a sample',
    'Versions of the label schema',
  ],
  fix: 'Have people check a sample of {labels}, and track how often they agree.',
  unless: 'People check a sample, agreement is stated, or labels are outcomes that need no judgement.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Test and evaluate',
      section: 'Quality examples',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [],
    asked: [
      'llm#tagger -data-> *label_store#tags -data-> training_pipeline#train -data-> classifier_model#topic; app_service -> #topic',
      '*human_annotation#crowd { label: "Crowd labels" } -data-> training_pipeline#train -data-> classifier_model#topic; app_service -> #topic',
    ],
    clean: [
      'llm#tagger -data-> human_annotation#experts -data-> label_store#tags -data-> training_pipeline#train -data-> classifier_model#topic; app_service -> #topic',
      'relational_db#orders -data-> label_store#bought -data-> training_pipeline#train -data-> classifier_model#topic; app_service -> #topic',
      'human_annotation#nurses -data-> training_pipeline#train -data-> classifier_model#topic; app_service -> #topic',
    ],
  },
  *check(graph) {
    for (const labels of graph.nodesThat('provides_labels')) {
      const used = graph.content
        .from(labels, { avoiding: (node) => graph.is(node, 'runs_model') && !graph.is(node, 'trains_models') })
        .filter(
          (node) =>
            node !== labels && (graph.is(node, 'trains_models') || graph.isKind(node, 'offline_eval', 'golden_dataset', 'llm_judge')),
        )
      if (used.length === 0 || isChecked(graph, labels)) continue
      const maker = graph.content.previous(labels).find((node) => graph.is(node, 'generates') || graph.is(node, 'predicts'))
      const how =
        graph.is(labels, 'human') && !BY_ONE.test(labels.label)
          ? undefined
          : maker
            ? `made by ${maker.label}`
            : BY_MODEL.test(labels.label)
              ? 'made by a model'
              : BY_ONE.test(labels.label)
                ? 'made without a second pair of eyes'
                : undefined
      if (!how) continue
      yield {
        status: 'ask',
        nodes: [labels],
        because: `${labels.label} ${labels.label.endsWith('s') ? 'are' : 'is'} ${how}, ${used[0]!.label} relies on it, and no person checks a sample.`,
        say: { labels },
      }
    }
  },
  mend(graph, { nodes: [labels] }) {
    const edges = graph.edgesTo(labels!).filter((edge) => edge.kind === 'data')
    return edges.length > 0
      ? standOnAll(edges, newNode('human_annotation', 'Experts check a sample'))
      : { setProps: [{ on: labels!.id, prop: 'agreement', value: 0.7 }] }
  },
})

function isChecked(graph: GraphView, labels: ViewNode): boolean {
  const around = [labels, ...graph.content.previous(labels), ...graph.content.next(labels)]
  return around.some(
    (node) =>
      graph.number(node, 'agreement') !== undefined ||
      CHECKED.test(node.label) ||
      (node !== labels && graph.is(node, 'human') && !graph.is(node, 'request_entry')),
  )
}
