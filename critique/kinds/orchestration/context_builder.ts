import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'context_builder',
  name: 'Prompt / context builder',
  category: 'orchestration',
  tier: 'core',
  description: 'Step that assembles instructions, retrieved text, history and user input into one prompt.',
  icon: 'layers',
  aliases: [
    'prompt builder',
    'context builder',
    'prompt assembly',
    'context assembly',
    'prompt template',
    'prompt',
    'system prompt',
    'context engineering',
    'context packing',
    'prompt construction',
    'context manager',
    'augmentation',
  ],
  products: ['Jinja2', 'LangChain PromptTemplate', 'Priompt', 'BAML', 'Prompt Poet', 'LMQL'],
  traits: ['coordinates'],
  props: props(
    'maxContextTokens',
    'systemPromptTokens',
    'stablePrefix',
    'promptOrder',
    'untrustedDelimiting',
    'historyBudgetTokens',
    'inputTokens',
    ...coordination,
  ),
  typicalIn: ['retriever', 'reranker', 'session_store', 'long_term_memory', 'query_rewriter'],
  typicalOut: ['llm', 'llm_gateway', 'prompt_cache'],
})
