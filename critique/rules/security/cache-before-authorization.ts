import { accessChecks, decidesVisibility, isPublicContent } from '../../facts/identity.ts'
import { entries, isPrivate, waysIn } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

// A sign-in service that a gateway asks beside the path counts as passed: most people draw it so.
export default defineRule({
  id: 'security/cache-before-authorization',
  title: 'The cache answers before anybody asked who is there',
  severity: 'critical',
  cluster: 'cache-safety',
  suppresses: ['security/cache-key-lacks-tenant'],
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'A hit gives out a stored answer and never meets the check that a miss has to pass. The fastest way through the system is then the one without permission.',
  ask: 'On a hit in {cache}, which component checks that this person may see that answer?',
  followUps: ['Somebody loses access at noon: what does {cache} answer at one?', 'Which answers do you not cache at all?'],
  goodAnswer: [
    'Identity and rights are known before the look-up',
    'The key holds tenant or rights, model and prompt version',
    'Only answers from common content are cached',
    'A change of rights or documents removes entries',
  ],
  fix: 'Move the sign-in and permission check in front of {cache}, and put tenant and rights into its key.',
  unless:
    'A sign-in or permission check stands on every way to the cache, or it holds only public answers. A provider’s prompt cache is no answer cache.',
  sources: [
    {
      title: 'Azure Well-Architected for AI: application design',
      section: 'Multi-layer caching: key components, privacy',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM02:2025 Sensitive Information Disclosure',
      section: 'Access controls',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM Top 10 2026, LLM09 Vector and Embedding Weaknesses',
      section: 'Risk 6: semantic cache',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'requires { dataClasses: [pii] }; web_client#page -> app_service#svc -> *auth_service#sso -> business_system#records { dataClasses: [pii] }; #svc -> llm#model; #page -> *response_cache#answers',
      'end_user -> api_gateway#edge -> *response_cache#answers -> *auth_service#signin -> llm_orchestrator#desk -> llm',
      'end_user -> chat_ui -> *semantic_cache#answers; chat_ui -> *authorization#rights -> llm_orchestrator#desk; #desk -> llm; #desk -> vector_db',
    ],
    clean: [
      'requires { dataClasses: [pii] }; web_client#page -> app_service#svc -> auth_service#sso -> relational_db#users { dataClasses: [pii] }; #svc -> llm#model; #svc -> response_cache#answers',
      'end_user -> auth_service#signin -> semantic_cache#answers -> llm_orchestrator#desk -> llm',
      'end_user -> api_gateway#edge; #edge -> auth_service#signin; #edge -> semantic_cache#answers; #edge -> llm_orchestrator#desk -> llm',
      'end_user -> response_cache#faq { label: "Public FAQ answers" } -> auth_service -> llm_orchestrator#desk -> llm',
      'end_user -> prompt_cache -> auth_service -> llm',
      'end_user -> llm_orchestrator#desk -> semantic_cache#answers; #desk -> llm; #desk -> policy_engine -> payment_api',
    ],
  },
  *check(graph) {
    const open = withoutCheck(graph)
    const caches = graph
      .nodesOf('response_cache', 'semantic_cache')
      .filter((cache) => open.has(cache) && !graph.isKind(cache, 'embedding_cache') && !isPublicContent(graph, cache))
    if (caches.length === 0) return
    const checks = checksOfMissPath(graph)
    yield* apart(caches, (cache) => {
      const check = checks.find((node) => graph.calls.previous(node).includes(cache)) ?? checks[0] ?? checkBesides(graph, cache)
      if (!check) return undefined
      return {
        nodes: [cache, check],
        path: graph.calls.path(entries(graph), cache, { avoiding: accessChecks(graph) }),
        because: `A hit in ${cache.label} comes back without passing ${check.label}; only a miss has to.`,
        say: { cache, check },
      }
    })
  },
  mend(graph, { say }) {
    const cache = say!.cache as ViewNode
    const edges = graph.edgesTo(cache).filter((edge) => withoutCheck(graph).has(edge.from) && edge.kind === 'request')
    return standOnAll(edges, newNode('auth_service', 'Sign-in and rights'))
  },
  *praise(graph) {
    for (const cache of graph.nodesOf('semantic_cache', 'response_cache')) {
      const path = waysIn(graph).to(cache)
      const check = path?.nodes.find((node) => graph.is(node, 'authenticates') || graph.is(node, 'authorizes'))
      if (path && check) yield { nodes: [check, cache], path, because: `${check.label} knows who asks before ${cache.label} may answer.` }
    }
  },
})

/** What can be called before anybody has asked who is there. */
const withoutCheck = (graph: GraphView) =>
  graph.once('before any access check', () => graph.calls.from(entries(graph), { avoiding: accessChecks(graph) }))

/** Checks that content has to pass: some model or index is reachable through them and in no other way. */
function checksOfMissPath(graph: GraphView): ViewNode[] {
  const open = withoutCheck(graph)
  const guarded = graph.nodes.filter((node) => !open.has(node) && (graph.is(node, 'generates') || graph.is(node, 'search_index')))
  const leads = graph.calls.to(guarded)
  return graph.nodes.filter(
    (node) =>
      isCheck(graph, node) && leads.has(node) && !guarded.includes(node) && graph.calls.previous(node).some((before) => open.has(before)),
  )
}

const isCheck = (graph: GraphView, node: ViewNode): boolean =>
  graph.is(node, 'authenticates') || (graph.is(node, 'authorizes') && decidesVisibility(graph, node)) || graph.fact(node, 'auth') === true

/** A service signs people in before it opens records, and the cache is asked past that service. */
const checkBesides = (graph: GraphView, cache: ViewNode): ViewNode | undefined => {
  const open = withoutCheck(graph)
  const records = graph.nodes.filter((node) => !open.has(node) && isPrivate(graph, node) === true)
  return graph.nodes.find((node) => {
    const callers = graph.calls.previous(node)
    return (
      isCheck(graph, node) &&
      callers.length > 0 &&
      graph.calls.next(node).some((next) => records.includes(next)) &&
      graph.calls.path(entries(graph), cache, { avoiding: (one) => callers.includes(one) || one === node }) !== undefined
    )
  })
}
