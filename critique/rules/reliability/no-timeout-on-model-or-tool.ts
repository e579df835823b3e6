import { estimateNodes } from '../../estimate/estimate.ts'
import { awaited, isModel } from '../../facts/serving.ts'
import { time } from '../../facts/numbers.ts'
import { runsOnDevice } from '../../graph/predicates.ts'
import type { GraphView, ViewEdge, ViewNode } from '../../graph/view.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'reliability/no-timeout-on-model-or-tool',
  title: 'A slow call has no end',
  severity: 'major',
  cluster: 'overload',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A call without a deadline holds its place while it hangs. A few of them fill every worker, and a slow dependency becomes a full outage.',
  ask: 'When {call} takes 60 seconds instead of two, what happens to the next five hundred requests?',
  followUps: ['How does the deadline of the request reach the calls below it?', 'What can you still answer when the time is up?'],
  goodAnswer: [
    'One deadline for the request, handed down and counted down',
    'A timeout per call that fits into it',
    'Work is cancelled when the user has gone',
    'A smaller answer when the time is up',
  ],
  fix: 'Give the request a deadline and {call} a timeout that fits into it.',
  unless:
    'Any deadline or timeout is stated on the path, a breaker or a gateway with timeouts stands in front, no latency is promised, or the work is a job.',
  sources: [
    {
      title: 'Google SRE Book ch. 22: Addressing Cascading Failures',
      section: 'Latency and deadlines',
      url: 'https://sre.google/sre-book/addressing-cascading-failures/',
      verification: 'recalled',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENREL03-BP02',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/genrel03-bp02.html',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads: Test and evaluate',
      section: 'Backoff, timeouts, circuit breaking',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/test',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [],
    asked: ['requires { p95LatencyMs: 4000 }; end_user -> app_service#desk; #desk -> crm#accounts; #desk -> *llm#model'],
    clean: [
      'requires { p95LatencyMs: 300 }; end_user -> mobile_client#app -> small_llm#model { label: "On-device model" }',
      'requires { p95LatencyMs: 4000 }; end_user -> app_service#desk { deadlineMs: 8000 }; #desk -> crm#accounts; #desk -> llm#model',
      'end_user -> app_service#desk; #desk -> crm#accounts; #desk -> llm#model',
      'requires { p95LatencyMs: 4000 }; end_user -> app_service#desk -data-> message_queue#jobs -data-> llm_orchestrator#worker -> llm#model',
    ],
  },
  *check(graph) {
    const budget = graph.requirements.p95LatencyMs ?? graph.requirements.firstTokenP95Ms
    if (budget === undefined) return
    const path = awaited(graph)
    const calls = path.filter(
      (node) =>
        (isModel(graph, node) && !runsOnDevice(node)) ||
        graph.is(node, 'tool') ||
        graph.is(node, 'retrieves') ||
        graph.is(node, 'acts_autonomously'),
    )
    if (
      calls.length === 0 ||
      path.filter((node) => hasEnd(graph, node)).length > 0 ||
      graph.edges.some((edge) => path.has(edge.from) && hasEnd(graph, edge))
    )
      return
    const { nodes } = estimateNodes(graph)
    const slow = (node: ViewNode): number => nodes[node.index]!.latency.p95
    const call = calls.reduce((a, b) => (slow(b) > slow(a) ? b : a))
    yield {
      status: 'ask',
      nodes: calls.filter((node) => node === call || isModel(graph, node) || graph.is(node, 'tool')),
      because: `${time(budget)} are promised, and nothing ends a call to ${call.label} that hangs.`,
      say: { call },
    }
  },
})

const hasEnd = (graph: GraphView, of: ViewNode | ViewEdge): boolean =>
  ['timeoutMs', 'deadlineMs', 'timeout'].some((prop) => graph.prop(of, prop) !== undefined) ||
  /\b(time[ -]?outs?|deadline|cancel\w*|hedg\w+)\b/i.test(of.label) ||
  ('traits' in of && graph.isKind(of, 'circuit_breaker'))
