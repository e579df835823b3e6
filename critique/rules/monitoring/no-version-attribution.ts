import { actors } from '../../facts/actions.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SAYS_VERSION = /\b(version\w*|prompt (id|hash|registry)|git|release|commit|sha)\b/i

export default defineRule({
  id: 'monitoring/no-version-attribution',
  title: 'An answer cannot be traced back to its versions',
  severity: 'minor',
  cluster: 'observability-gap',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A prompt, a model and an index change independently. Without their versions on the span nobody can explain a drop, or go back to the right thing.',
  ask: 'Which version of prompt, model and index produced the answer that {trace} shows?',
  followUps: ['How do you find all answers that a bad prompt made?', 'Is the version of the index on the span?'],
  goodAnswer: [
    'Prompt, model and index version on each span',
    'Versions that never change once published',
    'Quality by version',
    'Going back means choosing a version',
  ],
  fix: 'Record the versions of prompt, model and index in {trace}.',
  unless: 'A registry of prompts or models is on the board, or the traces record versions.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads, Application design',
      section: 'Correlate telemetry with prompt versions',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., 2015)',
      section: 'Changing anything changes everything',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['databricks', 'google-deepmind'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; #api -telemetry-> *llm_tracing#spans { recordsVersions: none }',
    ],
    asked: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; #api -telemetry-> *llm_tracing#spans',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; #api -telemetry-> llm_tracing#spans; prompt_registry#prompts -> #api',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> vector_db#index; #api -> llm#model; #api -telemetry-> llm_tracing#spans { recordsVersions: [prompt, model] }',
      'requires { scope: production }; end_user#u -> app_service#api -> llm#model; #api -telemetry-> llm_tracing#spans',
    ],
  },
  *check(graph) {
    const [trace] = graph.nodesOf('llm_tracing')
    if (isProduction(graph) !== true || !trace || graph.nodesOf('prompt_registry', 'model_registry').length > 0 || !hasMovingParts(graph))
      return
    const known = graph.nodesOf('llm_tracing').map((node) => graph.fact(node, 'recordsVersions'))
    if (known.includes(true) || graph.nodes.some((node) => SAYS_VERSION.test(node.label))) return
    yield {
      status: known.includes(false) ? 'violation' : 'ask',
      nodes: [trace],
      because: `${trace.label} ${known.includes(false) ? 'does not record' : 'is not said to record'} versions, and no registry of prompts or models is drawn.`,
      say: { trace },
    }
  },
  mend: (_graph, { nodes: [trace] }) => setProp(trace!, 'recordsVersions', ['prompt', 'model', 'index']),
})

/** One fixed prompt before one model has little to attribute; an index, a stated version or several models do. */
const hasMovingParts = (graph: GraphView): boolean => {
  const online = actors(graph).filter((node) => isOnline(graph, node))
  return (
    online.length > 0 && (graph.nodesThat('search_index').length > 0 || online.some((node) => graph.prop(node, 'version') !== undefined))
  )
}
