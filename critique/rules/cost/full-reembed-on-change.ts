import { documentIndexes, pipelinesInto, sourcesOf } from '../../facts/ingestion.ts'
import { count } from '../../facts/numbers.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Documents from which embedding everything again is felt. */
const LARGE = 100_000
const OFTEN =
  /\b(hourly|daily|nightly|weekly|every (hour|day|night|week)|on (every|each|any) (change|update|commit)|cron|\d+\s?(min|h|hours?|minutes?|days?))\b/i
const WHOLE =
  /\b(full|complete|entire|whole)\b.{0,20}\b(re-?(build|index|embed)\w*|corpus|load|refresh)|\bre-?embeds? (all|everything|the (whole|corpus))/i

export default defineRule({
  id: 'cost/full-reembed-on-change',
  title: 'One changed page embeds the whole corpus again',
  severity: 'minor',
  cluster: 'prompt-efficiency',
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Nearly all of it has not changed. It is paid for again each time, and fresh pages wait in line behind the old ones.',
  ask: 'One document of {documents} changed. How much does {pipeline} embed, and what does that cost?',
  followUps: ['How does a deleted document leave the index?', 'When is a full rebuild the right thing?'],
  goodAnswer: [
    'Only chunks whose hash changed, with markers for what was deleted',
    'Larger changes in a nightly batch',
    'A full rebuild only for a new model or a new chunking',
    'The cost of embedding is reported',
  ],
  fix: 'Let {pipeline} embed only what has changed, by a hash per chunk.',
  unless: 'It works incrementally or from events, the corpus is small, or it is rebuilt less than once a month.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads: Grounding data design',
      section: 'Index updates',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'object_storage#manuals { documents: 800000 } -data-> *embedding_pipeline#rebuild { label: "Nightly full re-embed" } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
    asked: [
      'object_storage#manuals -data-> *embedding_pipeline#rebuild { updateMode: full_rebuild, schedule: weekly } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
    clean: [
      'object_storage#manuals { documents: 800000 } -data-> embedding_pipeline#upsert { label: "Nightly, changed files only", updateMode: incremental } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
      'object_storage#manuals { documents: 900 } -data-> embedding_pipeline#rebuild { updateMode: full_rebuild, schedule: nightly } -data-> vector_db#index; end_user -> llm_orchestrator#api -> #index',
    ],
  },
  *check(graph) {
    const seen = new Set<ViewNode>()
    for (const index of documentIndexes(graph)) {
      for (const pipeline of pipelinesInto(graph, index)) {
        if (seen.has(pipeline) || !rebuildsAll(graph, pipeline) || !isOften(graph, pipeline)) continue
        seen.add(pipeline)
        const documents = sizeOf(graph, [pipeline, index, ...sourcesOf(graph, index)])
        if (documents !== undefined && documents <= LARGE) continue
        yield {
          status: documents === undefined ? 'ask' : 'violation',
          nodes: [pipeline],
          because: `${pipeline.label} embeds ${documents === undefined ? 'everything' : `all ${count(documents)} documents`} again each time.`,
          say: { pipeline, documents: documents === undefined ? 'the corpus' : count(documents) },
        }
      }
    }
  },
  mend: (_graph, { nodes: [pipeline] }) => setProp(pipeline!, 'updateMode', 'incremental'),
})

function rebuildsAll(graph: GraphView, node: ViewNode): boolean {
  const mode = graph.word(node, 'updateMode')
  return mode === undefined ? WHOLE.test(node.label) : mode === 'full_rebuild'
}

const isOften = (graph: GraphView, node: ViewNode): boolean => {
  const schedule = `${node.label} ${String(graph.prop(node, 'schedule') ?? '')} ${graph.calls
    .previous(node)
    .filter((by) => graph.is(by, 'offline_trigger'))
    .map((by) => by.label)
    .join(' ')}`
  return OFTEN.test(schedule) && !/\b(3\d|[4-9]\d) days\b/i.test(schedule)
}

function sizeOf(graph: GraphView, nodes: readonly ViewNode[]): number | undefined {
  const sizes = nodes
    .flatMap((node) => ['documents', 'vectors'].map((prop) => graph.number(node, prop)))
    .filter((size) => size !== undefined)
  return sizes.length > 0 ? Math.max(...sizes) : undefined
}
