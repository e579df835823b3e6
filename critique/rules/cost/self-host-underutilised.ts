import { estimateNodes } from '../../estimate/estimate.ts'
import { dollars } from '../../facts/numbers.ts'
import { HOURS_PER_MONTH } from '../../estimate/defaults.ts'
import { stated } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const IDLE = 0.3
const REASON =
  /\b(on[ -]?prem\w*|air[ -]?gapped|residency|must not leave|stays? (in|within|on)|never leaves?|own (weights|model)|no (third[ -]party|external|cloud|vendor))\b/i

export default defineRule({
  id: 'cost/self-host-underutilised',
  title: 'A machine of its own, mostly idle',
  severity: 'minor',
  cluster: 'capacity',
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'A rented GPU costs the same asleep. Below a third of its capacity a hosted model, or a smaller machine, is usually several times cheaper.',
  ask: 'At the stated peak {deployment} is {busy} busy. Why not a hosted model, or fewer machines?',
  followUps: ['Which requirement needs it to be yours?', 'What do a thousand requests cost on it, all in?'],
  goodAnswer: [
    'The reason is stated: data that may not leave, own weights, or volume',
    'Scaling with traffic, with one instance warm',
    'Batching and quantisation before more machines',
    'A volume at which the decision is looked at again',
  ],
  fix: 'Scale {deployment} with its traffic, or use a hosted model until the volume is there.',
  unless: 'A reason such as residency, regulated data or own weights is stated, it is busy enough, or its price or capacity is not known.',
  sources: [
    {
      title: 'Azure Well-Architected AI workloads: Operations',
      section: 'Watch utilization',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/operations',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens: Cost optimization',
      section: 'Model and inference selection',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/cost-optimization.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'databricks'],
  examples: {
    flagged: [
      'requires { peakQps: 1 }; end_user -> app_service#letters -> *self_hosted_llm#gpu { costPerHourUsd: 12, replicas: 2, concurrencyPerReplica: 16, p50Ms: 3000 }',
    ],
    clean: [
      'requires { peakQps: 6 }; end_user -> app_service#letters -> self_hosted_llm#gpu { costPerHourUsd: 12, replicas: 2, concurrencyPerReplica: 16, p50Ms: 3000 }',
      'requires { peakQps: 1, statements: ["Documents must not leave the hospital"] }; end_user -> app_service#letters -> self_hosted_llm#gpu { costPerHourUsd: 12, replicas: 2, concurrencyPerReplica: 16, p50Ms: 3000 }',
      'end_user -> app_service#letters -> self_hosted_llm#gpu { costPerHourUsd: 12, concurrencyPerReplica: 16, p50Ms: 3000 }',
    ],
  },
  *check(graph) {
    if (graph.requirements.peakQps === undefined || hasReason(graph)) return
    for (const { node, load } of estimateNodes(graph).nodes) {
      const hourly = graph.number(node, 'costPerHourUsd')
      if (hourly === undefined || !graph.isKind(node, 'self_hosted_llm', 'gpu_pool') || graph.fact(node, 'justification') === true) continue
      if (
        load.limit !== 'concurrency' ||
        load.utilisation === null ||
        load.utilisation === 0 ||
        load.utilisation >= IDLE ||
        scales(graph, node)
      )
        continue
      const busy = `${Math.max(1, Math.round(load.utilisation * 100))} %`
      const machines = graph.number(node, 'replicas') ?? 1
      yield {
        nodes: [node],
        because: `${node.label} costs ${dollars(hourly * machines * HOURS_PER_MONTH)} a month and is ${busy} busy at ${graph.requirements.peakQps} requests a second.`,
        say: { deployment: node, busy },
      }
    }
  },
  mend: (_graph, { nodes: [deployment] }) => setProp(deployment!, 'autoscale', '1..4'),
})

const scales = (graph: GraphView, node: ViewNode): boolean => graph.fact(node, 'autoscale') === true

const hasReason = (graph: GraphView): boolean => {
  const { dataClasses, regions, regulations } = graph.requirements
  return (
    (dataClasses?.some((name) => name === 'phi' || name === 'pci' || name === 'confidential') ?? false) ||
    (regions?.length ?? 0) > 0 ||
    (regulations?.length ?? 0) > 0 ||
    stated(graph, REASON) !== undefined
  )
}
