import { isIngestion, sourcesOf } from '../../facts/ingestion.ts'
import { entries } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

/** One arrow to a memory stands for writing and for reading. */
const MEMORY = /\b(memor(y|ies)|history|session)\b/i

export default defineRule({
  id: 'retrieval/index-written-but-not-read',
  title: 'An index is filled and never asked, or asked and never filled',
  severity: 'minor',
  cluster: 'board-integrity',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Either the drawing lacks an arrow or the system carries a store that nobody uses. Reviewers see it first, and it costs money every month.',
  ask: 'What reads {index}, and what writes it?',
  followUps: ['When was {index} last rebuilt?', 'Who would miss it?'],
  goodAnswer: ['Each store has a producer, a consumer and an owner', 'What nobody reads is deleted', 'The missing arrow is drawn'],
  fix: 'Draw the missing arrow to or from {index}, or take it away.',
  unless: 'It is drawn for later, run by somebody else, or the board draws no ingestion at all.',
  sources: [
    {
      title: 'Hidden Technical Debt in ML Systems (Sculley et al., NeurIPS 2015)',
      section: 'Underutilized data dependencies',
      url: 'https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems',
      verification: 'secondary',
    },
    {
      title: 'Threagile built-in risk rules',
      section: 'Unnecessary technical asset / data transfer',
      url: 'https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere'],
  examples: {
    flagged: [
      'object_storage#docs -data-> embedding_pipeline#ingest -data-> *keyword_index#terms; #ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index; #api -> llm',
      'object_storage#docs -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index; #api -> *feature_store#profile; stream_processor#clicks -data-> data_warehouse#dwh',
    ],
    clean: [
      'stream_processor#clicks -data-> feature_store#profile; end_user -> ranking_model#rank; #rank -> #profile; #rank -> vector_db#items',
      'document_parser#pdf -data-> embedding_pipeline#ingest -data-> vector_db#papers -> keyword_index#terms; end_user -> retriever#find -> #papers; #find -> llm',
      'object_storage#docs -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index; #api -> llm',
      'end_user -> llm_orchestrator#api -> vector_db#index; #api -> llm',
      'object_storage#docs -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> keyword_index#search { label: "Search" } -> #index; #search -> llm',
      'end_user -> llm_orchestrator#api; object_storage#docs -data-> embedding_pipeline#ingest -data-> vector_db#index -data-> #api; #api -> llm',
      'object_storage#docs -data-> embedding_pipeline#ingest -data-> vector_db#old { label: "Index v2 (later)" }; #ingest -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  // A missing writer is told only where the board draws the filling of others: most boards leave ingestion out on purpose.
  *check(graph) {
    const filledStores = graph.nodesThat('search_index', 'serves_features').filter((node) => isFilled(graph, node))
    // A search that asks a filled index keeps nothing itself.
    const asksAnother = graph.calls.to(filledStores)
    // How features get into their store says nothing about how passages get into theirs.
    const drawsFilling = (index: ViewNode): boolean =>
      filledStores.some((node) => graph.is(node, 'search_index') || !graph.is(index, 'search_index'))
    for (const index of graph.nodesThat('search_index', 'serves_features')) {
      if (
        graph.edgesTo(index).length + graph.edgesFrom(index).length === 0 ||
        graph.trustOf(index) !== 'trusted' ||
        MEMORY.test(index.label)
      )
        continue
      const read = isRead(graph, index)
      const filled = isFilled(graph, index)
      if (!read && filled && isPartOfAnother(graph, index)) continue
      if (!read && filled) yield { nodes: [index], because: `${index.label} is filled, and nothing on the board reads it.`, say: { index } }
      else if (read && !filled && drawsFilling(index) && !isManaged(index) && !asksAnother.has(index))
        yield {
          nodes: [index],
          because: `${index.label} is read, and nothing on the board fills it, though other stores show what does.`,
          say: { index },
        }
    }
  },
})

/** Drawn behind the store whose index it is: who reads the store reads it. */
const isPartOfAnother = (graph: GraphView, index: ViewNode): boolean =>
  graph.edgesTo(index).length > 0 && graph.edgesTo(index).every(({ from }) => graph.is(from, 'search_index') && isRead(graph, from))

const isManaged = (index: ViewNode): boolean =>
  /\b(managed|external|hosted|web|public|kendra|vertex ai search|knowledge base)\b/i.test(index.label)

/** Somebody asks it, or takes from it, and can be reached by a request or works on its own. */
function isRead(graph: GraphView, index: ViewNode): boolean {
  const readers = [
    ...graph
      .edgesTo(index)
      .filter((edge) => (edge.kind === 'request' && !edge.isWrite) || (edge.kind === 'data' && !isIngestion(graph, edge.from)))
      .map((edge) => edge.from),
    ...graph
      .edgesFrom(index)
      .filter((edge) => edge.kind !== 'telemetry' && edge.kind !== 'control')
      .map((edge) => edge.to),
  ]
  if (readers.length === 0 || entries(graph).length === 0) return readers.length > 0
  return readers.some((node) => !graph.isKind(node, 'embedding_pipeline', 'chunker', 'document_parser'))
}

const isFilled = (graph: GraphView, index: ViewNode): boolean =>
  sourcesOf(graph, index).length > 0 ||
  graph
    .edgesTo(index)
    .some(
      (edge) =>
        edge.kind === 'data' || edge.kind === 'feedback' || edge.isWrite || (edge.kind === 'request' && isIngestion(graph, edge.from)),
    ) ||
  graph.edgesFrom(index).some((edge) => edge.kind === 'request' && !edge.isResponse && graph.is(edge.to, 'source_of_truth'))
