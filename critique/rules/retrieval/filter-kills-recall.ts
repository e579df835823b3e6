import { documentIndexes } from '../../facts/ingestion.ts'
import { retrievals } from '../../facts/rag.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** With this many candidates a filter that keeps a fair share still leaves enough. */
const WIDE = 50

export default defineRule({
  id: 'retrieval/filter-kills-recall',
  title: 'Results are filtered after the search',
  severity: 'major',
  cluster: 'tenant-isolation',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'The search keeps the best k of everything, then the filter throws most of them away. Users with few rights get a thin answer or none, and no error is seen.',
  ask: '{filter} keeps one document in fifty of what {index} returns. How many passages reach the model for k = {k}?',
  followUps: ['Can the store filter while it searches?', 'What happens when the filter leaves nothing?'],
  goodAnswer: [
    'The filter inside the query, or partitions by the selective key',
    'More candidates, with a floor and a second try',
    'The number of results per question watched as a distribution',
    'A defined answer for an empty result',
  ],
  fix: 'Move {filter} into the query of {index}, or partition the index by what it filters on.',
  unless: 'The filter is part of the query, the index is partitioned, or more than fifty candidates are fetched.',
  sources: [
    {
      title: 'OWASP LLM Top 10 2026 - LLM09:2026 Vector and Embedding Weaknesses',
      section: 'Tenant scoping inside the index query, not post-filter',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Index capabilities: filterable fields',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP2 missed the top-ranked documents',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'end_user -> llm_orchestrator#api -> *vector_db#index { k: 20 } -data-> *acl_filter#acl -data-> llm#model',
      'end_user -> llm_orchestrator#api -> retriever#search -> *vector_db#index { filterMode: post }; #api -> llm#model',
    ],
    clean: [
      'end_user -> llm_orchestrator#api -> acl_filter#acl -> vector_db#index { k: 20 }; #api -> llm#model',
      'end_user -> llm_orchestrator#api -> vector_db#index { k: 200 } -data-> acl_filter#acl -data-> llm#model',
      'end_user -> llm_orchestrator#api -> vector_db#index; #api -> acl_filter#acl; #api -> llm#model',
    ],
  },
  // A filter that hangs beside the orchestrator says nothing about order: silence.
  *check(graph) {
    for (const index of documentIndexes(graph)) {
      if (/^(pre)$/.test(graph.word(index, 'filterMode') ?? '') || /namespace|per_tenant/.test(graph.word(index, 'isolation') ?? ''))
        continue
      const filter = filterAfter(graph, index)
      if (!filter || graph.word(filter, 'filterMode') === 'pre' || (widest(graph, index) ?? 0) > WIDE) continue
      yield {
        nodes: [...new Set([index, filter])],
        because:
          filter === index
            ? `${index.label} filters after it has chosen its results.`
            : `${filter.label} stands after ${index.label}: it can only take away from what the search kept.`,
        say: { index, filter, k: widest(graph, index) ?? 'a usual number' },
      }
    }
  },
  mend(_graph, { say }) {
    const [index, filter] = [say!.index, say!.filter] as ViewNode[]
    return together(setProp(index!, 'filterMode', 'pre'), ...(filter === index ? [] : [setProp(filter!, 'filterMode', 'pre')]))
  },
})

/** A permission filter that gets its work from the index and does not stand before it. */
function filterAfter(graph: GraphView, index: ViewNode): ViewNode | undefined {
  const asking = graph.calls.previous(index).filter((node) => graph.is(node, 'retrieves'))
  if (asking.some((node) => graph.word(node, 'filterMode') === 'pre')) return undefined
  const follows = (node: ViewNode): boolean =>
    [index, ...asking].some((from) => graph.edgesBetween(from, node).some((edge) => edge.kind === 'data' || graph.is(from, 'stores_data')))
  const after = graph
    .nodesOf('acl_filter', 'tenant_isolation')
    .filter((node) => graph.word(node, 'filterMode') === 'post' || follows(node))
    .find((node) => !graph.calls.reaches(node, index))
  const says = [index, ...asking, ...graph.edgesTo(index)].some((one) => graph.word(one, 'filterMode') === 'post')
  return after ?? (says ? index : undefined)
}

const widest = (graph: GraphView, index: ViewNode): number | undefined => {
  const stated = [index, ...retrievals(graph).filter((node) => graph.calls.next(node).includes(index))].map(
    (node) => graph.number(node, 'k') ?? graph.number(node, 'candidates'),
  )
  const numbers = [...stated, ...graph.edgesTo(index).map((edge) => graph.number(edge, 'k'))].filter((k) => k !== undefined)
  return numbers.length > 0 ? Math.max(...numbers) : undefined
}
