import { documentIndexes, sourcesOf } from '../../facts/ingestion.ts'
import { isOnline } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/index-not-rebuildable',
  title: 'The index is the only copy',
  severity: 'major',
  cluster: 'index-lifecycle',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'An index is a derived copy. Where only online writes or uploads fill it, losing it loses the data, and a new embedding model, which needs a full rebuild, can never be adopted.',
  ask: '{index} is corrupted. From what do you build it again, and how long does that take?',
  followUps: ['Can the new index stand beside the old one until it is checked?', 'What do users get during the rebuild?'],
  goodAnswer: [
    'Originals are kept outside the index, and ingestion can be run again',
    'The rebuild was rehearsed and timed',
    'Side by side, then an alias switches over',
    'Permissions and metadata come back too, not only vectors',
  ],
  fix: 'Keep the originals in a store of their own, and fill {index} from there by a pipeline that can be run again.',
  unless:
    'A system of record, a store or a connector feeds the index, it has a backup, it lives for one session only, or the board does not show how it is filled.',
  sources: [
    {
      title: 'Azure Architecture Center: Baseline chat architecture',
      section: 'Keep a separate source of truth',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads: Grounding data design',
      section: 'Index maintenance',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'end_user -> *llm_orchestrator#notes; #notes -> embedding_model#embed; #notes -data-> *vector_db#index; #notes -> #index; #notes -> llm#model',
      'end_user -> *app_service#upload -data-> *embedding_pipeline#chunks -data-> *keyword_index#search; #upload -> #search; #upload -> llm#model',
    ],
    clean: [
      'end_user -> app_service#upload -data-> object_storage#originals -data-> embedding_pipeline#chunks -data-> vector_db#index; #upload -> #index; #upload -> llm#model',
      'end_user -> llm_orchestrator#api -> vector_db#index; #api -> llm#model',
      'end_user -> llm_orchestrator#notes; #notes -data-> vector_db#index { label: "Per-session scratch index" }; #notes -> #index; #notes -> llm#model',
      'end_user -> app_service#api; #api -> relational_db#articles; #api -data-> vector_db#index; #api -> #index; #api -> llm#model',
    ],
  },
  *check(graph) {
    for (const index of documentIndexes(graph)) {
      // How a board without any ingestion fills its index is unknown, and no accusation.
      if (!isOnline(graph, index) || isSafe(graph, index)) continue
      const feed = onlineFeed(graph, index)
      if (feed.length === 0) continue
      yield {
        nodes: [...feed, index],
        edges: graph.edges.filter((edge) => [...feed, index].includes(edge.to) && feed.includes(edge.from)),
        because: `Only ${feed[0]!.label} fills ${index.label}, and no store keeps what it was made from.`,
        say: { index },
      }
    }
  },
  mend(graph, { nodes }) {
    const index = nodes.at(-1)!
    const writer = nodes.find((node) => graph.edgesBetween(node, index).length > 0)!
    const edge = graph.edgesBetween(writer, index).find(({ kind, isWrite }) => kind === 'data' || isWrite)!
    const keep = { ref: 'new:object_storage', kind: 'object_storage', label: 'Originals' }
    const fill = { ref: 'new:embedding_pipeline', kind: 'embedding_pipeline', label: 'Index build' }
    return {
      addNodes: [keep, fill],
      addEdges: [
        { from: writer.id, to: keep.ref, kind: 'data' },
        { from: keep.ref, to: fill.ref, kind: 'data' },
        { from: fill.ref, to: index.id, kind: 'data' },
      ],
      removeEdges: [edge.id],
    }
  },
  *praise(graph) {
    for (const index of graph.nodesOf('vector_db', 'keyword_index')) {
      const source = sourcesOf(graph, index)[0]
      if (source && isOnline(graph, index))
        yield { nodes: [source, index], because: `${index.label} can be built again from ${source.label}.` }
    }
  },
})

const EPHEMERAL = /\b(session|ephemeral|temp(orary)?|scratch|in[ -]memory|per[ -](chat|request|conversation)|cache)\b/i

const isSafe = (graph: GraphView, index: ViewNode): boolean =>
  graph.fact(index, 'backup') === true ||
  graph.number(index, 'rebuildTimeHours') !== undefined ||
  EPHEMERAL.test(index.label) ||
  graph.is(index, 'keeps_memory') ||
  sourcesOf(graph, index).some((source) => !graph.isKind(source, 'user_upload') || keepsUploads(graph, source))

/** Uploads that pass through straight into an index are gone with it. */
const keepsUploads = (graph: GraphView, upload: ViewNode): boolean =>
  graph.content.from(upload).filter((node) => node !== upload && graph.is(node, 'source_of_truth')).length > 0

/** Online services, and pipelines that they feed, that write the index. Empty where nothing draws how it is filled, or where a writer also has a record to read from. */
function onlineFeed(graph: GraphView, index: ViewNode): ViewNode[] {
  const writers = graph
    .edgesTo(index)
    .filter((edge) => edge.kind === 'data' || edge.isWrite)
    .map((edge) => edge.from)
  const feed = new Set(writers)
  for (const node of feed) {
    if (isOnline(graph, node) && !graph.is(node, 'offline_processing') && !graph.is(node, 'async_boundary')) continue
    for (const edge of graph.edgesTo(node)) if (edge.kind === 'data' || edge.kind === 'request') feed.add(edge.from)
  }
  const all = [...feed].filter((node) => node !== index)
  const hasRecord = all.some((node) =>
    [...graph.calls.next(node), ...graph.calls.previous(node)].some(
      (near) =>
        near !== index && (graph.is(near, 'source_of_truth') || graph.is(near, 'private_data') || graph.isKind(near, 'data_warehouse')),
    ),
  )
  const isDrawn = all.some(
    (node) => isOnline(graph, node) && (graph.is(node, 'coordinates') || graph.is(node, 'generates') || graph.is(node, 'request_entry')),
  )
  return hasRecord || !isDrawn ? [] : all.filter((node) => !graph.is(node, 'request_entry') && !graph.isKind(node, 'embedding_model'))
}
