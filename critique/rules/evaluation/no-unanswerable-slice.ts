import { answeringModels } from '../../facts/rag.ts'
import { suites, testSets } from '../../facts/quality.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_EDGE =
  /unanswer|abstain|refus|no[ _-]?answer|don'?t know|ambig|adversar|inject|out[ _-]of[ _-](scope|domain)|edge|attack|jail ?break|red[ _-]?team|negative|hard/i

export default defineRule({
  id: 'evaluation/no-unanswerable-slice',
  title: 'All test cases have an answer',
  severity: 'minor',
  cluster: 'eval-depth',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Systems look excellent on questions that can be answered. Trust is lost on the others.',
  ask: 'Which cases in {evalset} should end in "I do not know"?',
  followUps: ['How often is a refusal right?', 'How does this part of the set stay current?'],
  goodAnswer: [
    'Questions without an answer and ambiguous ones, with the behaviour expected',
    'Attacks in a set of their own',
    'Reported apart from the rest',
    'It grows with failures in production',
  ],
  fix: 'Add cases to {evalset} that must be refused or asked back.',
  unless: 'Such cases are stated or named, a red team is on the board, or nothing factual or dangerous is answered.',
  sources: [
    {
      title: 'Sufficient Context: A New Lens on RAG (Joren et al., ICLR 2025)',
      section: 'Abstention',
      url: 'https://research.google/blog/deeper-insights-into-retrieval-augmented-generation-the-role-of-sufficient-context',
      verification: 'secondary',
    },
    {
      title: 'NIST AI 600-1 Generative AI Profile',
      section: 'MS-2.6-006',
      url: 'https://doi.org/10.6028/NIST.AI.600-1',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Representative and diverse dataset',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'cohere'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#law; #api -> llm#model; *golden_dataset#cases { slices: [contract, tax] } -> offline_eval#suite -> #api',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#law; #api -> llm#model; *golden_dataset#cases -> offline_eval#suite -> #api',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#law; #api -> llm#model; golden_dataset#cases { unanswerableShare: 15 } -> offline_eval#suite -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#law; #api -> llm#model; golden_dataset#cases -> offline_eval#suite; red_team#attackers -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#poet; golden_dataset#cases -> offline_eval#suite -> #api',
    ],
  },
  *check(graph) {
    const [evalset] = testSets(graph)
    if (isProduction(graph) !== true || !evalset || answeringModels(graph).length === 0 || hasHardCases(graph)) return
    const slices = [...testSets(graph), ...suites(graph)].flatMap((node) => graph.words(node, 'slices'))
    yield {
      status: slices.length > 0 ? 'violation' : 'ask',
      nodes: [evalset],
      because:
        slices.length > 0
          ? `${evalset.label} has slices for ${slices.join(', ')}, none for questions that have no answer.`
          : `It is not said whether ${evalset.label} holds questions that have no answer.`,
      say: { evalset },
    }
  },
  mend: (graph, { nodes: [evalset] }) =>
    setProp(evalset!, 'slices', [...graph.words(evalset!, 'slices'), 'unanswerable', 'ambiguous', 'injection']),
})

const hasHardCases = (graph: GraphView): boolean =>
  graph.nodesOf('red_team').length > 0 ||
  [...testSets(graph), ...suites(graph)].some(
    (node) =>
      graph.fact(node, 'unanswerableShare') === true ||
      SAYS_EDGE.test(node.label) ||
      [...graph.words(node, 'slices'), ...graph.words(node, 'metrics')].some((name) => SAYS_EDGE.test(name)),
  )
