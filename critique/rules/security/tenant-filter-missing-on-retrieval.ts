import { filtersQuery, isPublicContent, readersOf } from '../../facts/identity.ts'
import { codeEdges } from '../../facts/taint.ts'
import { concerns, statementAbout } from '../../graph/lexicon.ts'
import { entries, separatesTenants, waysIn } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, setProp, standOnAll, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

// Sharper than the specification: a database that runs generated queries counts as an index, only the reading side counts, a filter that the reader asks before it searches counts as on the path,
// and a feature store (looked up by key, not by likeness) counts only where it says that tenants share it.
export default defineRule({
  id: 'security/tenant-filter-missing-on-retrieval',
  title: 'A shared index is searched without a filter for who is asking',
  severity: 'critical',
  cluster: 'tenant-isolation',
  suppresses: ['security/authz-after-retrieval'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'The nearest neighbour knows no owner: the document of somebody else is one similar question away. What comes after the search only hides what already leaked into ranking, counts and logs.',
  ask: 'The best match in {index} belongs to somebody who is not asking. Which line of your diagram takes it out before it is ranked?',
  followUps: [
    'Where does the identity in that filter come from: a verified token or the request?',
    'How soon does a revoked right take effect in {index}?',
    'When would you give a tenant an index of its own, and what would that cost?',
  ],
  goodAnswer: [
    'The filter is part of the query in {index}, enforced by the server, from a verified identity',
    'A namespace or partition per tenant; an index of its own where the law or a contract asks for it',
    'Rights are written next to each passage on ingestion and follow every change',
    'A test that plants a canary for one tenant and searches as another',
  ],
  fix: 'Filter inside the query to {index} by the identity of a verified token, and write the owner to each passage on ingestion.',
  unless:
    'The index is kept per tenant, a filter stands on every way from a person to it or is asked first, it holds only what everybody may see, or there is one tenant without document rights.',
  sources: [
    {
      title: 'OWASP LLM08:2025 Vector and Embedding Weaknesses',
      section: 'Risk 2, mitigation 1: permission-aware stores',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM08_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM09 Vector and Embedding Weaknesses',
      section: 'Mitigation 1: scope inside the query',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Azure Architecture Center: secure multitenant RAG inferencing solution',
      section: 'Queries carry a tenant discriminator',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/secure-multitenant-rag',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai', 'cohere', 'databricks'],
  examples: {
    flagged: [
      'title "Multi-tenant document chat"; end_user -> web_client -> *app_service#api -> *vector_db#files; #api -> llm',
      'requires { multiTenant: true }; end_user -> api_gateway -> *llm_orchestrator#desk; #desk -> *vector_db#contracts; #desk -> llm',
      'requires { statements: ["Each branch sees only its own files"] }; end_user -> auth_service -> llm_orchestrator#desk -> *retriever#search -> *keyword_index#files; #desk -> llm',
      'requires { statements: ["Each region sees only its own rows"] }; end_user -> *text_to_sql#writer -{ carries: sql }-> *data_warehouse#sales',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> acl_filter#rights -> vector_db#contracts; #desk -> llm; messaging_channel#slack -> *agent#bot -> *#contracts',
    ],
    clean: [
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> vector_db#files { label: "Vector DB, tenant-filtered" }; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> acl_filter#rights -> vector_db#contracts; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk; #desk -> tenant_isolation#tenants; #desk -> vector_db#contracts; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> retriever#search -> vector_db#contracts { isolation: namespace }; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> vector_db#faq { label: "Public FAQ" }; #desk -> llm',
      'requires { statements: ["Each region sees only its own rows"] }; end_user -> text_to_sql#writer -{ carries: sql }-> data_warehouse#sales { isolation: row_level_security }',
      'requires { multiTenant: false }; end_user -> llm_orchestrator#desk -> vector_db#contracts; #desk -> llm',
      'requires { multiTenant: true }; golden_dataset#cases -data-> offline_eval#eval -> vector_db#contracts',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> retriever#search -{ label: "filter: org_id" }-> vector_db#contracts; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk -> vector_db#contracts { label: "pgvector with RLS" }; #desk -> llm',
      'requires { multiTenant: true }; zone own(label: "Per-tenant stack") { vector_db#contracts }; end_user -> llm_orchestrator#desk -> #contracts; #desk -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('tenant_isolation') || concerns(graph).has('document_permissions'),
  *check(graph) {
    const perDocument = concerns(graph).has('document_permissions')
    const isShared =
      graph.requirements.multiTenant === true || (graph.requirements.multiTenant === undefined && concerns(graph).has('tenant_isolation'))
    if (!perDocument && !isShared) return
    const unfiltered = freeWay(graph)
    const indexes = [
      ...new Set([...graph.nodesThat('search_index', 'serves_features'), ...codeEdges(graph).map((edge) => edge.to)]),
    ].filter((index) => mixesOwners(graph, index))
    yield* apart(indexes, (index) => {
      const open = openReads(graph, index, unfiltered)
      const [first] = open
      if (!first) return undefined
      const way = graph.calls.path(entries(graph), first.reader, detour(graph))
      return {
        nodes: [first.reader, index],
        edges: open.map(({ edge }) => edge),
        ...(way ? { path: { nodes: [...way.nodes, index], edges: [...way.edges, first.edge] } } : {}),
        because: `${first.reader.label} searches ${index.label} for whoever asks, and ${isShared ? 'tenants share it' : `"${statementAbout(graph, 'document_permissions')}" is asked for`}: no filter stands on the query.`,
        say: { index, reader: first.reader },
      }
    })
  },
  mend(graph, { nodes: [, index] }) {
    const edges = openReads(graph, index!, freeWay(graph)).map(({ edge }) => edge)
    const asked = edges.filter((edge) => edge.to === index)
    const filter = standOnAll(asked, newNode('acl_filter', 'Filter by verified identity, in the query'))
    return asked.length === edges.length
      ? filter
      : together(...(asked.length > 0 ? [filter] : []), setProp(index!, 'isolation', 'namespace'))
  },
  *praise(graph) {
    if (!concerns(graph).has('document_permissions') && !concerns(graph).has('tenant_isolation')) return
    for (const index of graph.nodesThat('search_index')) {
      const way = waysIn(graph).to(index)
      const filter = way?.nodes.find((node) => filtersQuery(graph, node))
      if (way && filter)
        yield {
          nodes: [filter, index],
          path: way,
          because: `${filter.label} limits every search in ${index.label} to what the caller may see.`,
        }
    }
  },
})

const detour = (graph: GraphView) => ({
  avoiding: graph.once('query filters', () =>
    graph.nodes.filter((node) => graph.is(node, 'offline_trigger') || filtersQuery(graph, node) || asksFirst(graph, node)),
  ),
  avoidingEdges: (edge: ViewEdge) => filtersQuery(graph, edge),
})

const freeWay = (graph: GraphView) => graph.once('ways without a filter', () => graph.calls.from(entries(graph), detour(graph)))

/** The reader looks up what the caller may see, or a filter is drawn onto it, before it searches. One that leads on to a model comes after. */
function asksFirst(graph: GraphView, node: ViewNode): boolean {
  if (graph.edgesTo(node).some((edge) => edge.kind === 'control' && filtersQuery(graph, edge.from))) return true
  return graph.calls
    .next(node)
    .some(
      (next) =>
        graph.is(next, 'separates_tenants') &&
        filtersQuery(graph, next) &&
        graph.calls
          .next(next)
          .every(
            (one) => one === node || graph.is(one, 'authorizes') || graph.is(one, 'authenticates') || graph.is(one, 'source_of_truth'),
          ),
    )
}

/** Descriptions of data, of interest to everybody, and nobody's own. */
const ABOUT_DATA =
  /\b(schemas?|metrics?|glossar(y|ies)|data catalog(ue)?|table descriptions?|(table|column|field) (names?|docs?)|few-?shots?|example (queries|questions)|tool descriptions?)\b/i

const OWN_PLACE = /\b(per[- ]|one per |each )(tenants?|customers?|clients?|org\w*|workspaces?)\b/i

function mixesOwners(graph: GraphView, index: ViewNode): boolean {
  if (graph.is(index, 'caches_answers') || graph.is(index, 'keeps_memory') || isPublicContent(graph, index) || ABOUT_DATA.test(index.label))
    return false
  if (filtersQuery(graph, index) || index.zones.some((zone) => zone.kind === 'tenant' || OWN_PLACE.test(zone.label))) return false
  if (
    /\b(per[- ](tenant|customer|client|user|org|matter|branch)|namespaces?|one per|each (tenant|customer)|tenant[- ](filter(s|ed)?|isolated|scoped|aware|only))\b/i.test(
      index.label,
    )
  )
    return false
  if (graph.edgesTo(index).some((edge) => edge.kind === 'control' && filtersQuery(graph, edge.from))) return false
  return (
    graph.is(index, 'search_index') ||
    (graph.is(index, 'stores_data') && codeEdges(graph).some((edge) => edge.to === index)) ||
    (graph.word(index, 'isolation') === 'shared' && separatesTenants(graph, index) === false)
  )
}

const openReads = (graph: GraphView, index: ViewNode, unfiltered: ReturnType<typeof freeWay>) =>
  readersOf(graph, index).filter(
    ({ reader, edge }) =>
      unfiltered.has(reader) && !filtersQuery(graph, edge) && !graph.is(reader, 'offline_processing') && !graph.is(reader, 'evaluates'),
  )
