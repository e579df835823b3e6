import { jurisdiction } from '../../facts/region.ts'
import { concerns } from '../../graph/lexicon.ts'
import { generators, isProduction, statementsOf } from '../../graph/predicates.ts'
import type { GraphView, ViewNode } from '../../graph/view.ts'
import { setProp } from '../mends.ts'
import { defineRule } from '../rule.ts'

// Asks only about voice: on a screen it is mostly obvious, on the phone it is not. A stated "no" counts everywhere.
export default defineRule({
  id: 'requirements/ai-disclosure',
  title: 'Nobody tells people that they talk to a machine',
  severity: 'minor',
  severityModifiers: ['major for a public voice or chat service in the EU'],
  cluster: 'requirements-gap',
  absence: true,
  burdenOfProof: 'engine',
  whenUnknown: 'ask',
  confidence: 'medium',
  why: 'People have a right to know unless it is obvious, in the EU by law from August 2026 (check the dates). A natural voice on the phone is the risky case.',
  ask: 'How does somebody at {entry} learn that this is not a person?',
  followUps: ['What about pictures and documents that were generated?', 'Who owns the wording?'],
  goodAnswer: [
    'Said in the first turn, or shown in the interface',
    'Generated content is marked',
    'A person can be reached',
    'It is on record that it was said',
  ],
  fix: 'Say at {entry} in the first turn that an AI answers, and how to reach a person.',
  unless: 'It is stated on the board, obvious in an internal tool, or outside the EU and nobody asked for it.',
  sources: [
    {
      title: 'EU AI Act, Regulation (EU) 2024/1689',
      section: 'Art. 50(1) and (4)',
      url: 'https://artificialintelligenceact.eu/article/50/',
      verification: 'secondary',
    },
    {
      title: 'Azure Well-Architected for AI: responsible AI',
      section: 'Transparency',
      url: 'https://learn.microsoft.com/azure/well-architected/ai/responsible-ai',
      verification: 'verified',
    },
  ],
  companyEmphasis: ['anthropic'],
  examples: {
    flagged: [
      'requires { scope: production, regions: [eu] }; end_user#guest -> *voice_channel#phone { aiDisclosure: false } -> speech_to_text -> llm',
    ],
    asked: ['requires { scope: production, statements: ["EU only"] }; end_user#guest -> *voice_channel#phone -> realtime_speech_model'],
    clean: [
      'requires { scope: production, regions: [eu] }; end_user#guest -> voice_channel#phone { aiDisclosure: true } -> realtime_speech_model',
      'requires { scope: internal, regions: [eu] }; end_user#colleague -> voice_channel#phone -> realtime_speech_model',
      'requires { scope: production, regions: [us] }; end_user#guest -> voice_channel#phone -> realtime_speech_model',
      'requires { scope: production, regions: [eu] }; end_user#guest -> chat_ui#chat -> llm',
    ],
  },
  isAskedFor: (graph) => concerns(graph).has('ai_disclosure'),
  *check(graph) {
    if (isProduction(graph) !== true || graph.requirements.scope === 'internal' || isSaid(graph)) return
    const answered = graph.calls.to(generators(graph))
    const talking = graph.nodesThat('user_interface').filter((node) => answered.has(node))
    for (const entry of talking) {
      const denied = graph.fact(entry, 'aiDisclosure') === false
      const isVoice = graph.isKind(entry, 'voice_channel') && !graph.isKind(entry, 'media_server')
      if (graph.fact(entry, 'aiDisclosure') === true || !(denied || (isVoice && isInEu(graph)))) continue
      yield {
        ...(denied ? {} : { status: 'ask' as const }),
        nodes: [entry],
        severity: isInEu(graph) ? 'major' : 'minor',
        because: denied
          ? `People at ${entry.label} are not told that a machine answers.`
          : `Nothing says whether callers at ${entry.label} are told that a machine answers.`,
        say: { entry },
      }
      return
    }
  },
  mend: (_graph, { say }) => setProp(say!.entry as ViewNode, 'aiDisclosure', true),
})

const isInEu = (graph: GraphView): boolean =>
  (graph.requirements.regions ?? []).some((name) => jurisdiction(name) === 'eu') ||
  (graph.requirements.regulations ?? []).some((name) => /gdpr|eu/i.test(name)) ||
  statementsOf(graph).some((text) => jurisdiction(text) === 'eu')

/** Said somewhere: on a box, an arrow or in words. */
const isSaid = (graph: GraphView): boolean =>
  concerns(graph).has('ai_disclosure') ||
  [...graph.nodes, ...graph.edges].some((one) => /\b(disclos\w*|discloses ai|announces? (itself|ai)|"?this is an ai)\b/i.test(one.label)) ||
  graph.nodes.some((node) => graph.fact(node, 'aiDisclosure') === true)
