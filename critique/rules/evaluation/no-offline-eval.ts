import { actors, changeable } from '../../facts/actions.ts'
import { evaluators, isEvalOutOfScope, productModels } from '../../facts/quality.ts'
import { isProduction, mayBeProduction, stated, surest } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Whiteboards often write it on the pipeline instead of drawing a box. */
const SAYS_EVAL =
  /\b(eval|evals|evaluat\w*|benchmark\w*|golden|test set|hold-?out|regression (suite|sets?|tests?)|back-?test\w*|red[ -]?team\w*|a\/b|quality gate|ragas|promptfoo|deep-?eval|trulens|giskard|lm-eval\w*|braintrust|openai evals)\b/i
const NONE_YET = /\b(no|without|todo|later|planned|missing|not yet)\b/i

export default defineRule({
  id: 'evaluation/no-offline-eval',
  title: 'Nothing measures the output before users see it',
  severity: 'major',
  severityModifiers: ['critical where the domain is regulated or a model changes something in the world'],
  cluster: 'eval-loop',
  suppresses: ['evaluation/no-release-gate', 'evaluation/no-production-feedback-to-eval', 'requirements/success-metric-unstated'],
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Without a fixed set of cases nobody can tell whether a change helped. Every later discussion about prompts and models is then a matter of taste.',
  ask: 'You change the prompt of {model} tomorrow. Which number tells you that it is better, before a user sees it?',
  followUps: ['What are the first fifty cases, and who says what a good answer is?', 'Which of the metrics stops a release?'],
  goodAnswer: [
    'A small set from real traffic first, which grows with every failure',
    'Metrics of the task, and a judge that is compared with people',
    'Slices for hard cases and for questions without an answer',
    'A gate before the release, and a check online',
  ],
  fix: 'Add a set of cases, an evaluation that runs {model} on them, and a gate that it controls.',
  unless: 'Anything on the board evaluates, the pipeline says that it does, or the requirements leave evaluation to somebody else.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Quality metrics, golden dataset, decision gates',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENPERF01-BP01 ground truth dataset',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/genperf01-bp01.html',
      verification: 'verified',
    },
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 4',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Building Effective Agents (Anthropic)',
      section: 'Add complexity only when it improves outcomes',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'google-deepmind', 'cohere', 'databricks'],
  isAskedFor: (graph) => stated(graph, /\b(accura\w*|correct\w*|quality|evaluat\w*|hallucinat\w*)\b/i) !== undefined,
  examples: {
    flagged: [
      'end_user#u -> web_client#ui -> app_service#api -> *llm_orchestrator#rag { label: "RAG pipeline" } -> vector_db#pg; #api -> embedding_pipeline#sync -> #pg; #sync -> object_storage#files',
      'requires { scope: production }; end_user#u -> chat_ui#ui -> llm_orchestrator#api; #api -> vector_db#index; #api -> *llm#model; #api -telemetry-> llm_tracing#traces',
      'end_user#u -> web_client#ui -> app_service#api -> retriever#find -> vector_db#index; #api -> *llm#model; #api -> session_store#turns',
      'requires { users: 4000 }; end_user#u -> app_service#checkout -> *model_serving#scores; feature_store#features -> #scores; training_pipeline#train -> #scores',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; golden_dataset#cases -> offline_eval#suite -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api -> llm#model; ci_cd#ship { label: "CI with eval suite" } -control-> #api',
      'requires { scope: internal }; end_user#u -> llm_orchestrator#api -> llm#model',
      'end_user#u -> llm_orchestrator#api -> llm#model',
      'requires { scope: production, statements: ["Evaluation is out of scope for this exercise"] }; end_user#u -> llm_orchestrator#api -> llm#model',
      'requires { users: 5000 }; end_user -> chat_ui -> llm_orchestrator#api -> llm#model; #api -> vector_db#index; source_connector -data-> #index; zone tests(label: "Evaluation: 150 questions") { app_service#run -> #api }; #api -telemetry-> llm_tracing',
      'requires { users: 5000 }; end_user -> chat_ui -> llm_orchestrator#api -> llm#model; #api -> vector_db#index; source_connector -data-> #index; #api -telemetry-> llm_tracing; note "Released only after 300 regression tests pass"',
    ],
  },
  *check(graph) {
    const [model] = productModels(graph)
    if (!mayBeProduction(graph) || !model || evaluators(graph).length > 0 || isEvalOutOfScope(graph) || saysEval(graph)) return
    const changed = isProduction(graph) === true ? actsOn(graph) : undefined
    const isRegulated = graph.requirements.scope === 'regulated'
    yield {
      nodes: surest(productModels(graph)),
      severity: isRegulated || changed ? 'critical' : 'major',
      because: `Nothing on the board evaluates ${either(productModels(graph).map(({ label }) => label))}${changed ? `, whose output changes ${changed.label}` : isRegulated ? ', in a regulated domain' : ''}.`,
      say: { model },
    }
  },
  mend(graph, { nodes: [model] }) {
    const cases = newNode('golden_dataset', 'Cases from real traffic')
    const suite = newNode('offline_eval', 'Offline evaluation')
    const gate = newNode('regression_gate', 'Release gate')
    const target = graph.calls.previous(model!).find((node) => graph.is(node, 'coordinates')) ?? model!
    const traces = graph.nodesOf('llm_tracing', 'feedback_collector', 'logging')[0]
    return {
      addNodes: [cases, suite, gate],
      addEdges: [
        ...(traces ? [{ from: traces.id, to: cases.ref, kind: 'data' }] : []),
        { from: cases.ref, to: suite.ref, kind: 'data' },
        { from: suite.ref, to: target.id, kind: 'request' },
        { from: suite.ref, to: gate.ref, kind: 'control' },
        { from: gate.ref, to: target.id, kind: 'control' },
      ],
    }
  },
})

const saysEval = (graph: GraphView): boolean =>
  [...graph.nodes, ...graph.edges].some((one) => SAYS_EVAL.test(one.label)) ||
  graph.nodes.some((node) => node.zones.some((zone) => SAYS_EVAL.test(zone.label) && !NONE_YET.test(zone.label))) ||
  graph.notes.some(({ text }) => SAYS_EVAL.test(text) && !NONE_YET.test(text)) ||
  graph.nodes.some((node) => ['promptsInCi', 'linkedEval', 'stageGates', 'holdoutDelta'].some((prop) => graph.fact(node, prop) === true))

/** A system that an agent changes: a wrong output is then a wrong act. */
const actsOn = (graph: GraphView): ViewNode | undefined => {
  const reached = graph.calls.from(actors(graph))
  return changeable(graph).find((node) => reached.has(node) && !graph.is(node, 'generates'))
}

const either = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' or ')
