import { isCovered, reports, sinks } from '../../facts/telemetry.ts'
import { entries, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'monitoring/serving-node-unobserved',
  title: 'Some stages report, others are in the dark',
  severity: 'minor',
  cluster: 'observability-gap',
  structural: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Partial instrumentation hides exactly the stage that failed. Retrieval, caches and fallbacks are the usual blind spots.',
  ask: 'Latency doubled. {trace} shows the model. Does it show {node}?',
  followUps: ['How do you know how often the fallback answers?', 'Can you blame a bad answer on retrieval?'],
  goodAnswer: [
    'A span per stage with ids and scores',
    'A check that every stage has one',
    'Counters for fallbacks and cache hits',
    'The trace survives queues',
  ],
  fix: 'Send spans from {node} to {trace}.',
  unless: 'The stage, what calls it, or a gateway behind it reports.',
  sources: [
    {
      title: 'OpenTelemetry GenAI semantic conventions',
      section: 'Retrieval and execute_tool spans',
      url: 'https://github.com/open-telemetry/semantic-conventions-genai',
      verification: 'verified',
    },
    {
      title: 'Google SRE Book',
      section: 'Four golden signals',
      url: 'https://sre.google/sre-book/monitoring-distributed-systems/',
      verification: 'recalled',
    },
  ],
  companyEmphasis: ['databricks'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> app_service#api; #api -> *semantic_cache#cache; #api -> llm#model -telemetry-> llm_tracing#spans',
      'requires { scope: production }; end_user#u -> llm_orchestrator#api; #api -> *output_guardrail#screen; #api -> retriever#find -telemetry-> metrics#board; #api -> llm#model -telemetry-> #board',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> app_service#api; #api -> semantic_cache#cache; #api -> llm#model; #api -telemetry-> llm_tracing#spans',
      'requires { scope: production }; end_user#u -> app_service#api; #api -> semantic_cache#cache; #api -> llm#model',
      'requires { scope: production }; end_user#u -> app_service#api { coversTelemetry: true }; #api -> reranker#rank; #api -> llm#model -telemetry-> llm_tracing#spans',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true) return
    const seen = graph.nodes.filter((node) => isOnline(graph, node) && reports(graph, node))
    const reporting = new Set(seen)
    const trace = sinks(graph).find((sink) => graph.edgesTo(sink).some((edge) => reporting.has(edge.from)))
    if (seen.length === 0 || !trace) return
    // What can only be reached through a stage that reports is part of that stage's trace.
    const beside = graph.calls.from(entries(graph), { avoiding: seen })
    const dark = graph.nodes.filter(
      (node) =>
        isCriticalStage(graph, node) && beside.has(node) && isOnline(graph, node) && !isCovered(graph, node) && !seesPast(graph, node),
    )
    const [node] = dark
    if (!node) return
    yield {
      nodes: dark,
      because: `${listed(seen)} ${seen.length > 1 ? 'report' : 'reports'} to ${trace.label}; ${listed(dark)} ${dark.length > 1 ? 'do' : 'does'} not, and nothing that calls ${dark.length > 1 ? 'them' : 'it'} does.`,
      say: { node, trace },
    }
  },
  mend(_graph, { nodes, say }) {
    return { addEdges: nodes.map((node) => ({ from: node.id, to: (say!.trace as ViewNode).id, kind: 'telemetry' })) }
  },
})

const listed = (nodes: readonly ViewNode[]): string => nodes.map(({ label }) => label).join(', ')

const isCriticalStage = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'retriever', 'reranker', 'fallback_model') ||
  graph.is(node, 'screens_content') ||
  (graph.is(node, 'caches_answers') && !graph.isKind(node, 'prompt_cache', 'embedding_cache')) ||
  (graph.is(node, 'tool') && graph.is(node, 'changes_state'))

/** A stage inside a chain, whose neighbours on both sides report, is seen through them, and so is a check right in front of what reports. */
const seesPast = (graph: GraphView, node: ViewNode): boolean =>
  (graph.is(node, 'screens_content') && graph.calls.next(node).some((next) => reports(graph, next))) ||
  (graph.is(node, 'retrieves') && sinks(graph).some((sink) => graph.fact(sink, 'recordsRetrieval') === true)) ||
  (graph.calls.previous(node).some((caller) => isCovered(graph, caller)) && graph.calls.next(node).some((next) => reports(graph, next)))
