import { awaited } from '../../facts/serving.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'latency/no-cold-start-plan',
  title: 'The first request waits for a machine to start',
  severity: 'minor',
  cluster: 'capacity',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Loading a model takes tens of seconds. After a quiet hour the first user pays for that, and it looks like an outage.',
  ask: 'After a quiet hour, what does the first request to {endpoint} see?',
  followUps: ['What does it cost to keep one instance warm?', 'How do you notice cold starts?'],
  goodAnswer: [
    'At least one warm instance, or reserved throughput',
    'Traffic only to instances that have answered a test',
    'A hosted model steps in meanwhile',
    'Cold starts are counted',
  ],
  fix: 'Keep at least one instance of {endpoint} warm, and say what that costs.',
  unless: 'An instance stays warm, throughput is reserved, nobody waits, or nothing says that it scales to zero.',
  sources: [
    {
      title: 'Azure Architecture Center: Baseline chat architecture',
      section: 'Provisioned capacity',
      url: 'https://learn.microsoft.com/azure/architecture/ai-ml/architecture/baseline-azure-ai-foundry-chat',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: ['requires { p95LatencyMs: 2500 }; end_user -> app_service#desk -> *model_serving#score { label: "Scorer, scale to zero" }'],
    clean: [
      'requires { p95LatencyMs: 2500 }; end_user -> app_service#desk -> model_serving#score { label: "Scorer, scale to zero", minReplicas: 1 }',
      'end_user -> app_service#desk -> self_hosted_llm#gpu { minReplicas: 0 }',
      'requires { p95LatencyMs: 2500 }; end_user -> app_service#desk -> self_hosted_llm#gpu { replicas: 2 }',
    ],
  },
  *check(graph) {
    if (graph.requirements.p95LatencyMs === undefined && graph.requirements.firstTokenP95Ms === undefined) return
    for (const endpoint of graph.nodes.filter(
      (node) => graph.is(node, 'runs_model') || graph.isKind(node, 'model_serving', 'serverless_function', 'gpu_pool'),
    )) {
      if (!awaited(graph).has(endpoint) || isWarm(graph, endpoint) || !sleeps(graph, endpoint)) continue
      yield { nodes: [endpoint], because: `${endpoint.label} goes down to no instance when nobody calls it.`, say: { endpoint } }
    }
  },
  mend: (_graph, { nodes: [endpoint] }) => setProp(endpoint!, 'minReplicas', 1),
})

const isWarm = (graph: GraphView, node: ViewNode): boolean =>
  (graph.number(node, 'minReplicas') ?? 0) > 0 ||
  graph.word(node, 'endpoint') === 'provisioned' ||
  graph.fact(node, 'warm') === true ||
  /\b(warm|provisioned|always[ -]on|pre-?warmed)\b/i.test(node.label)

const sleeps = (graph: GraphView, node: ViewNode): boolean =>
  graph.number(node, 'minReplicas') === 0 ||
  /^\s*0\s*(\.\.|-|to|,)/.test(String(graph.prop(node, 'autoscale') ?? '')) ||
  /\b(scales? to (zero|0)|scale-to-zero|serverless gpu|cold[ -]start)\b/i.test(node.label)
