import { carriesDeletions } from '../../facts/deletion.ts'
import { isIngestion, pipelinesInto, sourcesOf } from '../../facts/ingestion.ts'
import { isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const LARGE = 100_000
const PLANS = /\b(blue[- /]?green|alias|side[- ]by[- ]side|shadow index|back-?fill|re-?index|re-?embed|rebuild|versioned|index v\d)\b/i

export default defineRule({
  id: 'retrieval/embedding-upgrade-has-no-reindex',
  title: 'No way to rebuild the index for a new embedding model',
  severity: 'major',
  cluster: 'index-lifecycle',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'A better model or another passage size means computing every vector again. In place it mixes two spaces; without the originals it is impossible.',
  ask: 'Next quarter there is a better embedding model. Walk me through the switch of {index} while people use it.',
  followUps: [
    'How long does embedding everything again take, and what does it cost?',
    'How do you compare old and new retrieval before you switch?',
  ],
  goodAnswer: [
    'A second index beside the first, then an alias switched',
    'A backfill from the originals in batches',
    'Recall compared on fixed questions before the switch',
    'A way back that is one pointer',
  ],
  fix: 'Keep the originals, fill a second version of {index} from them, and switch by alias.',
  unless: 'A pipeline from the originals can fill the index anew, or index and pipeline carry a version and a strategy.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads - Grounding data design',
      section: 'Side-by-side vs in-place deployment',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/grounding-data-design',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads - Operations',
      section: 'Side-by-side index with alias updates',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['cohere', 'databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user -> *app_service#notes -data-> *vector_db#index { reindexStrategy: in_place }; #notes -> *embedding_model#embed; #notes -> llm#model',
    ],
    asked: [
      'requires { scope: production }; end_user -> *app_service#notes -{ label: "upsert" }-> *vector_db#index; #notes -> *embedding_model#embed; #notes -> llm#model',
    ],
    clean: [
      'requires { scope: production }; object_storage#docs -data-> embedding_pipeline#job -data-> vector_db#index; end_user -> app_service#api -> #index; #api -> embedding_model#embed; #api -> llm#model',
      'requires { scope: production }; end_user -> app_service#notes -{ label: "upsert" }-> vector_db#index { reindexStrategy: blue_green_alias }; #notes -> embedding_model#embed',
      'end_user -> app_service#notes -{ label: "upsert" }-> vector_db#index; #notes -> embedding_model#embed',
    ],
  },
  // An ingestion path from stored originals is a rebuild path, whether or not somebody wrote "backfill" on it.
  *check(graph) {
    for (const index of graph.nodesOf('vector_db')) {
      const large = (graph.number(index, 'documents') ?? graph.number(index, 'vectors') ?? 0) > LARGE
      if (!large && isProduction(graph) !== true) continue
      const steps = [index, ...pipelinesInto(graph, index)]
      if (steps.some((node) => hasPlan(graph, node))) continue
      const strategy = graph.word(index, 'reindexStrategy')
      const writers = graph
        .edgesTo(index)
        .filter((edge) => edge.kind === 'data' || edge.isWrite)
        .map((edge) => edge.from)
        .filter((node) => !graph.is(node, 'runs_model'))
      const originals = sourcesOf(graph, index).filter((node) => graph.is(node, 'stores_data'))
      if (
        strategy === undefined &&
        (originals.length > 0 || writers.length === 0 || writers.some((node) => isIngestion(graph, node) || keepsOriginals(graph, node)))
      )
        continue
      const embedders = graph
        .nodesOf('embedding_model')
        .filter(
          (node) => writers.some((writer) => graph.calls.next(writer).includes(node)) || (isOnline(graph, node) && writers.length === 0),
        )
      yield {
        status: strategy === undefined ? 'ask' : 'violation',
        nodes: [...new Set([index, ...writers, ...embedders])],
        because:
          strategy === undefined
            ? `${index.label} is written by ${writers.map(({ label }) => label).join(', ')} as requests come in, and no originals are drawn from which it could be filled again.`
            : `${index.label} has "${strategy}" as its way to take up a new embedding model.`,
        say: { index },
      }
    }
  },
  mend: (_graph, { say }) => setProp(say!.index as ViewNode, 'reindexStrategy', 'blue_green_alias'),
})

/** A writer that also stores the text elsewhere leaves something to start from. */
const keepsOriginals = (graph: GraphView, writer: ViewNode): boolean =>
  graph.calls
    .next(writer)
    .some(
      (node) =>
        graph.is(node, 'stores_data') &&
        !graph.is(node, 'search_index') &&
        !graph.is(node, 'caches_answers') &&
        !graph.isKind(node, 'session_store'),
    )

const hasPlan = (graph: GraphView, node: ViewNode): boolean =>
  graph.word(node, 'reindexStrategy') === 'blue_green_alias' ||
  graph.prop(node, 'embeddingVersion') !== undefined ||
  graph.number(node, 'rebuildTimeHours') !== undefined ||
  (carriesDeletions(graph, node) === true && graph.word(node, 'deletionHandling') === 'rebuild') ||
  graph.word(node, 'updateMode') === 'full_rebuild' ||
  PLANS.test(node.label)
