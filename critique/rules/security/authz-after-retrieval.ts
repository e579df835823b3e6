import { decidesVisibility, filtersQuery, readersOf } from '../../facts/identity.ts'
import { concerns } from '../../graph/lexicon.ts'
import { entries } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { apart } from '../apart.ts'
import { newNode, standOnAll } from '../mends.ts'
import { defineRule, type Hit } from '../rule.ts'

// A coarse partition with a fine filter after it is a design, not a fault: silent, where the specification says minor.
export default defineRule({
  id: 'security/authz-after-retrieval',
  title: 'The permission check comes after the documents were read',
  severity: 'major',
  severityModifiers: ['critical when the model has seen the content by then'],
  cluster: 'tenant-isolation',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'What was read is in the ranking, the prompt, the logs and the cache, whatever is cut later. And when most hits are cut, nothing is left to answer from.',
  ask: '{check} decides after {reader} has searched. What has read the document by then?',
  followUps: ['Ten hits, nine forbidden: from what does the model answer?', 'How soon does a revoked right take effect?'],
  goodAnswer: [
    'Rights are part of the query; the tenant always is',
    'A later check is a second one, for fine rights, with more fetched than needed',
    'Traces and caches hold only what passed',
    'Rights are synced with a target time and a test',
  ],
  fix: 'Filter by rights inside the query of {reader}, and keep {check} as a second look.',
  unless: 'A filter in the query, a partition or a check before the search exists as well, or everybody may see everything.',
  sources: [
    {
      title: 'OWASP LLM Top 10 2026, LLM09 Vector and Embedding Weaknesses',
      section: 'Risk 1, mitigation 1',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM09_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
    {
      title: 'Azure Architecture Center: secure multitenant RAG inferencing solution',
      section: 'Identity flows through the request chain',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/guide/secure-multitenant-rag',
      verification: 'verified',
    },
    {
      title: 'Pinecone: RAG with access control',
      section: 'Dissent: argues for a filter after the query',
      url: 'https://pinecone.io/learn/rag-access-control',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'cohere'],
  examples: {
    flagged: [
      'requires { statements: ["Per-matter access"] }; end_user -> *retriever#search -> vector_db#files; #search -> *acl_filter#rights -> llm#writer',
      'requires { dataClasses: [confidential] }; end_user -> *llm_orchestrator#desk; #desk -> vector_db#files; #desk -> llm#writer -> *authorization#rights -> chat_ui#chat',
    ],
    clean: [
      'requires { statements: ["Per-matter access"] }; end_user -> acl_filter#rights -> retriever#search -> vector_db#files; #search -> llm#writer',
      'requires { statements: ["Per-matter access"] }; end_user -> retriever#search; #search -> acl_filter#rights; #search -> vector_db#files; #search -> llm#writer',
      'requires { multiTenant: true }; end_user -> retriever#search -> vector_db#files { isolation: namespace }; #search -> acl_filter#fine { filterMode: post } -> llm#writer',
      'requires { dataClasses: [confidential] }; end_user -> agent#desk; #desk -> vector_db#files; #desk -> authorization#rights -> payment_api#pay',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('document_permissions') || concerns(graph).has('tenant_isolation'),
  *check(graph) {
    const matters =
      concerns(graph).has('document_permissions') ||
      graph.requirements.multiTenant === true ||
      graph.requirements.dataClasses?.some((name) => name !== 'public')
    const late = graph.nodes.filter((node) => decidesVisibility(graph, node) && (matters || graph.isKind(node, 'acl_filter')))
    if (late.length === 0) return
    const unchecked = graph.calls.from(entries(graph), {
      avoiding: (node) => filtersQuery(graph, node) || (decidesVisibility(graph, node) && graph.word(node, 'filterMode') !== 'post'),
    })
    yield* apart(late, (check) => witness(graph, check, unchecked))
  },
  mend(graph, { say }) {
    const reader = say!.reader as ViewNode
    const reads = graph.edgesFrom(reader).filter((edge) => graph.is(edge.to, 'search_index'))
    return standOnAll(reads, newNode('acl_filter', 'Rights in the query'))
  },
})

function witness(graph: GraphView, check: ViewNode, unchecked: { has: (node: ViewNode) => boolean }): Hit | undefined {
  // An arrow back to the person who asked is drawn as a call, too: the next question is not behind the check.
  const behind = graph.calls.from(check, { avoiding: graph.nodesThat('request_entry') })
  const indexes = graph.nodesThat('search_index')
  // What guards a search or a tool is no check of an answer.
  if (
    indexes.some((node) => behind.has(node)) ||
    behind.filter((node) => node !== check && (graph.is(node, 'tool') || graph.is(node, 'changes_state'))).length > 0
  )
    return undefined
  const before = graph.calls.to(check)
  for (const index of indexes) {
    if (filtersQuery(graph, index)) continue
    for (const { reader, edge } of readersOf(graph, index)) {
      if (!before.has(reader) || !unchecked.has(reader) || filtersQuery(graph, edge) || filtersQuery(graph, reader)) continue
      const path = graph.calls.path(reader, check)
      if (!path) continue
      const afterModel = path.nodes.some((node) => graph.is(node, 'generates'))
      const beforeModel = behind.filter((node) => graph.is(node, 'generates') && !graph.is(node, 'evaluates')).length > 0
      if (!afterModel && !beforeModel) continue
      return {
        nodes: [reader, check],
        path,
        severity: afterModel ? 'critical' : 'major',
        because: `${reader.label} searches ${index.label} for anybody; ${check.label} decides only after ${afterModel ? 'the model has written from it' : 'that'}.`,
        say: { reader, check },
      }
    }
  }
  return undefined
}
