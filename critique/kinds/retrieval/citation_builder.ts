import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'citation_builder',
  name: 'Citation / grounding builder',
  category: 'retrieval',
  tier: 'extended',
  parent: 'context_builder',
  description: 'Step that attaches the supporting source to each statement of an answer.',
  icon: 'quote',
  aliases: [
    'citations',
    'citation',
    'source attribution',
    'attribution',
    'grounding',
    'references',
    'provenance',
    'quote extraction',
    'evidence linking',
  ],
  products: ['Anthropic Citations API', 'Cohere citations', 'Vertex grounding', 'custom span matcher'],
  traits: ['coordinates'],
  props: props(
    'citationPrecision',
    'coverage',
    ['granularity', { values: ['doc', 'passage', 'span'], meaning: 'To what level a citation points.' }],
    ...coordination,
  ),
  typicalIn: ['llm', 'context_builder'],
  typicalOut: ['chat_ui', 'groundedness_checker', 'llm_orchestrator'],
})
