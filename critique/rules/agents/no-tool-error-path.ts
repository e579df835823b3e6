import { agents, isChangeable, isTool } from '../../facts/actions.ts'
import { isProduction } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode } from '../mends.ts'
import { defineRule } from '../rule.ts'

const HANDLED = ['retries', 'timeoutMs', 'compensation', 'checkpointed', 'deadlineMs', 'idempotent', 'backoff', 'undoWindowMin']
const SAYS_HANDLED =
  /\b(retry|retries|on error|fail\w*|compensat\w*|saga|undo|roll-?back|fallback|dead[ -]?letter|escalat\w*|resume|time-?out)\b/i

export default defineRule({
  id: 'agents/no-tool-error-path',
  title: 'When a tool fails halfway, nobody cleans up',
  severity: 'major',
  cluster: 'recovery',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  confidence: 'medium',
  why: 'Tools fail more often than models. A task that is half done leaves a booked flight without a hotel, and an agent that is not told what failed makes something up.',
  ask: '{tool} has done its part and the next step of {agent} fails. In which state are we, and who cleans up?',
  followUps: ['Which steps can be undone?', 'Can a run resume after a crash without doing things twice?'],
  goodAnswer: [
    'Steps that can be compensated, in an order that helps',
    'Errors that the model can read, and retries with a limit',
    'State that survives a crash, and a run that resumes',
    'A person gets what cannot be finished, with its state',
  ],
  fix: 'Run the steps of {agent} in a durable workflow with compensation, and hand failed runs to people.',
  unless:
    'Timeouts, retries, compensation, durable state, a dead letter queue or a person is anywhere on the board, or nothing is written.',
  sources: [
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Durable messaging, retries, dead letters',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentrel01.html',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads, Test and evaluate',
      section: 'Simulate tool or agent failures',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
    {
      title: 'Why Do Multi-Agent LLM Systems Fail? (Cemri et al., 2025)',
      section: 'FM-1.4, FM-2.1',
      url: 'https://arxiv.org/abs/2503.13657',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['meta', 'openai'],
  examples: {
    flagged: [
      'requires { scope: production }; end_user#u -> *agent#mover; #mover -> *business_system#van { sideEffect: book }; #mover -> *payment_api#pay; #mover -> notification_service#sms',
    ],
    clean: [
      'requires { scope: production }; end_user#u -> agent#mover; #mover -> business_system#van { sideEffect: book, timeoutMs: 4000 }; #mover -> payment_api#pay',
      'requires { scope: production }; end_user#u -> agent#mover -> workflow_engine#steps; #steps -> business_system#van { sideEffect: book }; #steps -> payment_api#pay',
      'requires { scope: production }; end_user#u -> agent#guide; #guide -> web_search#web; #guide -> vector_db#docs',
      'requires { scope: production }; end_user#u -> agent#mover; #mover -> payment_api#pay; #mover -> web_search#web; #mover -> human_handoff#desk',
    ],
  },
  *check(graph) {
    if (isProduction(graph) !== true || isHandled(graph)) return
    for (const agent of agents(graph)) {
      const tools = reachableTools(graph, agent)
      // A message that does not go out leaves nothing half done.
      const writing = tools.filter((node) => isChangeable(graph, node) && !graph.isKind(node, 'notification_service'))
      if (tools.length < 2 || writing.length === 0) continue
      yield {
        nodes: [agent, ...writing],
        because: `${agent.label} uses ${tools.length} tools and changes ${writing.map(({ label }) => label).join(', ')}; no timeout, retry, compensation, durable state or person is on the board.`,
        say: { agent, tool: writing[0]! },
      }
      return
    }
  },
  mend(_graph, { nodes: [agent] }) {
    const workflow = newNode('workflow_engine', 'Durable workflow with compensation')
    const failed = newNode('dead_letter_queue', 'Failed runs')
    return {
      addNodes: [workflow, failed],
      addEdges: [
        { from: agent!.id, to: workflow.ref, kind: 'request' },
        { from: workflow.ref, to: failed.ref, kind: 'data', label: 'on error' },
      ],
    }
  },
})

/** Its own tools, and those behind a tool runner. */
const reachableTools = (graph: GraphView, agent: ViewNode): readonly ViewNode[] => {
  const own = graph.calls.next(agent).filter((node) => isTool(graph, node))
  return [
    ...new Set([
      ...own,
      ...own.filter((node) => graph.is(node, 'tool')).flatMap((node) => graph.calls.next(node).filter((next) => isTool(graph, next))),
    ]),
  ]
}

const isHandled = (graph: GraphView): boolean =>
  graph.nodes.some(
    (node) =>
      ['recovers_failures', 'durable_state'].some((trait) => node.traits.has(trait as 'durable_state')) ||
      graph.isKind(node, 'checkpoint_store') ||
      (graph.is(node, 'human') && !graph.is(node, 'request_entry')),
  ) ||
  [...graph.nodes, ...graph.edges].some(
    (one) => HANDLED.some((prop) => graph.fact(one, prop) === true) || graph.fact(one, 'onError') === true || SAYS_HANDLED.test(one.label),
  )
