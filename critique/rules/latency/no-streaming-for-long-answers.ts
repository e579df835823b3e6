import { estimateNodes } from '../../estimate/estimate.ts'
import { servingModels } from '../../facts/serving.ts'
import { entries } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { time } from '../../facts/numbers.ts'
import { setProp, together } from '../mends.ts'
import { defineRule } from '../rule.ts'

const LONG_TOKENS = 300
const LONG_MS = 2000
/** Models that are looked at, each with a walk over the board. */
const MOST = 12

export default defineRule({
  id: 'latency/no-streaming-for-long-answers',
  title: 'The user looks at nothing while a long answer is written',
  severity: 'minor',
  cluster: 'latency-budget',
  confidence: 'medium',
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  why: 'People judge speed by the first words. Streaming usually costs nothing, and where a check needs the whole answer first, progress can be shown instead.',
  ask: '{model} writes for several seconds. What does the user see after one?',
  followUps: ['How do you stream an answer that has to be checked first?', 'Can the user stop it?'],
  goodAnswer: [
    'Words as they come, or sections as they are done',
    'What it is doing, while a check holds the answer back',
    'Checks in chunks where the risk allows',
    'A stop button',
  ],
  fix: 'Stream the answer of {model}, in chunks where a check has to see it first.',
  unless: 'Answers are short, a machine reads them, streaming is stated, or a check or a format that needs the whole is drawn.',
  sources: [
    {
      title: 'OpenAI Guardrails: Streaming and blocking',
      url: 'https://openai.github.io/openai-guardrails-python/streaming_output',
      verification: 'verified',
    },
    {
      title: 'Azure OpenAI: Content streaming',
      url: 'https://learn.microsoft.com/azure/foundry/openai/concepts/content-streaming',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['openai'],
  examples: {
    flagged: ['chat_ui#desk -> llm_orchestrator#api -> *llm#writer { outputTokens: 900, streaming: false }'],
    asked: ['chat_ui#desk -> llm_orchestrator#api -> *llm#writer { outputTokens: 900 }'],
    clean: [
      'chat_ui#desk { streaming: true } -> llm_orchestrator#api -> llm#writer { outputTokens: 900 }',
      'api_consumer#partner -> llm_orchestrator#api -> llm#writer { outputTokens: 900, streaming: false }',
      'chat_ui#desk -> llm_orchestrator#api -> llm#writer { outputTokens: 900 }; #api -> output_validator#form',
      'chat_ui#desk -> llm_orchestrator#api -> llm#labels { outputTokens: 20, streaming: false }',
    ],
  },
  *check(graph) {
    const screens = entries(graph).filter((node) => graph.is(node, 'user_interface') && !graph.isKind(node, 'voice_channel'))
    if (screens.length === 0) return
    const seen = graph.calls.from(screens)
    let walks = 0
    for (const model of servingModels(graph)) {
      const { tokens, latency } = estimateNodes(graph).nodes[model.index]!
      const isLong = (graph.number(model, 'outputTokens') ?? 0) > LONG_TOKENS || (latency.stated && latency.p95 > LONG_MS)
      if (!isLong || !seen.has(model) || holdsBack(graph)) continue
      if (walks++ > MOST) return
      const path = graph.calls.path(screens, model)!
      const states = [...path.nodes, ...path.edges].map((of) => graph.fact(of, 'streaming'))
      if (
        states.includes(true) ||
        path.nodes.some((node) => /\bstream\w*|sse\b|websocket|progress/i.test(node.label)) ||
        path.edges.some((edge) => /\bstream\w*|sse\b/i.test(edge.label))
      )
        continue
      const isSure = states.includes(false)
      yield {
        status: isSure ? 'violation' : 'ask',
        nodes: [model],
        path,
        because: `${model.label} takes about ${time(latency.p95)} for ${tokens ? Math.round(tokens.output) : 'many'} tokens, and ${isSure ? 'nothing is shown before the last' : 'nothing says that they are shown as they come'}.`,
        say: { model },
      }
    }
  },
  mend(graph, { nodes: [model], path }) {
    return together(
      ...[model!, ...(path?.nodes ?? [])]
        .filter((node) => node === model || graph.fact(node, 'streaming') === false)
        .map((node) => setProp(node, 'streaming', true)),
    )
  },
})

/** A check or a format that needs the whole answer is a reason. */
const holdsBack = (graph: GraphView): boolean => {
  const needsAll = (node: ViewNode): boolean =>
    graph.is(node, 'validates') || graph.fact(node, 'needsCompleteOutput') === true || graph.fact(node, 'structuredOnly') === true
  return graph.once('answers are held back', () => graph.nodes.some(needsAll))
}
