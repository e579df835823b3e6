import { checksAccess, checksIdentity, decidesVisibility, isPublicContent } from '../../facts/identity.ts'
import { entries } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
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
      'end_user -> api_gateway#edge -> *response_cache#answers -> *auth_service#signin -> llm_orchestrator#desk -> llm',
      'end_user -> chat_ui -> *semantic_cache#answers; chat_ui -> *authorization#rights -> llm_orchestrator#desk; #desk -> llm; #desk -> vector_db',
    ],
    clean: [
      'end_user -> auth_service#signin -> semantic_cache#answers -> llm_orchestrator#desk -> llm',
      'end_user -> api_gateway#edge; #edge -> auth_service#signin; #edge -> semantic_cache#answers; #edge -> llm_orchestrator#desk -> llm',
      'end_user -> response_cache#faq { label: "Public FAQ answers" } -> auth_service -> llm_orchestrator#desk -> llm',
      'end_user -> prompt_cache -> auth_service -> llm',
      'end_user -> llm_orchestrator#desk -> semantic_cache#answers; #desk -> llm; #desk -> policy_engine -> payment_api',
    ],
  },
  *check(graph) {
    const open = graph.calls.from(entries(graph), { avoiding: (node) => checksAccess(graph, node) })
    for (const cache of graph.nodesOf('response_cache', 'semantic_cache')) {
      if (!open.has(cache) || graph.isKind(cache, 'embedding_cache') || isPublicContent(graph, cache)) continue
      const skipped = checkOfMissPath(graph, cache, open)
      if (!skipped) continue
      const path = graph.calls.path(entries(graph), cache, { avoiding: (node) => checksAccess(graph, node) })
      yield {
        nodes: [cache, skipped],
        path,
        because: `A hit in ${cache.label} comes back without passing ${skipped.label}; only a miss has to.`,
        say: { cache, check: skipped },
      }
    }
  },
  mend(graph, { say }) {
    const cache = say!.cache as ViewNode
    const open = graph.calls.from(entries(graph), { avoiding: (node) => checksAccess(graph, node) })
    const edges = graph.edgesTo(cache).filter((edge) => open.has(edge.from) && edge.kind === 'request')
    return standOnAll(edges, newNode('auth_service', 'Sign-in and rights'))
  },
  *praise(graph) {
    for (const cache of graph.nodesOf('semantic_cache', 'response_cache')) {
      const path = graph.calls.path(entries(graph), cache)
      const check = path?.nodes.find((node) => graph.is(node, 'authenticates') || graph.is(node, 'authorizes'))
      if (path && check) yield { nodes: [check, cache], path, because: `${check.label} knows who asks before ${cache.label} may answer.` }
    }
  },
})

/** The check that what lies behind the cache, or beside it, has to pass: some content is reachable through it and in no other way. */
function checkOfMissPath(graph: GraphView, cache: ViewNode, open: ReturnType<GraphView['calls']['from']>): ViewNode | undefined {
  const checks = graph.nodes.filter(
    (node) =>
      (checksIdentity(graph, node) || decidesVisibility(graph, node)) &&
      (graph.is(node, 'authenticates') || graph.is(node, 'authorizes') || graph.fact(node, 'auth') === true),
  )
  const callers = graph.calls.to(cache)
  return checks.find((check) => {
    const near = graph.calls.previous(check).some((node) => node === cache || callers.has(node) || open.has(node))
    if (!near) return false
    return (
      graph.calls
        .from(check)
        .filter((node) => node !== check && !open.has(node) && (graph.is(node, 'generates') || graph.is(node, 'search_index'))).length > 0
    )
  })
}
