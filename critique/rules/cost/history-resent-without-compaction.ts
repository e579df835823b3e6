import { grouped } from '../../facts/numbers.ts'
import { servingModels } from '../../facts/serving.ts'
import { surroundings } from '../../estimate/tokens.ts'
import { entries } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

const MANY_TURNS = 10
const MANY_TOKENS = 8000

export default defineRule({
  id: 'cost/history-resent-without-compaction',
  title: 'Every turn sends the whole conversation again',
  severity: 'minor',
  cluster: 'context-budget',
  quantitative: true,
  confidence: 'medium',
  burdenOfProof: 'board',
  whenUnknown: 'ask',
  why: 'When each turn carries all turns before it, cost grows with the square of the length, and late answers become slow and vague.',
  ask: 'How many times the tokens of turn 3 does turn 30 send to {model}, and what is in them?',
  followUps: ['What stays word for word, and what becomes a summary?', 'Does the prompt cache survive when you shorten?'],
  goodAnswer: [
    'A summary with pinned facts, and the last turns as they were',
    'Long tool results kept by reference',
    'Shortened in steps that keep the cached prefix',
    'Answers compared before and after',
  ],
  fix: 'Cap the history that {model} is sent, and summarise what falls out.',
  unless: 'Sessions are short, a summary, a window or a cap is stated, or history is looked up by relevance.',
  sources: [
    { title: 'Lost in the Middle (Liu et al., 2023)', url: 'https://arxiv.org/abs/2307.03172', verification: 'secondary' },
    {
      title: 'OpenAI Cookbook: Prompt Caching 201',
      url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Prompt_Caching_201.ipynb',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Agentic AI Lens',
      section: 'Token efficiency',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/agentic-ai-lens/agentcost02-bp02.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [
      'chat_ui -> llm_orchestrator#chat; #chat -> session_store#log { label: "Complete history" }; #chat -> *llm#model { historyTokens: 30000 }',
    ],
    asked: ['chat_ui { turnsPerSession: 25 } -> llm_orchestrator#chat; #chat -> session_store#log; #chat -> *llm#model'],
    clean: [
      'chat_ui { turnsPerSession: 25 } -> llm_orchestrator#chat; #chat -> session_store#log { label: "Last 8 turns" }; #chat -> llm#model',
      'chat_ui { turnsPerSession: 25 } -> llm_orchestrator#chat; #chat -> conversation_summarizer#notes; #chat -> llm#model',
      'chat_ui -> llm_orchestrator#chat; #chat -> session_store#log; #chat -> llm#model',
    ],
  },
  *check(graph) {
    const turns = Math.max(0, ...entries(graph).map((node) => graph.number(node, 'turnsPerSession') ?? 0))
    for (const model of servingModels(graph)) {
      const tokens = graph.number(model, 'historyTokens') ?? 0
      if (turns <= MANY_TURNS && tokens <= MANY_TOKENS) continue
      const near = [model, ...surroundings(graph, model)]
      if (near.some((node) => compacts(graph, node))) continue
      const resends =
        tokens > MANY_TOKENS &&
        near.some((node) => /\b(full|complete|whole|entire|all)\b.{0,12}\b(history|conversation|transcript|turns|chat)/i.test(node.label))
      yield {
        status: resends ? 'violation' : 'ask',
        nodes: [model],
        because:
          tokens > MANY_TOKENS
            ? `${model.label} is sent ${grouped(tokens)} tokens of history with every call, and nothing shortens them.`
            : `Sessions have ${turns} turns, and nothing says how the history that ${model.label} is sent stays short.`,
        say: { model },
      }
    }
  },
  mend: (_graph, { nodes: [model] }) => setProp(model!, 'historyBudgetTokens', 4000),
})

const COMPACTS = /\b(summar\w*|compact\w*|window(ed)?|last \d+|recent (turns|messages)|trim\w*|truncat\w*|sliding)\b/i

const compacts = (graph: GraphView, node: ViewNode): boolean =>
  graph.isKind(node, 'conversation_summarizer', 'prompt_compressor', 'long_term_memory') ||
  graph.fact(node, 'compaction') === true ||
  ['historyBudgetTokens', 'maxContextTokens', 'turnsKept', 'maxTokens'].some((prop) => graph.number(node, prop) !== undefined) ||
  COMPACTS.test(node.label)
