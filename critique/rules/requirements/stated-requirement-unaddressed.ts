import { carriesDeletions, isDeletionEdge } from '../../facts/deletion.ts'
import { isApproved } from '../../facts/taint.ts'
import { concerns, understood, type Concern } from '../../graph/lexicon.ts'
import { entries, generators, isProvider, isRedactor, writes } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import type { Severity } from '../../finding.ts'
import { defineRule } from '../rule.ts'

const MOST = 2

/** How a board answers a concern, and which boxes the question is about when it does not. */
interface Trace {
  severity: Severity
  isAnswered: (graph: GraphView) => boolean
  about: (graph: GraphView) => readonly ViewNode[]
}

const models = (graph: GraphView): readonly ViewNode[] => generators(graph).filter((node) => !graph.is(node, 'evaluates'))
const says = (graph: GraphView, words: RegExp): boolean =>
  graph.nodes.some((node) => words.test(node.label)) || graph.edges.some((edge) => words.test(edge.label))
const someFact = (graph: GraphView, ...names: readonly string[]): boolean =>
  graph.nodes.some((node) => names.some((name) => graph.fact(node, name) === true))

/**
 * Concerns that a drawing can answer and that no rule of its own asks about in the same words. What only a number can answer, and what
 * a model may do by itself (languages, tone), is left out: a missing box proves nothing there.
 */
const traces: Partial<Record<Concern, Trace>> = {
  erasure: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodes.some((node) => carriesDeletions(graph, node) === true) ||
      graph.edges.some(isDeletionEdge) ||
      graph.nodesOf('data_governance').length > 0,
    about: (graph) =>
      graph.nodes.filter(
        (node) =>
          (graph.is(node, 'offline_processing') && graph.isKind(node, 'embedding_pipeline')) ||
          graph.is(node, 'search_index') ||
          graph.is(node, 'keeps_memory'),
      ),
  },
  audit: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodesThat('audit_trail').length > 0 ||
      graph.nodesOf('siem').length > 0 ||
      someFact(graph, 'changesAudited', 'audit', 'immutability') ||
      says(
        graph,
        /\b(audit\w*|evidence|decision (log|record)|lineage|provenance|worm|archiv\w*|append-?only|immutable|ledger|\d+[- ]?years?|records? of|who (did|set|saw|approved|changed|read))\b/i,
      ) ||
      keepsTraces(graph),
    about: models,
  },
  human_approval: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodes.some((node) => graph.is(node, 'human') && graph.is(node, 'gate')) ||
      [...graph.nodes, ...graph.edges].some((one) => isApproved(graph, one)) ||
      says(graph, /\b(approv\w*|sign[- ]?off|confirm\w*|human|review(er|ed)?)\b/i),
    about: (graph) => (writes(graph).length > 0 ? writes(graph) : models(graph)),
  },
  minors: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodesThat('screens_content').length > 0 || says(graph, /\b(moderat\w*|safety|age|guard\w*|parental|child)\b/i),
    about: models,
  },
  on_premises: {
    severity: 'major',
    isAnswered: (graph) => hosted(graph).length === 0,
    about: (graph) => hosted(graph),
  },
  redaction: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodes.some((node) => isRedactor(graph, node)) ||
      graph.edges.some((edge) => graph.fact(edge, 'redaction') === true) ||
      says(graph, /\b(redact\w*|anonymi\w*|pseudonymi\w*|mask\w*|de-?id\w*|scrub\w*|tokeni[sz]ation)\b/i),
    about: models,
  },
  degraded_network: {
    severity: 'minor',
    isAnswered: (graph) =>
      someFact(graph, 'offlineSupport', 'degradedMode') ||
      says(graph, /\b(offline|local|edge|on[- ]device|buffer\w*|sync|cache|store and forward|retry|outbox)\b/i) ||
      graph.nodesThat('async_boundary', 'recovers_failures').length > 0 ||
      graph.nodesOf('self_hosted_llm').length > 0,
    about: (graph) => graph.nodesThat('user_interface'),
  },
  appeal: {
    severity: 'major',
    isAnswered: (graph) =>
      graph.nodes.some((node) => graph.is(node, 'human') && graph.is(node, 'gate')) ||
      says(graph, /\b(appeals?|dispute|contest|complain\w*|review)\b/i),
    about: models,
  },
}

