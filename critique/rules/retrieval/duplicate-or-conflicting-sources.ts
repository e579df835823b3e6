import { feedersOf, sourcesOf } from '../../facts/ingestion.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

const VERSIONED = /\b(v\d|old|new|legacy|archive[ds]?|previous|draft|copy|mirror|20[0-3]\d)\b/i
const ORDERS =
  /\b(dedup\w*|de-dup\w*|effective|version(s|ed|ing)?|canonical|precedence|priority|authoritative|latest|merge|supersed\w*|conflict\w*|entity resolution)\b/i
const COMMON = new Set([
  'connector',
  'source',
  'sources',
  'docs',
  'documents',
  'data',
  'store',
  'internal',
  'system',
  'files',
  'database',
  'content',
  'service',
])

export default defineRule({
  id: 'retrieval/duplicate-or-conflicting-sources',
  title: 'Several sources may say different things, and nothing decides',
  severity: 'minor',
  cluster: 'ingestion-quality',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'Two versions of a fact reach the model together, and it blends them into a third. Which one holds must be data that a query can filter on.',
  ask: 'A passage from {a} and one from {b} both match and disagree. Which one wins, and where is that written?',
  followUps: ['How does an outdated document leave {index}?', 'Does the model see since when a passage holds?'],
  goodAnswer: [
    'Status and effective date as metadata, with a filter on what is in force',
    'Near duplicates removed on the way in',
    'An order of precedence among sources',
    'Conflicting pairs in the evaluation set',
  ],
  fix: 'Put a step before {index} that removes duplicates and records version, status and effective date.',
  unless: 'One source is authoritative, duplicates are removed, or passages carry effective dates.',
  sources: [
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM08 Vector and Embedding Weaknesses',
      section: 'Federation knowledge conflict; mitigation 3',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM08_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Data deletion and maintenance',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [],
    asked: [
      '*object_storage#a { label: "Travel policy 2024" } -data-> embedding_pipeline#ingest -data-> *vector_db#index; *object_storage#b { label: "Travel policy archive" } -data-> #ingest; end_user -> llm_orchestrator#api -> #index',
    ],
    clean: [
      'object_storage#a { label: "Travel policy 2024" } -data-> embedding_pipeline#ingest { dedupe: true } -data-> vector_db#index; object_storage#b { label: "Travel policy archive" } -data-> #ingest; end_user -> llm_orchestrator#api -> #index',
      'object_storage#a { label: "Travel policy" } -data-> embedding_pipeline#ingest -data-> vector_db#index; ticketing_system#b { label: "Tickets" } -data-> #ingest; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  // Two different systems are no conflict yet: versions in the labels, or the same subject twice, are what makes one likely.
  *check(graph) {
    for (const index of graph.nodesThat('search_index')) {
      const sources = sourcesOf(graph, index).filter((node) =>
        graph.content.previous(node).every((before) => !feedersOf(graph, index).has(before) || !graph.is(before, 'stores_data')),
      )
      if (sources.length < 2 || [...feedersOf(graph, index)].some((node) => decides(graph, node))) continue
      const pair = rivals(sources)
      if (!pair) continue
      const [a, b] = pair
      yield {
        status: 'ask',
        nodes: [a, b, index],
        because: `${a.label} and ${b.label} both fill ${index.label}, and nothing says which of them holds.`,
        say: { a, b, index },
      }
    }
  },
  mend(graph, { say }) {
    const index = say!.index as ViewNode
    const filling = graph.edgesTo(index).filter((edge) => edge.kind === 'data')
    return filling.length > 0 ? standOnAll(filling, newNode('deduplicator', 'Duplicates out, effective date in')) : {}
  },
})

const decides = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'deduplicator', 'data_validator') ||
  graph.fact(node, 'dedupe') === true ||
  graph.fact(node, 'effectiveDates') === true ||
  (!graph.is(node, 'source_of_truth') && ORDERS.test(node.label))

/** Two sources on the same subject: they share a telling word, and one of them is a version of it, or both have the same name. */
function rivals(sources: readonly ViewNode[]): [ViewNode, ViewNode] | undefined {
  for (const [i, a] of sources.entries()) {
    for (const b of sources.slice(i + 1, i + 20)) {
      const shared = wordsOf(a).filter((word) => wordsOf(b).includes(word))
      if (shared.length > 0 && (VERSIONED.test(a.label) || VERSIONED.test(b.label))) return [a, b]
    }
  }
  const versions = sources.filter((node) => VERSIONED.test(node.label) && !/\bnew(s|sletter)\b/i.test(node.label))
  return versions.length > 1 ? [versions[0]!, versions[1]!] : undefined
}

const wordsOf = (node: ViewNode): string[] => (node.label.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => !COMMON.has(word))
