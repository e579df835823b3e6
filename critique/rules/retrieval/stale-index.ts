import { ageInWords, freshnessNeed, periodOf } from '../../facts/freshness.ts'
import { feedersOf, pipelinesInto, sourcesOf } from '../../facts/ingestion.ts'
import { isOnline } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MOVES =
  /\b(prices?|pricing|rates|incidents?|outages?|news|inventory|stock|availability|status|live|bulletins?|sanction\w*|schedules?|timetables?)\b/i
const EVENTS = /\b(cdc|webhooks?|events?|stream\w*|incremental|real[- ]?time|push|change (feed|log)|on change|delta)\b/i
const DAY = 86_400

export default defineRule({
  id: 'retrieval/stale-index',
  title: 'The index is older than what was promised',
  severity: 'major',
  severityModifiers: ['a question where no age is promised but the source changes by the hour and the pipeline runs once a day'],
  cluster: 'freshness',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: "An answer can be faithful to yesterday's document and wrong today. No metric of the generated text notices.",
  ask: 'Something changes in {source} at 09:00. When does {index} know, and when does the last cached answer expire?',
  followUps: ['How do you notice that ingestion lags behind?', 'What does the reader see when the index is old?'],
  goodAnswer: [
    'Changes as events, with a target for the lag and an alert',
    'Cached answers expire or are invalidated by the change',
    'Answers say as of when they hold',
    'A way to push one urgent correction through at once',
  ],
  fix: 'Feed {index} from the changes of {source} as they happen, with a target for the lag.',
  unless: 'Changes arrive as events, the pipeline runs often enough, or the corpus does not change.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Freshness operations: measure source-to-index window against SLOs',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads - Test and evaluate',
      section: 'Stale data, versioning mismatches',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP1 missing content',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'requires { statements: ["A recall notice must be searchable within 2 hours"] }; *object_storage#notices -data-> *embedding_pipeline#job { label: "Nightly embedding job" } -data-> *vector_db#index; web_client -> llm_orchestrator#api -> #index',
      'requires { statements: ["Tariff notes must be findable within an hour"] }; *source_connector#wiki { label: "Tariff notes" } -data-> *embedding_pipeline#rebuild { schedule: weekly } -data-> *vector_db#index; web_client -> llm_orchestrator#api -> #index',
    ],
    asked: [
      '*relational_db#fares { label: "Fares and prices" } -data-> *embedding_pipeline#job { schedule: nightly } -data-> *vector_db#index; web_client -> llm_orchestrator#api -> #index',
    ],
    clean: [
      'requires { statements: ["A recall notice must be searchable within 2 hours"] }; object_storage#notices -data-> cdc_stream#changes -data-> embedding_pipeline#job -data-> vector_db#index; web_client -> llm_orchestrator#api -> #index; #api -{ onError: true }-> response_cache#spare { ttlMinutes: 600 }',
      'requires { statements: ["A recall notice must be searchable within 2 hours"] }; object_storage#notices -data-> embedding_pipeline#job { schedule: "every 30 minutes" } -data-> vector_db#index; web_client -> llm_orchestrator#api -> #index',
      'requires { statements: ["A recall notice must be searchable within 2 hours"] }; object_storage#notices -data-> cdc_stream#changes -data-> embedding_pipeline#job -data-> vector_db#index; web_client -> llm_orchestrator#api -> #index',
      'object_storage#standards { label: "Published standards" } -data-> embedding_pipeline#job { schedule: nightly } -data-> vector_db#index; web_client -> llm_orchestrator#api -> #index',
    ],
  },
  isAskedFor: (graph) => freshnessNeed(graph) !== undefined,
  *check(graph) {
    const need = freshnessNeed(graph, /^(?!.*\bfeatures?\b)/i)
    for (const index of graph.nodesThat('search_index')) {
      const source = sourceOf(graph, index, need?.statement)
      if (!source) continue
      const steps = [...feedersOf(graph, index)].filter((node) => node !== index && node !== source)
      const slow = slowest(graph, [source, ...pipelinesInto(graph, index), ...startersOf(graph, index)])
      const events = [index, source, ...steps].some((node) => arrivesAsEvents(graph, node))
      const lag =
        (graph.number(index, 'lagSloMinutes') ?? Math.max(0, ...steps.map((node) => graph.number(node, 'lagSloMinutes') ?? 0))) * 60
      const cache = oldestCache(graph)
      const age = (slow?.seconds ?? 0) + lag + (cache?.seconds ?? 0)
      const pipeline = slow?.node ?? pipelinesInto(graph, index)[0]
      const nodes = [
        ...new Set([
          source,
          ...(pipeline ? [pipeline] : []),
          index,
          ...(cache && need && cache.seconds > need.seconds ? [cache.node] : []),
        ]),
      ]
      const say = { source, index }
      if (need && (slow || lag > 0 || cache) && age > need.seconds) {
        const parts = [
          slow && `${slow.node.label} runs every ${ageInWords(slow.seconds)}`,
          lag > 0 && `lag of ${ageInWords(lag)}`,
          cache && `${cache.node.label} keeps answers for ${ageInWords(cache.seconds)}`,
        ]
        yield {
          nodes,
          because: `"${need.statement}", yet an answer can be ${ageInWords(age)} old: ${parts.filter(Boolean).join(', ')}.`,
          say,
        }
      } else if (need && need.seconds <= 3600 && !slow && lag === 0 && !events && pipeline) {
        yield {
          nodes,
          because: `"${need.statement}", and no change of ${source.label} is drawn to reach ${index.label} as it happens.`,
          say,
          confidence: 'medium',
        }
      } else if (!need && slow && slow.seconds >= DAY && MOVES.test(source.label) && !events) {
        yield {
          status: 'ask',
          nodes,
          because: `${source.label} can change within the hour, ${slow.node.label} runs every ${ageInWords(slow.seconds)}.`,
          say,
        }
      }
    }
  },
  mend(graph, { say }) {
    const [source, index] = [say!.source, say!.index] as ViewNode[]
    const steps = pipelinesInto(graph, index!)
    const stream = newNode('cdc_stream', 'Change events')
    const slow = [source!, ...steps, ...startersOf(graph, index!)].filter((node) => periodOf(graph, node) !== undefined)
    const need = freshnessNeed(graph)
    const caches = graph
      .nodesThat('caches_answers')
      .filter((node) => (graph.number(node, 'ttlMinutes') ?? 0) * 60 > (need?.seconds ?? Infinity) / 2)
    return {
      addNodes: [stream],
      addEdges: [
        { from: source!.id, to: stream.ref, kind: 'data' },
        { from: stream.ref, to: (steps[0] ?? index!).id, kind: 'data' },
      ],
      setProps: [
        ...slow.map((node) => ({ on: node.id, prop: 'updateMode', value: 'event' })),
        ...caches.map((node) => ({ on: node.id, prop: 'ttlMinutes', value: Math.max(1, Math.floor((need?.seconds ?? 0) / 120)) })),
        { on: index!.id, prop: 'lagSloMinutes', value: need ? need.seconds / 300 : 30 },
      ],
    }
  },
})

