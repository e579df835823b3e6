import { actors } from '../../facts/actions.ts'
import { calibrators, modelOf } from '../../facts/quality.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const FORM_ONLY = /\b(schema|json|format|syntax|length|language)\b/i

export default defineRule({
  id: 'evaluation/judge-same-as-generator',
  title: 'The judge is the same model as the author',
  severity: 'major',
  severityModifiers: ['minor where people label what the judge scores'],
  cluster: 'judge-quality',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A model tends to like its own writing and shares its own blind spots, so the score partly confirms itself. How much is disputed; that the score alone is no evidence is not.',
  ask: '{judge} and {generator} are the same model. What would make the score fall when the product gets worse?',
  followUps: ['How often does the judge agree with an expert?', 'How do you rule out that position and length decide?'],
  goodAnswer: [
    'Another model family, and agreement with people measured',
    'Order swapped, length controlled, a rubric that asks for evidence',
    'Checks by code wherever possible',
    'The judge has a labelled test set of its own',
  ],
  fix: 'Run {judge} on another model family and compare it with labels of experts.',
  unless: 'Judge and author are known to differ, the agreement with people is stated, or the judge only checks the form.',
  sources: [
    {
      title: 'LLM Evaluators Recognize and Favor Their Own Generations (Panickssery et al., 2024)',
      section: 'Self-preference',
      url: 'https://arxiv.org/abs/2404.13076',
      verification: 'secondary',
    },
    {
      title: 'Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena (Zheng et al., 2023)',
      section: 'Position, verbosity, self-enhancement',
      url: 'https://arxiv.org/abs/2306.05685',
      verification: 'secondary',
    },
    {
      title: 'Are LLM Evaluators Really Narcissists? (2026)',
      section: 'About half of the findings remained significant',
      url: 'https://arxiv.org/abs/2601.22548',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'anthropic'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api -> *llm#author { label: "GPT-5 answer" } -data-> *llm_judge#judge { label: "GPT-5 mini judge" }; #judge -> metrics#scores',
      'end_user#u -> llm_orchestrator#api -> *llm#author { model: "house-7b" }; offline_eval#suite -> #api; #suite -> *llm_judge#judge { model: "house-7b" }',
    ],
    clean: [
      'end_user#u -> llm_orchestrator#api -> llm#author { label: "Claude" } -data-> llm_judge#judge { label: "Gemini as judge" }',
      'end_user#u -> llm_orchestrator#api -> llm#author { model: m1 } -data-> llm_judge#judge { model: m1, agreement: 0.81 }',
      'end_user#u -> llm_orchestrator#api -> llm#author -data-> llm_judge#judge',
      'end_user#u -> llm_orchestrator#api -> llm#author { model: m1 } -data-> llm_judge#judge { model: m1, label: "JSON format check" }',
    ],
  },
  *check(graph) {
    for (const judge of graph.nodesOf('llm_judge')) {
      const model = modelOf(graph, judge)
      if (!model || graph.number(judge, 'agreement') !== undefined || FORM_ONLY.test(judge.label)) continue
      const generator = judgedBy(graph, judge).find((node) => modelOf(graph, node) === model)
      if (!generator) continue
      yield {
        severity: calibrators(graph, judge).length > 0 ? 'minor' : 'major',
        nodes: [generator, judge],
        path: graph.content.path(generator, judge),
        because: `${judge.label} scores ${generator.label}, and both are ${model}.`,
        say: { judge, generator },
      }
    }
  },
})

/** Authors whose text arrives at the judge. */
function judgedBy(graph: GraphView, judge: ViewNode): readonly ViewNode[] {
  const read = graph.content.to(judge)
  const recorded = graph.records.to(judge)
  return actors(graph).filter((node) => read.has(node) || recorded.has(node))
}
