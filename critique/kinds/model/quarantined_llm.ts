import { defineKind } from '../kind.ts'
import { modelCalls, props } from '../props.ts'

export default defineKind({
  id: 'quarantined_llm',
  name: 'Quarantined model (no tools)',
  category: 'model',
  tier: 'core',
  parent: 'llm',
  description: 'Model that reads untrusted content without tools and returns only schema-limited fields.',
  icon: 'biohazard',
  aliases: [
    'quarantined llm',
    'reader llm',
    'sandboxed summarizer',
    'no-tool summariser',
    'quarantined reader',
    'isolated reader',
    'dual llm reader',
  ],
  products: [],
  traits: ['generates', 'runs_model', 'isolates_when_structured'],
  props: props('model', 'structuredOnly', 'schema', ...modelCalls),
  typicalIn: ['email_inbox', 'web_search', 'user_upload'],
  typicalOut: ['agent', 'schema_validator'],
})
