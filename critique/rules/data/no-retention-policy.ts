import { concerns } from '../../graph/lexicon.ts'
import { generators, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'data/no-retention-policy',
  title: 'Conversations are kept without an end',
  severity: 'minor',
  cluster: 'data-lifecycle',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'What is kept for ever is in every later leak. A lifetime is a number on a store, not a page in a policy.',
  ask: 'How long does each of {stores} keep what people said, and what deletes it?',
  followUps: ['On what ground may you keep it at all?', 'What is the shortest time that you could live with?'],
  goodAnswer: [
    'A number of days for each store, 30 to 90 for content',
    'Aggregates may stay longer',
    'A purge that runs by itself and is tested',
    'Consent kept as long as the data',
  ],
  fix: 'Set a lifetime on {stores}.',
  unless: 'A lifetime stands on the stores or in the requirements.',
  sources: [
    {
      title: 'GDPR Regulation (EU) 2016/679',
      section: 'Art. 5(1)(e) storage limitation',
      url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
      verification: 'recalled',
    },
    {
      title: 'Azure Well-Architected AI workloads - Responsible AI',
      section: 'Retain data responsibly',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'Content is opt-in',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic', 'databricks'],
  examples: {
    flagged: [],
    asked: [
      'requires { scope: production, dataClasses: [phi] }; end_user -> llm_orchestrator#desk -> *long_term_memory#facts; #desk -> llm',
    ],
    clean: [
      'requires { scope: production, dataClasses: [phi] }; end_user -> llm_orchestrator#desk -> long_term_memory#facts { retentionDays: 90 }; #desk -> llm',
      'requires { scope: production, dataClasses: [phi], statements: ["Transcripts are kept for at most 30 days"] }; end_user -> llm_orchestrator#desk -> session_store#chats; #desk -> llm',
      'requires { scope: production }; end_user -> llm_orchestrator#desk -> session_store#chats; #desk -> llm',
    ],
  },
  // Only where personal data is stated: otherwise the question would come with every chat board.
  *check(graph) {
    const asked = concerns(graph)
    const personal =
      graph.requirements.dataClasses?.some((name) => name === 'pii' || name === 'phi' || name === 'pci') ||
      (graph.requirements.regulations ?? []).some((name) => /gdpr|ccpa|hipaa/i.test(name))
    if (isProduction(graph) !== true || !personal || asked.has('retention_limit') || asked.has('never_store')) return
    const stores = graph.nodes.filter((node) => keepsTalk(graph, node))
    // One store with a lifetime shows that somebody thought of it.
    if (stores.some((node) => isLimited(graph, node)) || stores.length === 0 || graph.nodesOf('data_governance').length > 0) return
    yield {
      status: 'ask',
      nodes: stores,
      because: `Nothing says how long ${stores.map(({ label }) => label).join(', ')} ${stores.length > 1 ? 'keep' : 'keeps'} what people said.`,
      say: { stores },
    }
  },
  mend: (_graph, { nodes }) => ({ setProps: nodes.map((node) => ({ on: node.id, prop: 'retentionDays', value: 60 })) }),
})

/** Keeps what users said to a model: memory, traces and logs that its callers write. */
function keepsTalk(graph: GraphView, node: ViewNode): boolean {
  if (!graph.isKind(node, 'session_store', 'long_term_memory', 'llm_tracing', 'logging')) return false
  const speaking = graph.once(
    'speaking',
    () =>
      new Set(
        generators(graph)
          .filter((model) => isOnline(graph, model))
          .flatMap((model) => [model, ...graph.calls.previous(model)]),
      ),
  )
  return graph.edgesTo(node).some((edge) => speaking.has(edge.from))
}

const isLimited = (graph: GraphView, node: ViewNode): boolean =>
  graph.number(node, 'retentionDays') !== undefined ||
  graph.number(node, 'ttlMinutes') !== undefined ||
  /\b(\d+ ?d(ays)?|ttl|expir\w*|retention|ephemeral|in[- ]memory)\b/i.test(node.label)
