import { isApproved, steerableModels, ungated } from '../../facts/taint.ts'
import { filtersQuery } from '../../facts/identity.ts'
import { isGate, isIsolator, isOnline, isUntrusted, untrustedSources, writes, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, setProp, standOn, together } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

const OWN_PAGES =
  /\b(intranet|internal|our (own )?(site|docs|web ?site)|company (site|web ?site|wiki)|docs? site|help cent(er|re)|allow-?list\w*|approved|curated)\b/i

export default defineRule({
  id: 'security/ingestion-from-untrusted-writers',
  title: 'Outsiders can write into the index that answers rest on',
  severity: 'major',
  severityModifiers: ['critical when answers from it set off actions'],
  cluster: 'poisoning',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A handful of crafted pages can come first for one question, and then they are told as truth, next to the trusted ones, until somebody finds them.',
  ask: 'I put a page into {writer} that says the refund window is a year. Who sees that as a fact from {index}, and how do you find it later?',
  followUps: ['Do trusted and outside texts share one index?', 'How do you take back one poisoned batch?'],
  goodAnswer: [
    'Origin and trust stand on each passage; outside texts have an index of their own',
    'Hidden text is stripped and content checked before it is indexed',
    'Answers name their source, so that people can judge',
    'A batch can be taken back, and odd ones are noticed',
  ],
  fix: 'Check what comes from {writer} before it is indexed, and keep it apart from trusted text in {index}.',
  unless:
    'A check or a person stands on the way in, outside texts lie in an index of their own or are marked, writers are staff, or everybody only writes into their own part.',
  sources: [
    {
      title: 'OWASP LLM04:2025 Data and Model Poisoning',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM04_DataModelPoisoning.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM08:2025 Vector and Embedding Weaknesses',
      section: 'Risk 4; mitigation 2',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM08_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'MITRE ATLAS v5.6',
      section: 'AML.T0070 RAG Poisoning',
      url: 'https://github.com/mitre-atlas/atlas-data',
      verification: 'verified',
    },
    { title: 'PoisonedRAG (Zou et al., 2024)', url: 'https://arxiv.org/abs/2402.07867', verification: 'recalled' },
  ],
  companyEmphasis: ['anthropic', 'cohere'],
  examples: {
    flagged: [
      'source_connector#handbook { writers: staff } -data-> *vector_db#index; *ticketing_system#tickets -data-> *embedding_pipeline#ingest -data-> #index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'requires { users: 5000 }; *user_upload#files -data-> *embedding_pipeline#ingest -data-> *vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'object_storage#policies -data-> *embedding_pipeline#ingest; *user_upload#forum -data-> #ingest -data-> *vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
    ],
    clean: [
      'source_connector#handbook { writers: staff } -data-> vector_db#index; ticketing_system#tickets -data-> data_validator#check -data-> #index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'crawler#web -data-> vector_db#pages; end_user -> llm_orchestrator#desk -> #pages; #desk -> llm',
      'source_connector#handbook -data-> vector_db#index { trustTier: separated }; user_upload#forum -data-> #index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'requires { users: 5000 }; user_upload#files -data-> embedding_pipeline#ingest -data-> vector_db#index { label: "Namespace per user" }; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'user_upload#files -data-> embedding_pipeline#ingest -data-> vector_db#index; end_user -> llm_orchestrator#desk -> #index; #desk -> llm',
      'object_storage#shared -data-> vector_db#mine { isolation: namespace }; user_upload#own -data-> #mine; end_user -> llm_orchestrator#desk -> #mine; #desk -> llm',
    ],
  },
  *check(graph) {
    const outsiders = untrustedSources(graph).filter((node) => !OWN_PAGES.test(node.label) && graph.fact(node, 'allowlist') !== true)
    if (outsiders.length === 0) return
    const way = ingestion(graph)
    const fed = graph.content.from(outsiders, way)
    const trusted = graph.content.from(
      graph.nodesThat('source_of_truth').filter((node) => !isUntrusted(graph, node) && graph.trustOf(node) !== 'internet'),
      way,
    )
    const pooled = graph.content.from(
      outsiders.filter((node) => graph.isKind(node, 'user_upload')),
      way,
    )
    const indexes = graph
      .nodesThat('search_index')
      .filter(
        (index) =>
          fed.has(index) &&
          (trusted.has(index) || (pooled.has(index) && isShared(graph, index))) &&
          isOnline(graph, index) &&
          graph.prop(index, 'trustTier') === undefined,
      )
    yield* apart(indexes, (index) => witness(graph, outsiders, index, way, trusted.has(index)))
  },
  mend(_graph, { say, path }) {
    return together(
      standOn(path!.edges[0]!, newNode('data_validator', 'Check on the way in: hidden text, origin, trust')),
      setProp(say!.index as ViewNode, 'trustTier', 'separated'),
    )
  },
})

const OWN_SHELF = /\b(per[- ](user|session|account|customer|tenant|chat)|sessions?|personal|own|namespaces?|my)\b/i

/** Many people put files into it and ask it, and nothing says that everybody finds only their own. */
const isShared = (graph: GraphView, index: ViewNode): boolean =>
  isProduction(graph) === true &&
  graph.word(index, 'scope') === undefined &&
  ![index, ...graph.edgesTo(index), ...graph.calls.previous(index)].some((one) => OWN_SHELF.test(one.label))

/** Somebody or something has said yes to what passes this arrow. */
const LET_IN = /\b(accepted|approved|reviewed|moderated|screened|vetted|curated|allow-?list(ed)?)\b/i

/** From a source into an index: through what works in the background, never through people or an agent that only reads the index. */
const ingestion = (graph: GraphView) => ({
  avoiding: graph.once('ends of ingestion', () => graph.nodes.filter((node) => isEndOfIngestion(graph, node))),
  avoidingEdges: (edge: ViewEdge) =>
    (edge.kind === 'request' && graph.is(edge.to, 'search_index') && !edge.isWrite) || LET_IN.test(edge.label),
})

const isEndOfIngestion = (graph: GraphView, node: ViewNode): boolean =>
  isGate(node) ||
  isIsolator(graph, node) ||
  graph.is(node, 'human') ||
  graph.is(node, 'acts_autonomously') ||
  graph.isKind(node, 'content_moderator') ||
  isApproved(graph, node)

function witness(
  graph: GraphView,
  outsiders: readonly ViewNode[],
  index: ViewNode,
  way: ReturnType<typeof ingestion>,
  isMixed: boolean,
): Hit | undefined {
  const path = graph.content.path(outsiders, index, way)
  const writer = path?.nodes[0]
  if (!path || !writer || (graph.isKind(writer, 'user_upload') && filtersQuery(graph, index))) return undefined
  const told = graph.content.from(index)
  const readers = steerableModels(graph).filter((model) => told.has(model))
  const acts =
    readers.length > 0 &&
    graph.calls.reaches(
      readers,
      writes(graph).filter((node) => !path.nodes.includes(node)),
      ungated(graph),
    )
  return {
    nodes: path.nodes,
    path,
    severity: acts ? 'critical' : 'major',
    because: `What outsiders write into ${writer.label} is indexed in ${index.label} ${isMixed ? 'next to trusted text' : 'for everybody who asks'}, and nothing checks it on the way.`,
    say: { writer, index },
  }
}
