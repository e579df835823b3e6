import { concerns } from '../../graph/lexicon.ts'
import { generators, isOnline, isProduction, statementsOf } from '../../graph/predicates.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const GATES = ['regression_gate', 'ab_test', 'quality_monitor', 'online_eval', 'canary_release']

export default defineRule({
  id: 'requirements/success-metric-unstated',
  title: 'Nobody said what a good answer is',
  severity: 'minor',
  cluster: 'requirements-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Without a definition of good, every later choice is taste. It is the first thing that strong candidates ask.',
  ask: 'When is an answer of {system} good enough to ship, as a number?',
  followUps: ['Who judges it?', 'Which limit would you not trade for it?'],
  goodAnswer: [
    'A measure of the task, and limits for safety and experience',
    'An outcome for people or business',
    'A threshold, also for the hard slice',
    'Somebody who owns it',
  ],
  fix: 'State one measure of success with its threshold.',
  unless: 'A measure stands in a requirement, on an evaluation or on a monitor, or it is a prototype.',
  sources: [
    {
      title: 'Azure Well-Architected for AI: application design',
      section: 'Success metrics',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'Google: Rules of Machine Learning',
      section: 'Rule 2',
      url: 'https://developers.google.com/machine-learning/guides/rules-of-ml',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected for AI: test and evaluate',
      section: 'Decision gates',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production, users: 900 }; end_user -> *llm_orchestrator#desk -> *llm#writer; golden_dataset#cases -data-> offline_eval#eval',
    ],
    clean: [
      'requires { scope: production, statements: ["Success: 70% of tickets solved without a person"] }; end_user -> llm_orchestrator#desk -> llm#writer',
      'requires { scope: production }; end_user -> llm_orchestrator#desk -> llm#writer; golden_dataset#cases -data-> offline_eval#eval { metrics: [correctness] }',
      'requires { scope: production }; end_user -> llm_orchestrator#desk -> llm#writer; offline_eval#eval -control-> regression_gate#gate',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || concerns(graph).has('quality_target')) return
    if (statementsOf(graph).some((text) => /\b(success|kpi|metric|target|goal|acceptance criteri)\b/i.test(text))) return
    const measures = graph.nodes.some(
      (node) => graph.isKind(node, ...GATES) || graph.words(node, 'metrics').length > 0 || graph.fact(node, 'qualityFloor') === true,
    )
    const models = generators(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'evaluates'))
    // Without any evaluation the larger finding says it already.
    if (measures || models.length === 0 || !graph.nodes.some((node) => graph.is(node, 'evaluates'))) return
    const callers = graph.nodes.filter(
      (node) => graph.is(node, 'coordinates') && graph.calls.next(node).some((next) => models.includes(next)),
    )
    const [system] = callers.length > 0 ? callers : models
    yield {
      nodes: [...callers, ...models],
      because: `${graph.nodesThat('evaluates')[0]!.label} measures, but no number says when ${system!.label} is good enough.`,
      say: { system: system! },
    }
  },
  mend: (graph) =>
    setProp('board', 'statements', [
      ...(graph.requirements.statements ?? []),
      'Success: 80% of requests resolved, groundedness at least 0.9',
    ]),
})
