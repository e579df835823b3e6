import { kept, passagesFor } from '../../facts/passages.ts'
import { generators } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** Size of a passage where none is stated, in tokens: the estimate's own default. */
const PASSAGE = 300
/** Beyond this no window should be taken for granted, in tokens. */
const LARGE = 128_000

export default defineRule({
  id: 'retrieval/context-overflow',
  title: 'The prompt does not fit the model',
  severity: 'critical',
  severityModifiers: ['major when it fits but takes more than half of the window and grows with the conversation'],
  cluster: 'context-budget',
  quantitative: true,
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'What does not fit is cut, often in silence, and often the instructions or the evidence. Cost and time grow with every token that nobody needed.',
  ask: 'Add it up: {parts} make {tokens} tokens for {model}. What is cut first?',
  followUps: ['How many tokens may each section take, and what enforces it?', 'How long is the history of the longest conversations?'],
  goodAnswer: [
    'A token budget per section, enforced in code',
    'Rerank and compress passages, summarise history',
    'Cap what tools return and refer to it by id',
    'Fail aloud, never cut in silence',
  ],
  fix: 'Give each section of the prompt a budget: fewer or reranked passages, a summarised history.',
  unless: 'Window or sizes are not stated, or a context builder caps the prompt below the window.',
  sources: [
    {
      title: 'Seven Failure Points When Engineering a RAG System (Barnett et al., 2024)',
      section: 'FP3, FP4',
      url: 'https://arxiv.org/abs/2401.05856',
      verification: 'secondary',
    },
    {
      title: 'Lost in the Middle (Liu et al., 2023)',
      section: 'Long contexts',
      url: 'https://arxiv.org/abs/2307.03172',
      verification: 'secondary',
    },
    {
      title: 'OWASP Top 10 for LLM Applications 2025 - LLM10 Unbounded Consumption',
      section: 'Input validation: size limits',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2025/LLM10_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'Prompt length drives cost',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/gencost03-bp03.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai', 'cohere'],
  examples: {
    flagged: [
      'chat_ui -> llm_orchestrator#api -> *retriever#search { k: 30, chunkTokens: 500 } -> vector_db#index; #api -> *llm#model { contextWindow: 16000, systemPromptTokens: 900, maxOutputTokens: 1200 }',
      'chat_ui -> llm_orchestrator#api -> *small_llm#model { contextWindow: 8000, historyTokens: 7500, maxOutputTokens: 1000 }',
    ],
    asked: ['chat_ui -> llm_orchestrator#api -> *retriever#search { k: 200, chunkTokens: 800 } -> vector_db#index; #api -> *llm#model'],
    clean: [
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 30, chunkTokens: 500 } -> vector_db#index; #search -> reranker#best { topN: 6 }; #api -> llm#model { contextWindow: 16000, systemPromptTokens: 900, maxOutputTokens: 1200 }',
      'chat_ui -> llm_orchestrator#api -> small_llm#model { contextWindow: 8000, historyTokens: 7500, historyBudgetTokens: 2000, maxOutputTokens: 1000 }',
      'chat_ui -> llm_orchestrator#api -> context_builder#fit { maxContextTokens: 12000 } -> llm#model { contextWindow: 16000, historyTokens: 20000, maxOutputTokens: 1000 }',
      'chat_ui -> llm_orchestrator#api -> retriever#search { k: 8 } -> vector_db#index; #api -> llm#model { contextWindow: 200000 }',
    ],
  },
  *check(graph) {
    for (const model of generators(graph)) {
      const budget = budgetOf(graph, model)
      const window = graph.number(model, 'contextWindow')
      const limit = window ?? LARGE
      const grows = budget.grows
      if (budget.total <= limit && !(window !== undefined && grows && budget.total > window / 2)) continue
      yield {
        status: window === undefined ? 'ask' : 'violation',
        severity: budget.total > limit ? 'critical' : 'major',
        nodes: [...new Set([...budget.nodes, model])],
        because: `${model.label}: ${inWords(budget)} = ${budget.total} tokens, ${window === undefined ? 'and its window is not stated' : `of a window of ${window}`}.`,
        say: { model, tokens: budget.total, parts: inWords(budget) },
      }
    }
  },
  mend(graph, { say }) {
    const model = say!.model as ViewNode
    const passages = passagesFor(graph, model)
    const window = graph.number(model, 'contextWindow') ?? LARGE
    const share = Math.floor(window / 4)
    const history = graph.number(model, 'historyTokens') === undefined ? {} : setProp(model, 'historyBudgetTokens', share)
    const fits = passages ? Math.max(1, Math.floor(share / (passages.tokens ?? PASSAGE))) : undefined
    return {
      setProps: [...(history.setProps ?? []), ...(passages && fits! < passages.k ? setProp(passages.from, 'k', fits).setProps! : [])],
    }
  },
})

interface Budget {
  parts: readonly { name: string; tokens: number }[]
  total: number
  nodes: readonly ViewNode[]
  /** History without a limit: what fits today does not fit after twenty turns. */
  grows: boolean
}

/** What one prompt holds, section by section, as far as it is stated, and room for the answer. */
function budgetOf(graph: GraphView, model: ViewNode): Budget {
  const builders = [...graph.calls.previous(model), ...graph.calls.next(model)].filter((node) => graph.isKind(node, 'context_builder'))
  const read = (name: string): number | undefined =>
    [model, ...builders].map((node) => graph.number(node, name)).find((value) => value !== undefined)
  const passages = passagesFor(graph, model)
  const count = passages && kept(graph, passages)
  const fetched = count === undefined ? undefined : count * (passages!.tokens ?? PASSAGE)
  const history = read('historyTokens')
  const stated = read('inputTokens')
  const parts = (
    stated !== undefined
      ? [{ name: 'input', tokens: stated }]
      : [
          { name: 'instructions', tokens: read('systemPromptTokens') ?? 0 },
          { name: 'history', tokens: Math.min(history ?? 0, read('historyBudgetTokens') ?? Infinity) },
          { name: 'passages', tokens: fetched ?? 0 },
        ]
  ).filter(({ tokens }) => tokens > 0)
  const cap = read('maxContextTokens') ?? Infinity
  const input = Math.min(
    cap,
    parts.reduce((sum, { tokens }) => sum + tokens, 0),
  )
  const answer = graph.number(model, 'maxOutputTokens') ?? graph.number(model, 'outputTokens') ?? 0
  return {
    parts: answer > 0 && input > 0 ? [...parts, { name: 'answer', tokens: answer }] : parts,
    total: input === 0 ? 0 : input + answer,
    grows: history !== undefined && cap === Infinity && read('historyBudgetTokens') === undefined,
    nodes: passages && fetched !== undefined && stated === undefined ? [passages.from] : [],
  }
}

const inWords = ({ parts }: Budget): string => parts.map(({ name, tokens }) => `${tokens} ${name}`).join(' + ')
