import { entries, isProduction, stated } from '../../graph/predicates.ts'
import { concerns } from '../../graph/lexicon.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'security/session-memory-not-partitioned',
  title: 'Everybody’s conversations lie in one memory',
  severity: 'critical',
  cluster: 'tenant-isolation',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'What one person said turns up in the answer to another. It is the simplest leak there is, and no metric shows it.',
  ask: 'Two people open a chat at the same moment. What keeps their contexts apart in {store}?',
  followUps: ['What is the key, and who sets it?', 'How do you test that nothing bleeds over?'],
  goodAnswer: [
    'A key from the verified identity on every read and write',
    'Own encryption keys for tenants that need them',
    'A planted canary in the tests',
    'No state in the memory of a worker process',
  ],
  fix: 'Partition {store} by the verified identity of tenant and person.',
  unless: 'The store is kept per person, session or tenant, or sharing is what the product is for and somebody says so.',
  sources: [
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Memory partitioned along isolation axes',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentsec01.html',
      verification: 'verified',
    },
    {
      title: 'OWASP LLM08:2025 Vector and Embedding Weaknesses',
      section: 'Cross-context leaks',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM08_VectorAndEmbeddingWeaknesses.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'openai'],
  examples: {
    flagged: [
      'requires { multiTenant: true }; end_user -> agent#helper; #helper -> *long_term_memory#facts { scope: shared }; #helper -> llm',
      'requires { users: 900 }; end_user -> llm_orchestrator#chat -> *session_store#state { label: "Global chat state" }; #chat -> llm',
    ],
    asked: [
      'requires { users: 400 }; end_user -> llm_orchestrator#o -> llm; #o -> *long_term_memory#mem',
      'requires { multiTenant: true }; end_user -> agent#helper; #helper -> *long_term_memory#facts; #helper -> llm',
    ],
    clean: [
      'requires { multiTenant: true }; end_user -> agent#helper; #helper -> long_term_memory#facts { scope: per_user }; #helper -> llm',
      'requires { users: 900, statements: ["A shared workspace: the team sees one memory"] }; end_user -> agent#helper -> long_term_memory#facts { scope: shared }; #helper -> llm',
      'requires { users: 900 }; end_user -> llm_orchestrator#chat -> session_store#state; #chat -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('tenant_isolation'),
  *check(graph) {
    const { users, multiTenant } = graph.requirements
    const isShared = stated(graph, /\b(shared|common|team|joint) (workspace|memory|notebook|scratchpad|context|channel)\b/i) !== undefined
    if (users === 1 || isShared) return
    for (const store of graph.nodesThat('keeps_memory')) {
      if (isApart(graph, store) || !isUsedByModels(graph, store)) continue
      const isStated =
        /^(global|shared)$/.test(graph.word(store, 'scope') ?? '') ||
        /\b(global|shared|one (scratchpad|memory|store)|common)\b/i.test(store.label)
      if (isStated) yield { nodes: [store], because: `${store.label} is one for everybody, and no key keeps people apart.`, say: { store } }
      else if (
        multiTenant === true ||
        (((users ?? 0) > 1 || isProduction(graph) === true) && graph.isKind(store, 'long_term_memory') && !isTeams(graph, store))
      )
        yield { status: 'ask', nodes: [store], because: `Nothing says whose ${store.label} is.`, say: { store } }
    }
  },
  mend: (_graph, { nodes: [store] }) =>
    together(setProp(store!, 'scope', 'per_user'), setProp(store!, 'partitionKey', 'tenant + user, from the token')),
})

/** Of a team or of the agents among themselves: meant to be one. */
const isTeams = (graph: GraphView, store: ViewNode): boolean =>
  /\b(team|crew|agents?|notebook|black ?board|work ?space|domain|incident|lessons|episod\w*|skills?|project|knowledge)\b/i.test(
    store.label,
  ) || entries(graph).length === 0

const isApart = (graph: GraphView, store: ViewNode): boolean =>
  graph.fact(store, 'partitionKey') === true ||
  (graph.word(store, 'scope') ?? '').startsWith('per_') ||
  /^(namespace|per_tenant|row_level)/.test(graph.word(store, 'isolation') ?? '') ||
  graph.fact(store, 'tenantFilter') === true ||
  /\bper[- ](user|session|tenant|customer|conversation|thread)\b/i.test(store.label) ||
  store.zones.some((zone) => zone.kind === 'tenant')

const isUsedByModels = (graph: GraphView, store: ViewNode): boolean =>
  graph.drawn
    .previous(store)
    .concat(graph.drawn.next(store))
    .some((node) => graph.is(node, 'generates') || graph.is(node, 'coordinates'))
