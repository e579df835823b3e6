import { suites, testSets } from '../../facts/quality.ts'
import { isOnline } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const SAYS_COPY = /\b(notebook|copy|export(ed)?|dump|local|sandbox|snapshot|mock|simplified|prototype|offline (index|model|pipeline))\b/i

/** A test that names its own stand-in for a part of production. */
const OWN =
  /\b(own|separate|different|another|private|local|simplified|smaller) (copy|index|faiss|chroma|pipeline|retriever|prompts?|model|chain)\b|\b(copy|export|dump|mock) of\b/i

export default defineRule({
  id: 'evaluation/eval-path-differs-from-prod',
  title: 'The evaluation runs something else than production',
  severity: 'major',
  cluster: 'eval-integrity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A pass on another retriever, prompt or model says nothing about what users get, and nothing on the report shows it.',
  ask: '{eval} runs {copies}. Do production requests take the same retriever, prompt version and filters?',
  followUps: ['How do you freeze the index, so that two runs can be compared?', 'How do access rights and tools work in the evaluation?'],
  goodAnswer: [
    'The production path runs with recorded inputs',
    'Prompt, model and index have versions, and the tested ones ship',
    'Only effects outside are replaced by doubles',
    'A check compares the two paths',
  ],
  fix: 'Let {eval} call the production path instead of {copies}.',
  unless: 'The evaluation calls something that production uses, or says that it runs the same path; or it only scores recorded answers.',
  sources: [
    {
      title: 'The ML Test Score (Breck et al., 2017)',
      section: 'Infra 3: the full pipeline is tested',
      url: 'https://research.google/pubs/pub46555/',
      verification: 'secondary',
    },
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., 2015)',
      section: 'Pipeline jungles',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['google-deepmind', 'databricks'],
  examples: {
    flagged: [
      'end_user#u -> llm_orchestrator#api; #api -> *vector_db#live; #api -> llm#model; golden_dataset#cases -> *offline_eval#suite -> *vector_db#bench { label: "Exported index" }',
      'end_user#u -> agent#bot -> llm#model; golden_dataset#cases -> *offline_eval#suite { sameAsProd: false }; #suite -> #bot',
      'end_user#u -> llm_orchestrator#api -> *hybrid_retriever#find -> vector_db#docs; #api -> llm#model; golden_dataset#cases -data-> *offline_eval#suite { label: "Notebook with its own index" }',
    ],
    asked: [
      'end_user#u -> llm_orchestrator#api; #api -> retriever#find; #api -> *llm#model; golden_dataset#cases -> *offline_eval#suite -> *llm#tested',
    ],
    clean: [
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#live; #api -> llm#model; golden_dataset#cases -> offline_eval#suite -> #api',
      'end_user#u -> llm_orchestrator#api; #api -> vector_db#live; #api -> llm#model; offline_eval#suite { sameAsProd: true } -> llm#tested',
      'end_user#u -> llm_orchestrator#api -> llm#model; #api -telemetry-> llm_tracing#spans -> offline_eval#suite -> llm_judge#judge',
    ],
  },
  *check(graph) {
    for (const suite of suites(graph)) {
      const own = graph.calls.next(suite).length === 0 && OWN.test(suite.label) ? answering(graph) : undefined
      const same = [suite, ...testSets(graph)].map((node) => graph.fact(node, 'sameAsProd'))
      if (same.includes(true)) continue
      if (own && !same.includes(false)) {
        yield {
          nodes: [suite, own],
          because: `${suite.label} says that it runs something of its own, and ${own.label} answers people.`,
          say: { eval: suite, copies: 'what it runs' },
        }
        continue
      }
      const run = graph.calls.next(suite).filter((node) => isRun(graph, node))
      const copies = run.filter((node) => !isOnline(graph, node))
      if (same.includes(false)) {
        yield {
          nodes: [suite, ...copies, ...originals(graph, copies)],
          because: `${suite.label} is said to run another path than production.`,
          say: { eval: suite, copies: copies.length > 0 ? copies : 'its own path' },
        }
      } else if (copies.length > 0 && copies.length === run.length && originals(graph, copies).length > 0) {
        const isStated = copies.some((node) => SAYS_COPY.test(node.label)) || SAYS_COPY.test(suite.label)
        yield {
          status: isStated ? 'violation' : 'ask',
          nodes: [suite, ...copies, ...originals(graph, copies)],
          because: `${suite.label} runs ${copies.map(({ label }) => label).join(' and ')}, which no request of a user reaches.`,
          say: { eval: suite, copies },
        }
      }
    }
  },
})

/** What answers people and has a stand-in most often: the search, else the index, else the model. */
const answering = (graph: GraphView): ViewNode | undefined =>
  (['retrieves', 'search_index', 'generates'] as const)
    .map((trait) => graph.nodesThat(trait).find((node) => isOnline(graph, node) && !graph.is(node, 'evaluates')))
    .find((node) => node !== undefined)

/** What a test exercises, as opposed to what scores or reports it. */
const isRun = (graph: GraphView, node: ViewNode): boolean =>
  !graph.is(node, 'evaluates') &&
  ['generates', 'retrieves', 'search_index', 'coordinates', 'predicts', 'acts_autonomously'].some((trait) =>
    node.traits.has(trait as 'generates'),
  )

const ROLES = ['generates', 'retrieves', 'search_index', 'coordinates', 'predicts'] as const

/** What users reach in place of the copies: the model for a model, the retriever or the index for an index. */
function originals(graph: GraphView, copies: readonly ViewNode[]): readonly ViewNode[] {
  const online = graph.nodes.filter((node) => isOnline(graph, node) && !copies.includes(node) && !graph.is(node, 'evaluates'))
  const found = copies.flatMap((copy) => {
    const wanted = ROLES.filter((role) => graph.is(copy, role))
    const fetching = wanted.some((role) => role === 'retrieves' || role === 'search_index')
      ? online.find((node) => graph.is(node, 'retrieves'))
      : undefined
    return fetching ?? online.find((node) => wanted.some((role) => graph.is(node, role))) ?? []
  })
  return [...new Set(found)]
}
