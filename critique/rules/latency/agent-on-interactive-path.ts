import { toolsOf } from '../../facts/actions.ts'
import { estimateNodes } from '../../estimate/estimate.ts'
import { time } from '../../facts/numbers.ts'
import { awaited, wayTo } from '../../facts/serving.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

const LONG = 10_000
const FEW_STEPS = 4
/** Agents that are looked at, each with a walk over the board. */
const MOST = 12

export default defineRule({
  id: 'latency/agent-on-interactive-path',
  title: 'An open-ended agent runs while the user waits',
  severity: 'minor',
  cluster: 'latency-budget',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'An agent decides itself how long it takes. Behind one request, gateways give up after a minute and people sooner, and the work is lost with them.',
  ask: '{agent} may take minutes. What does the request return after five seconds?',
  followUps: ['How does somebody come back to a run, or stop it?', 'Which part of the result is useful early?'],
  goodAnswer: [
    'A job with a status, a stop and a message when done',
    'Progress taken from its steps',
    'A limit on time and money per run',
    'A short way for simple requests, without the agent',
  ],
  fix: 'Let {entry} start {agent} as a job, and show its progress and its result when it is there.',
  unless: 'A queue, a workflow or a notification stands in between, progress streams, the steps are few, or no latency is promised.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads: Application design',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'Timeouts on agents',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/genrel03-bp02.html',
      verification: 'verified',
    },
    {
      title: 'Microsoft Copilot Studio: Design reliable agentic loops',
      url: 'https://learn.microsoft.com/en-us/microsoft-copilot-studio/guidance/agentic-loops-in-practice',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'meta'],
  examples: {
    flagged: [
      'requires { p95LatencyMs: 8000 }; *web_client#portal -> *agent#analyst { expectedMinutes: 3 }; #analyst -> data_warehouse#sales; #analyst -> llm#model',
    ],
    asked: [
      'requires { p95LatencyMs: 8000 }; *web_client#portal -> *agent#analyst { maxSteps: 25 }; #analyst -> data_warehouse#sales; #analyst -> llm#model',
    ],
    clean: [
      'requires { p95LatencyMs: 8000 }; web_client#portal -> agent#analyst { maxSteps: 3 }; #analyst -> data_warehouse#sales; #analyst -> llm#model',
      'requires { p95LatencyMs: 8000 }; web_client#portal -> app_service#api -data-> message_queue#jobs -data-> agent#analyst { expectedMinutes: 3 }; #analyst -> data_warehouse#sales',
      'web_client#portal -> agent#analyst { maxSteps: 25 }; #analyst -> data_warehouse#sales; #analyst -> llm#model',
    ],
  },
  *check(graph) {
    const budget = graph.requirements.p95LatencyMs
    if (budget === undefined) return
    let walks = 0
    for (const agent of graph.nodesThat('acts_autonomously')) {
      if (!awaited(graph).has(agent) || toolsOf(graph, agent).length === 0) continue
      const { total, rounds } = estimateNodes(graph).nodes[agent.index]!
      if (rounds.most <= FEW_STEPS && graph.number(agent, 'expectedMinutes') === undefined) continue
      if (total.p95 <= Math.max(LONG, budget)) continue
      if (walks++ > MOST) return
      const path = wayTo(graph, agent)
      if (!path || showsProgress(graph, [...path.nodes, ...graph.content.next(agent)])) continue
      const entry = path.nodes.findLast((node) => graph.is(node, 'user_interface') || graph.is(node, 'request_entry'))!
      const isSure = total.least > Math.max(LONG, budget)
      yield {
        status: isSure ? 'violation' : 'ask',
        nodes: [entry, agent],
        path,
        because: `${entry.label} waits for ${agent.label}, which may take ${time(total.p95)}${isSure ? '' : ' at its limit by common figures'}; ${time(budget)} are promised.`,
        say: { agent, entry },
      }
    }
  },
})

const PROGRESS = /\b(progress|job|async|status|stream\w*|notif\w*|background|poll\w*|webhook)\b/i

const showsProgress = (graph: GraphView, nodes: readonly ViewNode[]): boolean =>
  nodes.some(
    (node) =>
      graph.is(node, 'async_boundary') ||
      graph.isKind(node, 'notification_service', 'workflow_engine', 'streaming_transport') ||
      graph.fact(node, 'streaming') === true ||
      PROGRESS.test(node.label),
  )
