import { calibrators } from '../../facts/quality.ts'
import type { ViewNode } from '../../graph/view.ts'
import { beside, newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** An agreement with people that the label gives. */
const AGREES =
  /\b(kappa|alpha|agreement|agrees|correlat\w+|spearman|pearson)\b.{0,16}\d|\d ?%? (agreement|kappa)\b|\bcalibrated (on|against|with|weekly|monthly|quarterly|by)\b/i

export default defineRule({
  id: 'evaluation/judge-uncalibrated',
  title: 'Nobody knows how often the judge is right',
  severity: 'major',
  cluster: 'judge-quality',
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A score from a model is an opinion until it has been compared with people. A small labelled sample turns it into an instrument.',
  ask: 'How often does {judge} agree with an expert, and on which cases does it not?',
  followUps: ['How many labels per slice, and how often?', 'What happens when the judge and the expert disagree?'],
  goodAnswer: [
    'Agreement with human labels on a sample, by slice',
    'The rubric is refined where they disagree',
    'The judge has a pinned version and is measured again when it changes',
    'Scores come with an interval',
  ],
  fix: 'Let experts label a sample of what {judge} scores, and track the agreement.',
  unless: 'People label or review what it scores, or its agreement with people is stated.',
  sources: [
    {
      title: 'Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena (Zheng et al., 2023)',
      section: 'Agreement with people as the bar',
      url: 'https://arxiv.org/abs/2306.05685',
      verification: 'secondary',
    },
    {
      title: 'MLflow, Building evaluation datasets',
      section: 'Labels by subject experts',
      url: 'https://mlflow.org/docs/latest/genai/datasets',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Human review for sensitive tasks',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'anthropic'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api -> llm#author; golden_dataset#cases -> offline_eval#suite -> *llm_judge#judge; #suite -> regression_gate#gate',
    ],
    clean: [
      'end_user#u -> llm_orchestrator#api -> llm#author -data-> llm_judge#judge -data-> human_review_queue#experts',
      'end_user#u -> llm_orchestrator#api -> llm#author -data-> llm_judge#judge { agreement: 0.83 }',
      'human_annotation#experts -> golden_dataset#cases -> offline_eval#suite -> llm_judge#judge',
      'end_user#u -> llm_orchestrator#api -> llm#model; #api -data-> llm_judge#judge { label: "Judge, kappa 0.78 with raters" } -> metrics#board',
    ],
  },
  *check(graph) {
    const judges = graph.nodesOf('llm_judge').filter((judge) => graph.edgesTo(judge).length + graph.edgesFrom(judge).length > 0)
    const open = judges.filter(
      (judge) =>
        graph.number(judge, 'agreement') === undefined &&
        graph.fact(judge, 'calibrationSet') !== true &&
        ![judge, ...graph.edgesFrom(judge), ...graph.edgesTo(judge)].some(({ label }) => AGREES.test(label)) &&
        calibrators(graph, judge).length === 0,
    )
    const [judge] = open
    if (!judge) return
    yield {
      nodes: open,
      because: `No human labels check ${open.map(({ label }) => label).join(', ')}, and no agreement with people is stated.`,
      say: { judge },
    }
  },
  mend(_graph, { nodes }) {
    return beside(
      newNode('human_annotation', 'Expert labels, weekly sample'),
      nodes.map((node: ViewNode) => ({ with: node, into: false, kind: 'data' })),
    )
  },
  *praise(graph) {
    for (const judge of graph.nodesOf('llm_judge')) {
      const [labels] = calibrators(graph, judge)
      if (labels) yield { nodes: [judge, labels], because: `${judge.label} is measured against ${labels.label}.` }
    }
  },
})
