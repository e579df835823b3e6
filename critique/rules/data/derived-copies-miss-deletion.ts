import { concerns } from '../../graph/lexicon.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule, type Hit } from '../rule.ts'

const LIFETIMES = ['retentionDays', 'ttlMinutes'] as const
const AGGREGATES = /\b(aggregate[sd]?|metrics|counts|statistics|anonymi[sz]ed|pseudonym\w*|synthetic)\b/i

export default defineRule({
  id: 'data/derived-copies-miss-deletion',
  title: 'Deletion stops at the database',
  severity: 'major',
  cluster: 'data-lifecycle',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'The record is gone, its copies in caches, traces and evaluation sets are not. Those are the ones that a complaint finds.',
  ask: 'A record is erased. Which of {copies} still hold it a week later?',
  followUps: ['How do you find every copy of one person?', 'What about a record under legal hold?'],
  goodAnswer: [
    'A lifetime for each store, set where it is stored',
    'The id of the person in every copy',
    'Names replaced before the copy is made',
    'A purge job that reports what it removed',
  ],
  fix: 'Give {copies} a lifetime, and let deletions purge them.',
  unless: 'Each copy expires or is purged, or holds aggregates only.',
  sources: [
    {
      title: 'GDPR Regulation (EU) 2016/679',
      section: 'Art. 17',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected AI workloads - Responsible AI',
      section: 'Retain data responsibly',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM02 Sensitive Information Disclosure',
      section: 'Transparency and retention',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM02_SensitiveInformationDisclosure.md',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [
      'requires { dataClasses: [pii] }; end_user -> llm_orchestrator#desk -> relational_db#members { purgeOnDelete: true }; #desk -> *semantic_cache#answers { purgeOnDelete: false }; #desk -> llm',
      'requires { dataClasses: [pii], statements: ["Recordings are deleted after 30 days"] }; object_storage#calls { retentionDays: 30 } -data-> speech_to_text -data-> *relational_db#transcripts -data-> embedding_model -data-> *vector_db#index; end_user -> llm_orchestrator -> #index',
    ],
    asked: [
      'requires { statements: ["Personal data is erased on request"], dataClasses: [pii] }; end_user -> llm_orchestrator#desk -> relational_db#members; #desk -> *response_cache#answers; #desk -telemetry-> *llm_tracing#traces; #desk -> llm',
    ],
    clean: [
      'requires { statements: ["Personal data is erased on request"], dataClasses: [pii] }; end_user -> llm_orchestrator#desk -> relational_db#members; #desk -> response_cache#answers { ttlMinutes: 60 }; #desk -telemetry-> llm_tracing#traces { retentionDays: 30 }; #desk -> llm',
      'requires { dataClasses: [public] }; end_user -> llm_orchestrator#desk -> relational_db#recipes; #desk -> response_cache#answers { purgeOnDelete: false }; #desk -> llm',
      'requires { regulations: [gdpr], dataClasses: [pii] }; data_governance#eraser -{ label: "erase" }-> [response_cache#answers, llm_tracing#traces]; end_user -> llm_orchestrator#desk -> #answers; #desk -telemetry-> #traces; #desk -> llm',
      'requires { dataClasses: [pii], statements: ["Recordings are deleted after 30 days"] }; object_storage#calls { retentionDays: 30 } -data-> speech_to_text -data-> relational_db#transcripts { retentionDays: 30 }; end_user -> llm_orchestrator -> #transcripts',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('erasure') || concerns(graph).has('retention_limit'),
  *check(graph) {
    const { dataClasses, regulations } = graph.requirements
    const personal =
      dataClasses?.some((name) => name !== 'public' && name !== 'source_code') ||
      graph.nodes.some((node) => graph.dataClassesOf(node).some((name) => name === 'pii' || name === 'phi' || name === 'pci'))
    const erasure =
      concerns(graph).has('erasure') ||
      regulations?.some((name) => /gdpr|ccpa|cpra|lgpd/i.test(name)) ||
      graph.nodes.some((node) => graph.fact(node, 'purgeOnDelete') === true)
    if (!personal && !erasure) return
    if (personal && concerns(graph).has('retention_limit')) {
      const outliving = outlivesSource(graph)
      if (outliving) {
        yield outliving
        return
      }
    }
    const copies = graph.nodes.filter((node) => isCopy(graph, node) && !AGGREGATES.test(node.label))
    const kept = copies.filter((node) => graph.fact(node, 'purgeOnDelete') === false && !expires(graph, node))
    const unknown = copies.filter((node) => graph.fact(node, 'purgeOnDelete') === undefined && !expires(graph, node))
    if (kept.length > 0)
      yield {
        nodes: kept,
        because: `${list(kept)} ${kept.length > 1 ? 'keep' : 'keeps'} what is deleted at the source.`,
        say: { copies: kept },
      }
    else if (erasure && personal && unknown.length > 0)
      yield {
        status: 'ask',
        nodes: unknown,
        because: `Erasure is asked for, and nothing says when ${list(unknown)} ${unknown.length > 1 ? 'forget' : 'forgets'}.`,
        say: { copies: unknown },
      }
  },
  mend: (_graph, { nodes }) => ({
    setProps: nodes.flatMap((node) => [
      { on: node.id, prop: 'retentionDays', value: 30 },
      { on: node.id, prop: 'purgeOnDelete', value: true },
    ]),
  }),
})

/** A lifetime stands at a source, and on nothing that is made of it. One store with a lifetime downstream shows that somebody thought of them. */
function outlivesSource(graph: GraphView): Hit | undefined {
  for (const source of graph.nodesThat('stores_data')) {
    if (!LIFETIMES.some((name) => graph.number(source, name) !== undefined)) continue
    const made = graph.drawn.from(source, { avoidingEdges: (edge) => edge.kind !== 'data' })
    const kept = graph
      .nodesThat('stores_data', 'search_index')
      .filter((node) => node !== source && made.has(node) && !AGGREGATES.test(node.label))
    if (kept.length === 0 || kept.some((node) => expires(graph, node) || graph.fact(node, 'purgeOnDelete') !== undefined)) continue
    return {
      nodes: kept,
      confidence: 'high',
      because: `${source.label} forgets after a while; ${list(kept)}, made of it, ${kept.length > 1 ? 'do' : 'does'} not.`,
      say: { copies: kept },
    }
  }
  return undefined
}

const list = (nodes: readonly ViewNode[]): string => nodes.map(({ label }) => label).join(', ')

/** A store that holds what another one holds too: answers, traces, cases, labels, training data, memories. */
const isCopy = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'caches_answers') && !graph.isKind(node, 'prompt_cache')) ||
  graph.isKind(node, 'llm_tracing', 'logging', 'golden_dataset', 'label_store', 'data_warehouse', 'long_term_memory')
    ? !graph.is(node, 'human') && graph.edgesTo(node).length > 0
    : false

const expires = (graph: GraphView, node: ViewNode): boolean =>
  LIFETIMES.some((name) => graph.number(node, name) !== undefined) ||
  graph.fact(node, 'redaction') === true ||
  graph.edgesTo(node).some((edge) => graph.isKind(edge.from, 'data_governance') || /delet|eras|purge/i.test(edge.label))
