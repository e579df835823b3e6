import { count } from '../../facts/numbers.ts'
import { isProduction } from '../../graph/predicates.ts'
import { awaited } from '../../facts/serving.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** 10,000 a day. */
const BUSY_MONTH = 300_000
const SMALL = /\b(small|mini|nano|haiku|flash|lite|tiny|distil\w*|7b|8b|deterministic|rules?|regex)\b/i

export default defineRule({
  id: 'cost/judge-on-every-request',
  title: 'A large model grades every single answer',
  severity: 'minor',
  cluster: 'eval-cost',
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A grade costs about as much as an answer. A few percent of the traffic show the same trend, days earlier than the bill.',
  ask: '{judge} grades all of {requests} answers a month. Which decision needs every one of them?',
  followUps: ['How small may the sample be for the alert that you need?', 'Which cases are always graded?'],
  goodAnswer: [
    'Two to five percent, spread over the kinds of request, and all risky ones',
    'Checks by code on everything, the judge on a sample',
    'It runs after the answer is out',
    'What evaluation costs is reported',
  ],
  fix: 'Let {judge} see a sample of about five percent, and all risky cases.',
  unless: 'A sample rate is stated, the grader is small or plain code, traffic is low, or a rule of law asks for a full review.',
  sources: [
    {
      title: 'Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena (Zheng et al., 2023)',
      section: 'Cost and agreement of model judges',
      url: 'https://arxiv.org/abs/2306.05685',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks', 'anthropic'],
  examples: {
    flagged: [
      'requires { scope: production, requestsPerMonth: 4000000 }; end_user -> llm_orchestrator#api -> llm#writer; #api -data-> *llm_judge#grader { sampleRate: 1 }',
    ],
    asked: [
      'requires { scope: production, requestsPerMonth: 4000000 }; end_user -> llm_orchestrator#api -> llm#writer; #api -data-> *llm_judge#grader',
    ],
    clean: [
      'requires { scope: production, requestsPerMonth: 4000000 }; end_user -> llm_orchestrator#api -> llm#writer; #api -data-> llm_judge#grader { label: "Judge, 3% sample" }',
      'requires { scope: production, requestsPerMonth: 4000 }; end_user -> llm_orchestrator#api -> llm#writer; #api -data-> llm_judge#grader',
      'requires { scope: production, requestsPerMonth: 4000000 }; end_user -> llm_orchestrator#api -> llm#writer; golden_dataset#set -data-> offline_eval#suite -> llm_judge#grader',
    ],
  },
  *check(graph) {
    const { requestsPerMonth: requests, scope, regulations } = graph.requirements
    if (
      isProduction(graph) !== true ||
      requests === undefined ||
      requests <= BUSY_MONTH ||
      scope === 'regulated' ||
      (regulations?.length ?? 0) > 0
    )
      return
    for (const judge of graph.nodesOf('llm_judge', 'online_eval')) {
      const feeds = graph
        .edgesTo(judge)
        .filter(({ from, kind }) => kind !== 'control' && (awaited(graph).has(from) || graph.is(from, 'records_telemetry')))
      if (feeds.length === 0 || isSmall(graph, judge)) continue
      const rates = [judge, ...feeds].map((of) => graph.number(of, 'sampleRate')).filter((rate) => rate !== undefined)
      if (rates.some((rate) => rate < 1) || [judge, ...feeds].some((of) => /\bsampl\w*|\d ?%/i.test(of.label))) continue
      yield {
        status: rates.length > 0 ? 'violation' : 'ask',
        nodes: [judge],
        because: `${judge.label} ${rates.length > 0 ? 'grades' : 'may grade'} all ${count(requests)} answers of a month.`,
        say: { judge, requests: count(requests) },
      }
    }
  },
  mend: (_graph, { nodes: [judge] }) => setProp(judge!, 'sampleRate', 0.05),
})

const isSmall = (graph: GraphView, judge: ViewNode): boolean => SMALL.test(graph.word(judge, 'model') ?? '') || SMALL.test(judge.label)
