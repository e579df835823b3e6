import { estimateNodes, type NodeEstimate } from '../../estimate/estimate.ts'
import { passagesFor } from '../../facts/passages.ts'
import type { ViewNode } from '../../graph/view.ts'
import { newNode, setProp, standOnAll } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** A prompt of this size is where reading it, not writing the answer, decides price and wait. Tokens. */
const LONG = 8000
const READ_PER_WRITTEN = 8

export default defineRule({
  id: 'retrieval/prompt-so-long-one-change-fixes-all',
  title: 'One long prompt breaks several targets at once',
  severity: 'major',
  cluster: 'context-budget',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'skip',
  why: 'Price, wait and rate limit all grow with the tokens that are read on each call. Three tickets for three targets hide that the cause is one.',
  ask: '{model} reads {tokens} tokens to write {written}. Which of them would you leave out first, and which of your targets would then hold?',
  followUps: ['What share of the prompt do good answers refer to?', 'Which part is the same on every call and could be cached?'],
  goodAnswer: [
    'Measure which sections matter, by leaving one out at a time on the evaluation set',
    'Rerank and keep few passages; summarise history',
    'What stays the same first, so that it can be cached',
    'One change, then all targets measured again',
  ],
  fix: 'Halve what {model} reads: fewer passages, a shorter history, instructions that are cached.',
  unless: 'Fewer than two stated targets are missed, the prompt is short beside the answer, or most of it is cached.',
  sources: [
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'Prompt length drives cost',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/gencost03-bp03.html',
      verification: 'verified',
    },
    {
      title: 'Lost in the Middle (Liu et al., 2023)',
      section: 'Long contexts',
      url: 'https://arxiv.org/abs/2307.03172',
      verification: 'secondary',
    },
  ],
  companyEmphasis: ['openai', 'cohere', 'anthropic'],
  examples: {
    flagged: [
      'requires { costPerRequestUsd: 0.01, peakQps: 10 }; chat_ui -> llm_orchestrator#api -> *llm#model { inputTokens: 24000, outputTokens: 300, pricePerMInputUsd: 3, pricePerMOutputUsd: 15, limitTpm: 4000000 }',
    ],
    clean: [
      'requires { costPerRequestUsd: 0.1, peakQps: 10 }; chat_ui -> llm_orchestrator#api -> llm#model { inputTokens: 24000, outputTokens: 300, pricePerMInputUsd: 3, pricePerMOutputUsd: 15, limitTpm: 40000000 }',
      'requires { costPerRequestUsd: 0.01, peakQps: 10 }; chat_ui -> llm_orchestrator#api -> llm#model { inputTokens: 2000, outputTokens: 900, pricePerMInputUsd: 3, pricePerMOutputUsd: 15, limitTpm: 400000 }',
    ],
  },
  *check(graph) {
    const { nodes, costs, start } = estimateNodes(graph)
    const { costPerRequestUsd, monthlyBudgetUsd, requestsPerMonth, p95LatencyMs, firstTokenP95Ms } = graph.requirements
    const target =
      costPerRequestUsd ?? (monthlyBudgetUsd !== undefined && requestsPerMonth ? monthlyBudgetUsd / requestsPerMonth : undefined)
    for (const one of nodes) {
      const tokens = one.tokens
      if (
        !tokens ||
        tokens.input === null ||
        one.visits === 0 ||
        tokens.input < LONG ||
        tokens.input < READ_PER_WRITTEN * tokens.output ||
        tokens.cachedShare >= 0.5
      )
        continue
      const missed = [
        target !== undefined &&
          costs.perRequest !== null &&
          costs.perRequest > target &&
          `$${Number(costs.perRequest.toPrecision(2))} a request against ${Number(target.toPrecision(2))}`,
        waits(one, start, p95LatencyMs, firstTokenP95Ms),
        one.load.utilisation !== null &&
          one.load.utilisation > 1 &&
          `${Math.round(one.load.utilisation * 100)} % of its rate limit at peak`,
      ].filter((text): text is string => typeof text === 'string')
      if (missed.length < 2) continue
      yield {
        nodes: [one.node],
        because: `${one.node.label} reads ${tokens.input} tokens per call: ${missed.join('; ')}. A shorter prompt helps all of it.`,
        say: { model: one.node, tokens: tokens.input, written: tokens.output },
      }
    }
  },
  mend(graph, { say }) {
    const model = say!.model as ViewNode
    const shorter = graph.number(model, 'inputTokens') === undefined ? {} : setProp(model, 'inputTokens', LONG / 2)
    const passages = passagesFor(graph, model)
    const calls = graph.edgesTo(model).filter((edge) => edge.kind === 'request')
    const fewer = passages && passages.k > 8 ? [{ on: passages.from.id, prop: 'k', value: 8 }] : []
    const compressor = calls.length > 0 ? standOnAll(calls, newNode('prompt_compressor', 'Keep what the answer needs')) : {}
    return { ...compressor, setProps: [...(shorter.setProps ?? []), ...fewer] }
  },
})

/** The first token is what a long prompt delays; without a target for it, the whole answer stands in. */
function waits(
  one: NodeEstimate,
  start: NodeEstimate | undefined,
  p95LatencyMs: number | undefined,
  firstTokenP95Ms: number | undefined,
): string | false {
  if (!start || one.times === 0) return false
  if (firstTokenP95Ms !== undefined && start.total.firstP95 !== null && start.total.firstP95 > firstTokenP95Ms)
    return `first token after ${Math.round(start.total.firstP95)} ms against ${firstTokenP95Ms}`
  return p95LatencyMs !== undefined && start.total.p95 > p95LatencyMs && `p95 of ${Math.round(start.total.p95)} ms against ${p95LatencyMs}`
}
