import { isPublicContent } from '../../facts/identity.ts'
import { concerns } from '../../graph/lexicon.ts'
import { isOnline, privateNodes, separatesTenants } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const OWNER = /tenant|user|entitle|namespace|account|org|customer|permission|acl|session|principal|role|subject/

// A cache whose key nobody stated is a question; on a board of several tenants with private content behind it, it is a finding.
export default defineRule({
  id: 'security/cache-key-lacks-tenant',
  title: 'The answer cache does not know whose answer it holds',
  severity: 'critical',
  cluster: 'cache-safety',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'Two customers ask nearly the same, and the second gets the answer that was made from the documents of the first. A semantic cache counts near misses as hits, so it happens sooner.',
  ask: 'What exactly is in the key of {cache}? Show me why one customer cannot receive the answer made for another.',
  followUps: ['How alike must two questions be, and how many false hits did you measure?', 'Which versions are part of the key?'],
  goodAnswer: [
    'A partition per tenant, and the user or a hash of their rights where answers are personal',
    'Model, prompt and index version are part of the key',
    'False hits are sampled and judged',
    'What is personal or came from a tool is not cached',
  ],
  fix: 'Partition {cache} by tenant and put rights and versions into its key.',
  unless:
    'Tenant, user or rights are in the key or the scope, the answers rest on content that everybody may see, or there is one tenant and nothing personal.',
  sources: [
    {
      title: 'Azure Well-Architected for AI: application design',
      section: 'Cache key components',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM09 Vector and Embedding Weaknesses',
      section: 'Risk 6: semantic cache',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Practitioner reports on semantic-cache false hits and cross-user leaks',
      url: 'https://lemondata.cc/en/blog/semantic-cache-false-positives',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'requires { multiTenant: true }; end_user -> auth_service -> llm_orchestrator#desk; #desk -> *semantic_cache#answers { keyIncludes: [question] }; #desk -> llm',
      'requires { multiTenant: true }; end_user -> auth_service -> llm_orchestrator#desk; #desk -> *response_cache#answers; #desk -> *crm#accounts; #desk -> llm',
      'requires { dataClasses: [pii] }; end_user -> auth_service -> llm_orchestrator#desk; #desk -> *response_cache#answers { scope: global }; #desk -> crm#accounts; #desk -> llm',
    ],
    asked: [
      'end_user -> auth_service -> llm_orchestrator#desk; #desk -> *semantic_cache#answers; #desk -> vector_db#files { label: "Vector DB, tenant-filtered" }; #desk -> llm',
      'requires { dataClasses: [pii] }; end_user -> auth_service -> llm_orchestrator#desk; #desk -> *semantic_cache#answers; #desk -> crm#accounts; #desk -> llm',
    ],
    clean: [
      'requires { multiTenant: true }; api_consumer -> app_service#desk; #desk -> response_cache#answers { label: "Cache, key = tenant + document hash" }; #desk -> llm',
      'requires { multiTenant: true }; end_user -> auth_service -> llm_orchestrator#desk; #desk -> semantic_cache#answers { keyIncludes: [tenant, question] }; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk; #desk -> embedding_cache; #desk -> prompt_cache; #desk -> llm',
      'end_user -> llm_orchestrator#desk -> semantic_cache#answers; #desk -> vector_db#index; #desk -> llm',
      'requires { multiTenant: true }; end_user -> llm_orchestrator#desk; #desk -> response_cache#answers { scope: per_tenant }; #desk -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('tenant_isolation') || concerns(graph).has('document_permissions'),
  *check(graph) {
    const tenants = concerns(graph).has('tenant_isolation') && graph.requirements.multiTenant !== false
    const personal =
      graph.requirements.dataClasses?.some((name) => name !== 'public') === true || concerns(graph).has('document_permissions')
    if (!tenants && !personal) return
    const fed = graph.content.from(privateNodes(graph))
    const caches = graph
      .nodesOf('response_cache', 'semantic_cache')
      .filter(
        (cache) =>
          !graph.isKind(cache, 'embedding_cache') &&
          !graph.is(cache, 'async_boundary') &&
          isOnline(graph, cache) &&
          !isPublicContent(graph, cache) &&
          !knowsOwner(graph, cache),
      )
      .toSorted((a, b) => Number(isStated(graph, b)) - Number(isStated(graph, a)))
    yield* apart(caches, (cache) => {
      if (isStated(graph, cache))
        return {
          nodes: [cache],
          because: `${cache.label} keeps answers under ${keyOf(graph, cache)}: ${tenants ? 'tenants' : 'people'} share its entries.`,
          say: { cache },
        }
      const others = privateNodes(graph).filter((node) => node !== cache)
      const source = fed.has(cache) ? graph.content.path(others, cache)?.nodes[0] : undefined
      if (tenants && source)
        return {
          nodes: [cache, source],
          because: `${cache.label} keeps answers made from ${source.label}, tenants share it, and nothing says that the tenant is in its key.`,
          say: { cache },
        }
      return tenants || source
        ? { status: 'ask', nodes: [cache], because: `Nothing says what the key of ${cache.label} holds.`, say: { cache } }
        : undefined
    })
  },
  mend: (_graph, { say }) =>
    together(
      setProp(say!.cache as ViewNode, 'scope', 'per_tenant'),
      setProp(say!.cache as ViewNode, 'keyIncludes', ['tenant', 'rights hash: entitlement', 'model', 'prompt', 'index version']),
    ),
  *praise(graph) {
    for (const cache of graph.nodesOf('semantic_cache', 'response_cache'))
      if (knowsOwner(graph, cache)) yield { nodes: [cache], because: `${cache.label} keeps answers apart by their owner.` }
  },
})

function knowsOwner(graph: GraphView, cache: ViewNode): boolean {
  if (
    /^per_(tenant|user|session)$/.test(graph.word(cache, 'scope') ?? '') ||
    separatesTenants(graph, cache) === true ||
    graph.prop(cache, 'partitionKey') !== undefined
  )
    return true
  return (
    graph.words(cache, 'keyIncludes').some((part) => OWNER.test(part)) ||
    /\bper[- ](tenant|user|customer)|tenant[- ](key|scoped|aware)|\bkey(s|ed)?\b.{0,24}\b(tenant|user|customer|org(anisation)?|owner|account|entitle\w*|rights)\b/i.test(
      cache.label,
    ) ||
    cache.zones.some((zone) => zone.kind === 'tenant')
  )
}

const isStated = (graph: GraphView, cache: ViewNode): boolean =>
  graph.words(cache, 'keyIncludes').length > 0 || /^(global|shared)$/.test(graph.word(cache, 'scope') ?? '')

const keyOf = (graph: GraphView, cache: ViewNode): string => {
  const parts = graph.words(cache, 'keyIncludes')
  return parts.length > 0 ? `a key of ${parts.join(', ')}` : `a ${graph.word(cache, 'scope')} scope`
}
