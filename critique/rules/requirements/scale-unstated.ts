import { concerns } from '../../graph/lexicon.ts'
import { generators, isOnline, isProduction, mayBeProduction } from '../../graph/predicates.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const SIZES = [
  'maxQps',
  'peakConcurrency',
  'population',
  'dau',
  'documents',
  'vectors',
  'itemsPerDay',
  'requestsPerUserPerDay',
  'concurrentCalls',
  'messagesPerDay',
  'turnsPerSession',
]

export default defineRule({
  id: 'requirements/scale-unstated',
  title: 'No number says how large it is',
  severity: 'minor',
  cluster: 'requirements-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Model, store and cache are chosen by size. Who states assumptions can be checked, and leads.',
  ask: 'How many people, requests and documents does {system} see, and how fast does that grow?',
  followUps: ['Which decision turns at ten times as many?', 'How far is the peak above the mean?'],
  goodAnswer: [
    'Assumptions with where they come from',
    'Peak and growth',
    'Size of the corpus and how often it changes',
    'How unevenly tenants share it',
  ],
  fix: 'State requests at peak, people, and documents, even as a guess.',
  unless: 'Any number of people, requests or documents stands on the board, or it is a small internal tool.',
  sources: [
    {
      title: 'Google SRE Book, ch. 18: Software Engineering in SRE',
      section: 'Capacity planning starts from demand',
      url: 'https://sre.google/sre-book/software-engineering-in-sre/',
      verification: 'judgement',
    },
  ],
  companyEmphasis: ['databricks', 'openai'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user -> web_client -> *llm_orchestrator#desk; #desk -> *vector_db#index; #desk -> *llm#writer',
    ],
    asked: ['end_user -> web_client -> *llm_orchestrator#desk; #desk -> retriever#find -> vector_db#index; #desk -> llm#writer'],
    clean: [
      'requires { scope: production, users: 400 }; end_user -> llm_orchestrator#desk; #desk -> vector_db#index; #desk -> llm#writer',
      'requires { scope: production, statements: ["80k tickets a month"] }; end_user -> llm_orchestrator#desk; #desk -> vector_db#index; #desk -> llm#writer',
      'requires { scope: production }; end_user -> llm_orchestrator#desk; #desk -> vector_db#index { vectors: 2000000 }; #desk -> llm#writer',
      'end_user -> llm_orchestrator#desk; #desk -> vector_db#index; #desk -> llm#writer',
    ],
  },
  *check(graph) {
    if (!mayBeProduction(graph) || concerns(graph).has('scale')) return
    const isCertain = isProduction(graph) === true
    if (graph.nodes.some((node) => SIZES.some((size) => graph.number(node, size) !== undefined))) return
    const models = generators(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'evaluates'))
    const indexes = graph.nodesThat('search_index')
    const callers = graph.nodes.filter(
      (node) => graph.is(node, 'coordinates') && graph.calls.next(node).some((next) => models.includes(next)),
    )
    const [system] = callers.length > 0 ? callers : models
    if (!system || models.length === 0) return
    yield {
      ...(isCertain ? {} : { status: 'ask' as const }),
      nodes: isCertain ? [...callers, ...models, ...indexes] : [system],
      because: `Nothing says ${isCertain ? '' : 'who uses it, nor '}how many people, requests or documents ${system.label} has to serve.`,
      say: { system },
    }
  },
  mend: () => setProp('board', 'peakQps', 5),
})
