import { servingModels } from '../../facts/serving.ts'
import { surroundings } from '../../estimate/tokens.ts'
import { count } from '../../facts/numbers.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

/** From here on providers cache a prefix. */
const CACHEABLE = 1024

export default defineRule({
  id: 'cost/stable-prefix-not-cached',
  title: 'The same long instructions are paid for on every call',
  severity: 'minor',
  cluster: 'prompt-efficiency',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'A prompt cache reads an unchanged beginning at about a tenth of the price, and the first token comes sooner. A timestamp or a name in front of it loses all of that.',
  ask: '{model} is sent {n} tokens of the same instructions on every call. What would a cache save, and what breaks it?',
  followUps: ['Which share of your input tokens is read from the cache today?', "Where in the prompt do the user's own data stand?"],
  goodAnswer: [
    'What never changes first, what changes last',
    'The share of cached tokens is measured',
    'How long an entry lives, and which machine holds it, is known',
    'It is a saving, never a control',
  ],
  fix: "Put the fixed part of the prompt for {model} first, and use the provider's prompt cache.",
  unless: 'A prompt cache or a cached share is stated, the fixed part is shorter than 1,024 tokens, or the provider has no cache.',
  sources: [
    {
      title: 'OpenAI Cookbook: Prompt Caching 201',
      section: '1,024 tokens; exact prefix',
      url: 'https://github.com/openai/openai-cookbook/blob/main/examples/Prompt_Caching_201.ipynb',
      verification: 'verified',
    },
    {
      title: 'Claude docs: Prompt caching',
      url: 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching',
      verification: 'secondary',
    },
    {
      title: 'AWS Well-Architected Generative AI Lens',
      section: 'GENCOST03-BP03',
      url: 'https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/gencost03-bp03.html',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: ['end_user -> llm_orchestrator#claims -> *llm#model { systemPromptTokens: 6000, stablePrefix: false }'],
    asked: ['end_user -> llm_orchestrator#claims -> *llm#model { systemPromptTokens: 6000 }'],
    clean: [
      'end_user -> llm_orchestrator#claims -> llm#model { systemPromptTokens: 6000, promptCache: prefix }',
      'end_user -> llm_orchestrator#claims -> llm#model { systemPromptTokens: 400, stablePrefix: false }',
      'end_user -> llm_orchestrator#claims; #claims -> prompt_cache#prefix; #claims -> llm#model { systemPromptTokens: 6000 }',
    ],
  },
  *check(graph) {
    for (const model of servingModels(graph)) {
      const near = surroundings(graph, model)
      const parts = [
        model,
        ...near.filter((node) => graph.isKind(node, 'context_builder', 'llm_orchestrator') || graph.is(node, 'acts_autonomously')),
      ]
      const n = Math.max(...parts.map((node) => graph.number(node, 'systemPromptTokens') ?? 0))
      if (n < CACHEABLE || near.some((node) => graph.isKind(node, 'prompt_cache'))) continue
      const broken = parts.filter((node) => graph.fact(node, 'stablePrefix') === false)
      const off = graph.fact(model, 'promptCache') === false
      const isCached = parts.some((node) => graph.fact(node, 'promptCache') === true || (graph.number(node, 'cachedShare') ?? 0) > 0)
      if (isCached && broken.length === 0) continue
      const isSure = off || broken.length > 0
      yield {
        status: isSure ? 'violation' : 'ask',
        nodes: [...new Set([...broken, model])],
        because: `${model.label} is sent ${count(n)} fixed tokens on every call${broken.length > 0 ? ', behind a part that changes' : off ? ', without a prompt cache' : ', and nothing says that they are cached'}.`,
        say: { model, n: count(n) },
      }
    }
  },
  mend(graph, { nodes }) {
    return together(
      ...nodes.filter((node) => graph.fact(node, 'stablePrefix') === false).map((node) => setProp(node, 'stablePrefix', true)),
      setProp(nodes.at(-1)!, 'promptCache', 'prefix'),
    )
  },
})