/** The source that the promise speaks of, else the one whose content moves, else any. */
function sourceOf(graph: GraphView, index: ViewNode, statement: string | undefined): ViewNode | undefined {
  const sources = sourcesOf(graph, index)
  const words = (statement?.toLowerCase().match(/[a-z]{5,}/g) ?? []).map((word) => word.replace(/s$/, ''))
  return (
    sources.find((node) => words.some((word) => node.label.toLowerCase().includes(word))) ??
    sources.find((node) => MOVES.test(node.label)) ??
    sources[0]
  )
}

/** What an explicit event mode says counts more than an old word on the label. */
const arrivesAsEvents = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'cdc_stream', 'message_queue', 'stream_processor') ||
  /^(event|incremental)$/.test(graph.word(node, 'updateMode') ?? '') ||
  /^(cdc|webhook)$/.test(graph.word(node, 'sync') ?? '') ||
  EVENTS.test(node.label)

const startersOf = (graph: GraphView, index: ViewNode): ViewNode[] =>
  [...new Set(pipelinesInto(graph, index).flatMap((node) => graph.edgesTo(node).map((edge) => edge.from)))].filter((node) =>
    graph.is(node, 'offline_trigger'),
  )

function slowest(graph: GraphView, nodes: readonly ViewNode[]): { node: ViewNode; seconds: number } | undefined {
  if (nodes.some((node) => graph.word(node, 'updateMode') === 'event' || graph.isKind(node, 'cdc_stream'))) return undefined
  const timed = nodes.map((node) => ({ node, seconds: periodOf(graph, node) ?? 0 })).filter(({ seconds }) => seconds > 0)
  return timed.sort((a, b) => b.seconds - a.seconds)[0]
}

/** A cache in front of the answer that keeps it longest. What is keyed by the content of a document cannot grow old. */
function oldestCache(graph: GraphView): { node: ViewNode; seconds: number } | undefined {
  const caches = graph.nodesOf('response_cache', 'semantic_cache').filter((node) => isOnline(graph, node) && !isOnlySpare(graph, node))
  const timed = caches.map((node) => ({ node, seconds: (graph.number(node, 'ttlMinutes') ?? 0) * 60 })).filter(({ seconds }) => seconds > 0)
  return timed.sort((a, b) => b.seconds - a.seconds)[0]
}

/** Asked only when something else has failed: old is better than nothing then. */
const isOnlySpare = (graph: GraphView, cache: ViewNode): boolean => {
  const asked = graph.edgesTo(cache).filter((edge) => edge.kind === 'request')
  return asked.length > 0 && asked.every((edge) => graph.fact(edge, 'onError') === true)
}
