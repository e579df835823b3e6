import { servingModels, wayTo } from '../../facts/serving.ts'
import { isProduction, runsOnDevice } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cost/no-output-token-limit',
  title: 'Answers have no maximum length',
  severity: 'minor',
  cluster: 'abuse-cost',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'Output tokens cost several times what input tokens do, and the longest answers make the slowest requests. A limit is free.',
  ask: 'What is the longest answer that {model} can give, and what does it cost?',
  followUps: ['What does the user see when an answer is cut off?', 'Is thinking limited as well?'],
  goodAnswer: [
    'A limit per kind of request',
    'A limit on thinking tokens',
    'An answer that was cut off is noticed and continued',
    'Prompts ask for short answers',
  ],
  fix: 'Set a limit on the output tokens of {model}.',
  unless: 'A limit, a usual length, a budget, a schema or a stop for the user is stated.',
  sources: [
    {
      title: 'OpenAI docs: Rate limits',
      section: 'The limit counts max_tokens',
      url: 'https://developers.openai.com/api/docs/guides/rate-limits',
      verification: 'secondary',
    },
    {
      title: 'OWASP LLM06:2026 Unbounded Consumption',
      url: 'https://github.com/GenAI-Security-Project/GenAI-LLM-Top10/blob/main/2026/final/LLM06_UnboundedConsumption.md',
      verification: 'verified',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens: Cost optimization',
      section: 'Manage response size',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/cost-optimization.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: [],
    asked: ['requires { scope: production }; web_client -> app_service#letters -> *llm#writer'],
    clean: [
      'requires { scope: production }; zone phone(label: "Phone") { mobile_client#app -> small_llm#writer }',
      'web_client -> app_service#letters -> llm#writer',
      'web_client -> app_service#letters -> llm#writer { maxOutputTokens: 1200 }',
      'web_client -> app_service#letters -> llm#writer; #letters -> schema_validator#form',
      'web_client -> token_budget -> app_service#letters -> llm#writer',
    ],
  },
  *check(graph) {
    // Where nobody said what it is for, there are better questions.
    if (isProduction(graph) === undefined || graph.nodesThat('bounds_loop', 'limits_usage').length > 0) return
    const model = servingModels(graph).find((node) => !isBounded(graph, node))
    const path = model && wayTo(graph, model)
    if (!model || !path || servingModels(graph).some((node) => graph.number(node, 'maxOutputTokens') !== undefined)) return
    if (path.nodes.some((node) => graph.fact(node, 'quota') === true || graph.number(node, 'tokenBudget') !== undefined)) return
    yield {
      status: 'ask',
      nodes: [model],
      because: `Nothing on the board limits how long an answer of ${model.label} can be.`,
      say: { model },
    }
  },
  mend: (_graph, { nodes: [model] }) => setProp(model!, 'maxOutputTokens', 800),
})

/** Held to a schema, of a stated length, or paid by the hour. */
const isBounded = (graph: GraphView, model: ViewNode): boolean =>
  graph.number(model, 'outputTokens') !== undefined ||
  graph.word(model, 'schema') === 'strict' ||
  graph.fact(model, 'structuredOnly') === true ||
  runsOnDevice(model) ||
  graph.isKind(model, 'self_hosted_llm', 'image_gen_model', 'realtime_speech_model', 'quarantined_llm') ||
  [...graph.calls.next(model), ...graph.calls.previous(model).flatMap((caller) => graph.calls.next(caller))].some(
    (node) => graph.is(node, 'validates') && graph.is(node, 'deterministic'),
  )