export default defineRule({
  id: 'requirements/stated-requirement-unaddressed',
  title: 'Something was asked for that no box answers',
  severity: 'major',
  severityModifiers: ['minor where the drawing can answer only in part'],
  cluster: 'requirements-gap',
  structural: true,
  absence: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Interviewers remember what they said and look whether you did. "Out of scope, because" is a better answer than silence.',
  ask: 'You were told: {requirement}. Where is that on this board?',
  followUps: ['Is it out of scope, and who agreed to that?', 'What would you add first?'],
  goodAnswer: [
    'Each requirement leads to a part of the drawing, or to a sentence that leaves it out',
    'What comes first was settled together',
    'What waits is named, with the reason',
  ],
  fix: 'Add what answers {requirement}, or write down that it is out of scope and why.',
  unless: 'A box, an arrow, a property or a zone answers it, the sentence only describes, or it is put out of scope.',
  sources: [
    {
      title: 'Azure Well-Architected for AI: application design',
      section: 'Regulatory constraints',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['google-deepmind', 'meta'],
  examples: {
    flagged: [
      'requires { statements: ["Every answer is auditable"] }; end_user -> llm_orchestrator#desk -> *llm#writer; #desk -> vector_db#index',
      'requires { statements: ["Letters must be approved by a lawyer"] }; end_user -> llm_orchestrator#desk -> *llm#writer; #desk -> vector_db#index',
      'requires { statements: ["Nothing leaves the company network"] }; end_user -> llm_orchestrator#desk -> *llm#writer { label: "OpenAI GPT-5" }',
    ],
    clean: [
      'requires { statements: ["Every answer is auditable"] }; end_user -> llm_orchestrator#desk -> llm#writer; #desk -telemetry-> audit_log#log',
      'requires { statements: ["Letters must be approved by a lawyer"] }; end_user -> llm_orchestrator#desk -> llm#writer -> approval_gate#lawyer',
      'requires { statements: ["Out of scope: audit"] }; end_user -> llm_orchestrator#desk -> llm#writer',
      'requires { statements: ["A friendly tone in 6 languages"] }; end_user -> llm_orchestrator#desk -> llm#writer',
      'requires { statements: ["Nothing leaves the company network"] }; end_user -> llm_orchestrator#desk -> self_hosted_llm#writer',
    ],
  },
  isAskedFor: () => true,
  *check(graph) {
    const asked = new Map(understood(graph).map((one) => [one.concern, one.statement]))
    let left = MOST
    for (const [concern, statement] of asked) {
      const trace = traces[concern]
      if (!trace || left === 0 || (concerns(graph).has('advisory_only') && concern === 'appeal')) continue
      const nodes = trace.about(graph)
      if (nodes.length === 0 || trace.isAnswered(graph)) continue
      left--
      yield {
        nodes,
        severity: trace.severity,
        because: `"${statement}" was asked for, and nothing on the board answers it.`,
        say: { requirement: `"${statement}"` },
      }
    }
  },
})

/** Models of others that see what comes in as it is: no private endpoint, nothing that redacts before them. */
function hosted(graph: GraphView): ViewNode[] {
  const stripped = graph.nodes.filter((node) => isRedactor(graph, node))
  const raw = graph.content.from(entries(graph), { avoiding: stripped })
  return graph.nodes.filter(
    (node) => isProvider(graph, node) === true && graph.fact(node, 'privateEndpoint') !== true && (stripped.length === 0 || raw.has(node)),
  )
}

/** A trace store that says what it keeps, and for how long, may serve as the record. */
const keepsTraces = (graph: GraphView): boolean =>
  graph
    .nodesOf('llm_tracing', 'logging')
    .some(
      (node) =>
        graph.fact(node, 'retentionDays') === true ||
        graph.fact(node, 'recordsVersions') === true ||
        graph.fact(node, 'recordsRetrieval') === true,
    )
