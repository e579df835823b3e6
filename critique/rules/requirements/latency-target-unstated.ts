import { concerns } from '../../graph/lexicon.ts'
import { generators, isOnline, isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'requirements/latency-target-unstated',
  title: 'Somebody waits, and nobody said how long',
  severity: 'minor',
  cluster: 'requirements-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Choice of model, depth of search and streaming all hang on the target. Whoever states one leads the conversation.',
  ask: 'Which p95 would you commit to from {entry} to {model}, and why that one?',
  followUps: ['How does it change the choice of model?', 'When must the first words be there?'],
  goodAnswer: [
    'p50, p95 and first token per journey',
    'A share for each hop',
    'What it costs in quality or money',
    'What happens when the time is up',
  ],
  fix: 'State the p95 that people at {entry} may wait.',
  unless: 'A time stands anywhere on the board, nobody waits, or it is a small internal tool.',
  sources: [
    {
      title: 'Google SRE Book, ch. 4: Service Level Objectives',
      url: 'https://sre.google/sre-book/service-level-objectives/',
      verification: 'recalled',
    },
    {
      title: 'Azure Well-Architected for AI: application design',
      section: 'Response time expectations',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user -> *web_client#portal -> llm_orchestrator#desk; #desk -> vector_db; #desk -> *llm#writer',
    ],
    clean: [
      'requires { scope: production, p95LatencyMs: 3000 }; end_user -> web_client#portal -> llm_orchestrator#desk -> llm#writer',
      'requires { scope: production, statements: ["Answers within 4 seconds"] }; end_user -> web_client#portal -> llm_orchestrator#desk -> llm#writer',
      'requires { scope: production }; scheduler -> llm_orchestrator#desk -> llm#writer',
      'requires { scope: production }; end_user -> web_client#portal -> message_queue#jobs -> llm#writer',
      'requires { scope: internal }; end_user -> web_client#portal -> llm_orchestrator#desk -> llm#writer',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || concerns(graph).has('latency') || concerns(graph).has('first_token')) return
    if (
      graph.nodes.some((node) =>
        ['p95Ms', 'ttftTarget', 'turnLatencyBudget', 'deadlineMs'].some((prop) => graph.prop(node, prop) !== undefined),
      )
    )
      return
    const waiting = graph
      .nodesThat('user_interface', 'request_entry')
      .filter(
        (node) => graph.is(node, 'user_interface') && graph.fact(node, 'interactive') !== false && !graph.isKind(node, 'admin_console'),
      )
    const path = waitingPath(graph, waiting)
    if (path)
      yield {
        nodes: [path.nodes[0]!, path.nodes.at(-1)!],
        path,
        because: `People wait at ${path.nodes[0]!.label} for ${path.nodes.at(-1)!.label}, and no time is stated.`,
        say: { entry: path.nodes[0]!, model: path.nodes.at(-1)! },
      }
  },
  mend: () => setProp('board', 'p95LatencyMs', 2000),
})

/** Behind a queue or a workflow nobody holds the line. */
function waitingPath(graph: GraphView, waiting: readonly ViewNode[]) {
  const models = generators(graph).filter((node) => isOnline(graph, node) && !graph.is(node, 'evaluates'))
  return graph.calls.path(waiting, models, {
    avoiding: (node) => graph.is(node, 'async_boundary') || graph.is(node, 'durable_state') || graph.is(node, 'offline_processing'),
  })
}
