import { servedModels, trainings, trains } from '../../facts/training.ts'
import { statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const DECLINES =
  /\b(declin\w*|reject\w*|den(y|ies|ied|ial)|turn(s|ed)? (away|down)|credit (scor\w*|decision|risk|application)s?|loan (decision|approval|application)s?|underwrit\w*|underwriting|hiring|applicants?|screen(s|ed|ing) (out|candidates|applications|cvs|applicants)|admissions?|approve,? (challenge,? )?(or )?decline|approve\/decline|block(s|ed)? (payments?|transactions?|orders?))\b/i
const OUTCOMES =
  /\b(repay\w*|repaid|defaults?|chargebacks?|losses|outcomes?|performance of (loans|hires)|arrears|delinquen\w*|confirmed fraud|labels?)\b/i
const EXPLORES =
  /\b(explor\w*|random\w*|hold-?out|control group|let through|reject inference|inverse propensity|propensit\w*|bureau (data|outcomes?)|shadow|challenge(s|d)? a sample|small share|\d+(\.\d+)? ?% (of )?(declined|rejected|blocked)|declined sample|counterfactual|bandit|review(s|ed)? (of )?(declin|reject|block)\w*)\b/i

export default defineRule({
  id: 'data/selective-labels',
  title: 'Who is turned away never gets an outcome',
  severity: 'major',
  cluster: 'feedback-loops',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'A declined loan is neither repaid nor lost. Trained on accepted cases alone, the model never learns where it was wrong to decline, and no offline metric can tell.',
  ask: '{model} declines a case. How do you ever find out that it should not have?',
  followUps: [
    'On which population is the reported accuracy computed?',
    'What would a group that is always declined look like in the data?',
  ],
  goodAnswer: [
    'A small random share is let through, with the loss budgeted',
    'Or declined cases are followed elsewhere, or reviewed by people without the score',
    'Training and evaluation correct for who was selected',
    'Fairness is not claimed from accepted cases alone',
  ],
  fix: 'Let a small random share past {model}, or have declined cases judged by people, and feed both into {training}.',
  unless:
    'A random share, a review of declined cases or outcomes from elsewhere reach training, or the decision does not hide the outcome.',
  sources: [
    {
      title: 'The Selective Labels Problem (Lakkaraju et al., KDD 2017)',
      section: 'Outcomes observed only for those that a decision let through',
      url: 'https://doi.org/10.1145/3097983.3098066',
      verification: 'secondary',
    },
    {
      title: 'From Biased Selective Labels to Pseudo-Labels (Chang and Wiens, ICML 2024)',
      section: 'Selective labels',
      url: 'https://proceedings.mlr.press/v235/chang24e.html',
      verification: 'verified',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., NeurIPS 2015)',
      section: 'Direct feedback loops',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'web_client -> app_service#desk { label: "Loan decision" } -> *classifier_model#risk; label_store#paid { label: "Repayment outcomes" } -data-> *training_pipeline#train -data-> #risk',
      'requires { statements: ["Payments are approved or declined in line"] }; api_consumer -> app_service#pay -> policy_engine#decide -> *model_serving#fraud; relational_db#back { label: "Chargebacks" } -data-> *training_pipeline#train -data-> model_registry -data-> #fraud',
    ],
    clean: [
      'web_client -> app_service#desk { label: "Loan decision" } -> classifier_model#risk { exploration: 0.01 }; label_store#paid { label: "Repayment outcomes" } -data-> training_pipeline#train -data-> #risk',
      'requires { statements: ["Payments are approved or declined in line"] }; api_consumer -> app_service#pay -> model_serving#fraud; #pay -> human_review_queue#desk -data-> label_store#truth -data-> training_pipeline#train -data-> #fraud',
      'mobile_client -> app_service#weather -> model_serving#rain; label_store#gauges { label: "Measured outcomes" } -data-> training_pipeline#train -data-> #rain',
      'requires { statements: ["Payments are approved or declined in line"] }; api_consumer -> app_service#pay -> model_serving#fraud',
    ],
  },
  *check(graph) {
    const words = [...graph.nodes.map(({ label }) => label), ...graph.edges.map(({ label }) => label), ...statementsOf(graph)]
    if (
      !words.some((text) => DECLINES.test(text)) ||
      words.some((text) => EXPLORES.test(text)) ||
      graph.nodes.some((node) => graph.fact(node, 'exploration') === true)
    )
      return
    for (const training of trainings(graph)) {
      const model = servedModels(graph)
        .filter((node) => !graph.isKind(node, 'ranking_model') && trains(graph, training, node))
        .at(-1)
      const labels = [...graph.records.to(training)].find(
        (node) => node !== training && !graph.is(node, 'human') && (graph.isKind(node, 'label_store') || OUTCOMES.test(node.label)),
      )
      const people = graph.nodesThat('human').filter((node) => !graph.is(node, 'request_entry'))
      if (
        !model ||
        !labels ||
        graph.drawn.reaches(people, training, { avoiding: (node) => graph.is(node, 'predicts') || graph.is(node, 'coordinates') })
      )
        continue
      yield {
        nodes: [model, training],
        path: graph.records.path(labels, training),
        because: `${model.label} decides who is let through, ${training.label} learns from ${labels.label}, and those who were turned away are in neither.`,
        say: { model, training },
      }
    }
  },
  mend(_graph, { say }) {
    const sample = newNode('human_review_queue', 'Declined cases, a random sample')
    const [model, training] = [say!.model, say!.training] as ViewNode[]
    return {
      addNodes: [sample],
      addEdges: [
        { from: model!.id, to: sample.ref, kind: 'data' },
        { from: sample.ref, to: training!.id, kind: 'data' },
      ],
      ...setProp(model!, 'exploration', 0.01),
    }
  },
})
