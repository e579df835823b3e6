import { metricsOf, suites } from '../../facts/quality.ts'
import { entries, isProduction, stated } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const OUTCOME =
  /\b(csat|nps|resol\w*|conversion|retention|churn|revenue|click[ _-]?through|ctr|time saved|handling time|containment|deflection|outcomes?|kpi|business|adoption|edit[ _-]?distance|escalation|repeat contact|satisfaction|acceptance|experiment|rollout)\b/i
const COMPLAINT = /\b(users?|customers?|people|agents?) (still )?(complain|are unhappy|report)|looks? good but\b/i

export default defineRule({
  id: 'evaluation/offline-online-gap',
  title: 'No outcome shows whether a better score helps anybody',
  severity: 'major',
  cluster: 'eval-outcome',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A score is a stand-in for what people wanted. Whether it moves with the outcome has to be measured, otherwise the team improves a number and ships a worse product.',
  ask: 'The score of {eval} rises by ten percent and nothing changes for users. What do you believe?',
  followUps: ['What is the counterpart of your metric online?', 'Which metric would you not trade for it?'],
  goodAnswer: [
    'Each offline metric has a partner online: edits, repeats, resolutions',
    'An experiment or a staged rollout where possible',
    'Guardrail metrics that must not fall',
    'Decisions are kept with versions',
  ],
  fix: 'Add an outcome beside {eval}: an experiment, or a signal of what users did with the answer.',
  unless: 'An experiment, a canary, feedback, outcomes or a live evaluation is on the board.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Model 2: offline metrics correlate with online impact',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Google Rules of Machine Learning',
      section: 'Rule 2: design and implement metrics',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  isAskedFor: (graph) => stated(graph, COMPLAINT) !== undefined,
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production }; end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> *offline_eval#suite -> #api',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite -> ab_test#split -> #api',
      'requires { scope: production }; end_user#u -> chat_ui#ui -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite; #ui -feedback-> feedback_collector#thumbs',
      'requires { scope: production }; scheduler#night -> batch_inference#labels -> object_storage#out; golden_dataset#cases -> offline_eval#suite',
    ],
  },
  *check(graph) {
    const [suite] = suites(graph)
    if (
      isProduction(graph) !== true ||
      !suite ||
      !entries(graph).some((node) => graph.is(node, 'human') || graph.is(node, 'user_interface')) ||
      seesOutcome(graph)
    )
      return
    const complaint = stated(graph, COMPLAINT)
    yield {
      status: 'ask',
      nodes: [suite],
      because: complaint
        ? `"${complaint}", and nothing on the board relates ${suite.label} to an outcome.`
        : `${suite.label} measures answers, and nothing on the board measures what they do for users.`,
      say: { eval: suite },
    }
  },
  mend(_graph, { nodes: [suite] }) {
    const experiment = newNode('ab_test', 'A/B test or staged rollout')
    return { addNodes: [experiment], addEdges: [{ from: suite!.id, to: experiment.ref, kind: 'control' }] }
  },
})

const seesOutcome = (graph: GraphView): boolean =>
  graph.nodesOf('ab_test', 'feedback_collector', 'label_store', 'online_eval').length > 0 ||
  graph.nodesOf('canary_release').some((node) => graph.is(node, 'evaluates')) ||
  graph.nodes.some((node) => OUTCOME.test(node.label)) ||
  (metricsOf(graph, graph.nodes) ?? []).some((name) => OUTCOME.test(name.replaceAll('_', ' ')))
