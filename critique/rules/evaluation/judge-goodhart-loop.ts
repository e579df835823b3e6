import { actors } from '../../facts/actions.ts'
import { humanLabels, modelOf, suites, testSets } from '../../facts/quality.ts'
import { isOnline } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'evaluation/judge-goodhart-loop',
  title: 'The judge that steers the output also reports its quality',
  severity: 'major',
  cluster: 'judge-quality',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Answers are changed until this judge is content, and then it is asked how good they are. The number climbs while the product may not.',
  ask: 'You refine the output of {generator} until {judge} is content, and then report its score. What is left to measure?',
  followUps: ['What would an independent sample show?', 'How would you notice that answers learn to please the judge?'],
  goodAnswer: [
    'A separate set and a human sample for reporting',
    'Another judge or metric than the one that steers',
    'Outcomes of users',
    'Length and style are watched for drift',
  ],
  fix: 'Report from an independent sample that people label, not from {judge}.',
  unless: 'People, a test set, an experiment or a second judge measure as well.',
  sources: [
    {
      title: 'Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena (Zheng et al., 2023)',
      section: 'Biases of judges',
      url: 'https://arxiv.org/abs/2306.05685',
      verification: 'secondary',
    },
    {
      title: 'Are LLM Evaluators Really Narcissists? (2026)',
      section: 'Errors of the judge drive what is measured',
      url: 'https://arxiv.org/abs/2601.22548',
      verification: 'verified',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., 2015)',
      section: 'Hidden feedback loops',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['google-deepmind', 'anthropic'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api -> *llm#author -data-> *llm_judge#judge; #judge -control{ label: "rewrite" }-> #author; #judge -> *metrics#quality',
      'end_user#u -> *agent#author { maxSteps: 4 } -> *llm_judge#critic; #critic -data{ label: score }-> #author; #critic -telemetry-> *quality_monitor#report',
      'web_client#page -> llm_orchestrator#api -> *llm#author -> *llm_judge#judge -> #page; golden_dataset#briefs -data-> offline_eval#weekly -> #judge; #judge -telemetry-> *metrics#quality',
    ],
    clean: [
      'end_user#u -> llm_orchestrator#api -> llm#author -data-> llm_judge#judge; #judge -control-> #author; human_annotation#experts -> offline_eval#report',
      'end_user#u -> llm_orchestrator#api -> llm#author -data-> llm_judge#judge; #judge -> metrics#quality',
      'web_client#page -> llm_orchestrator#api -> llm#author -> llm_judge#judge -> #page; golden_dataset#briefs -data-> offline_eval#weekly { metrics: [exact_match] } -> #judge; #judge -telemetry-> metrics#quality',
      'end_user#u -> llm_orchestrator#api -> llm#author { model: m1 } -data-> llm_judge#gate { model: m2 } -control-> #author; #gate -> metrics#quality; #author -data-> llm_judge#second { model: m3 } -> #quality',
    ],
  },
  *check(graph) {
    if (humanLabels(graph).length > 0 || graph.nodesOf('ab_test', 'feedback_collector').length > 0) return
    for (const judge of graph.nodesOf('llm_judge')) {
      if (testSets(graph).length > 0 && !gradesTheTests(graph, judge)) continue
      const generator = steered(graph, judge)
      const report = reportOf(graph, judge)
      if (!generator || !report || !isOnline(graph, generator) || hasSecondJudge(graph, judge)) continue
      yield {
        nodes: [generator, judge, report],
        edges: [...graph.edgesBetween(judge, generator), ...graph.edgesBetween(judge, report)],
        because: `${judge.label} decides what ${generator.label} puts out and is also what ${report.label} reports; nothing independent measures.`,
        say: { judge, generator },
      }
    }
  },
  mend(_graph, { nodes: [generator] }) {
    const sample = newNode('human_annotation', 'Independent human sample')
    return { addNodes: [sample], addEdges: [{ from: generator!.id, to: sample.ref, kind: 'data' }] }
  },
})

/** A test set is independent of the judge, unless every test is graded by it and by nothing else. */
const gradesTheTests = (graph: GraphView, judge: ViewNode): boolean =>
  suites(graph).length > 0 &&
  suites(graph).every((suite) => graph.drawn.next(suite).includes(judge) && graph.words(suite, 'metrics').length === 0)

/** The author that the judge sends back to work, by a control edge or its verdict on the way, or whose words reach people only through it. */
const steered = (graph: GraphView, judge: ViewNode): ViewNode | undefined =>
  actors(graph).find(
    (node) =>
      graph.edgesBetween(judge, node).some((edge) => edge.kind === 'control' || edge.kind === 'data' || edge.kind === 'request') ||
      (graph.drawn.next(node).includes(judge) && graph.drawn.next(judge).some((next) => graph.is(next, 'user_interface'))),
  )

const reportOf = (graph: GraphView, judge: ViewNode): ViewNode | undefined =>
  graph.drawn.next(judge).find((node) => graph.is(node, 'records_telemetry') || graph.isKind(node, 'offline_eval', 'online_eval'))

const hasSecondJudge = (graph: GraphView, judge: ViewNode): boolean =>
  graph
    .nodesOf('llm_judge')
    .some((other) => other !== judge && (modelOf(graph, other) === undefined || modelOf(graph, other) !== modelOf(graph, judge)))
