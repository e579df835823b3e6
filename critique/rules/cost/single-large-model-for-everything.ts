import { count } from '../../facts/numbers.ts'
import { servingModels } from '../../facts/serving.ts'
import { stated } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { newNode, standOn } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** 10,000 a day. */
const BUSY_MONTH = 300_000
const LARGE = /\b(premium|large|frontier|opus|astra|ultra|flagship|gpt-?4o?|gpt-?[56](\.\d)?|sol|405b|70b|pro)\b/i
const SMALL = /\b(mini|nano|micro|lite|haiku|flash|small|luna|[1-9]b)\b/i
const MIXED = /\b(greetings?|small[ -]?talk|faqs?|simple|easy|routine|classif\w*|routing|triage|mixed?|variety|from .* to )\b/i
const HARD = /\b(all|every|each|always)\b.{0,30}\b(complex|hard|difficult|expert)\b/i

export default defineRule({
  id: 'cost/single-large-model-for-everything',
  title: 'The largest model answers the easy questions too',
  severity: 'minor',
  cluster: 'prompt-efficiency',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'skip',
  why: 'Most requests are easy. Sending those to a small model commonly halves the bill with no difference that users notice.',
  ask: 'Which share of the requests really needs {model}, and where could the rest go?',
  followUps: ['How do you decide without another model call?', 'How do you notice that the small model got a hard one?'],
  goodAnswer: [
    'Rules or a cheap classifier first, and more on low confidence',
    'A small model first, checked, and the large one when it fails',
    'Quality measured per route',
    'The share of each route is watched',
  ],
  fix: 'Put a router in front of {model} that sends easy requests to a small model.',
  unless: 'A router or a small model is there, requests are all hard, traffic is low, or nothing says that the model is a large one.',
  sources: [
    {
      title: 'AWS Well-Architected Generative AI Lens: Cost optimization',
      section: 'Model selection',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/cost-optimization.html',
      verification: 'verified',
    },
    {
      title: 'Azure Well-Architected AI workloads: Application design',
      section: 'Model routing',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/application-design',
      verification: 'verified',
    },
    {
      title: 'Anthropic: Building Effective Agents',
      section: 'Routing',
      url: 'https://www.anthropic.com/research/building-effective-agents',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 20000 }; end_user -> llm_orchestrator#desk -> *llm#writer { label: "Claude Opus" }',
    ],
    clean: [
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 20000 }; end_user -> llm_orchestrator#desk; #desk -> llm#writer { label: "Claude Opus" }; #desk -> small_llm#quick',
      'requires { requestsPerMonth: 20000, monthlyBudgetUsd: 20000 }; end_user -> llm_orchestrator#desk -> llm#writer { label: "Claude Opus" }',
      'requires { requestsPerMonth: 2000000, monthlyBudgetUsd: 20000 }; end_user -> llm_orchestrator#desk -> llm#writer',
    ],
  },
  *check(graph) {
    const { requestsPerMonth, monthlyBudgetUsd, costPerRequestUsd } = graph.requirements
    if (requestsPerMonth === undefined || requestsPerMonth <= BUSY_MONTH || stated(graph, HARD) !== undefined) return
    const isTight = monthlyBudgetUsd !== undefined || costPerRequestUsd !== undefined
    if (!isTight && stated(graph, MIXED) === undefined) return
    const models = servingModels(graph)
    const [model] = models
    if (!model || models.length > 1 || !isLarge(graph, model) || graph.nodesOf('router', 'small_llm').length > 0) return
    yield {
      nodes: [model],
      because: `All ${count(requestsPerMonth)} requests a month go to ${model.label}, the easy ones too.`,
      say: { model },
    }
  },
  mend(graph, { nodes: [model] }) {
    const edge = graph.calls.into(model!)[0]?.edge
    if (!edge) return {}
    const router = newNode('model_router', 'Model router')
    const small = newNode('small_llm', 'Small model')
    const stand = standOn(edge, router)
    return {
      ...stand,
      addNodes: [...stand.addNodes!, small],
      addEdges: [...stand.addEdges!, { from: router.ref, to: small.ref, kind: 'request' }],
    }
  },
})

const isLarge = (graph: GraphView, node: ViewNode): boolean => {
  const name = `${node.label} ${graph.word(node, 'model') ?? ''}`
  return LARGE.test(name) && !SMALL.test(name)
}
