import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'router',
  name: 'Router (generic)',
  category: 'orchestration',
  tier: 'core',
  description: 'Step that sends a request down one of several paths.',
  icon: 'split',
  aliases: ['router', 'routing', 'route step', 'branch', 'conditional edge'],
  products: [],
  traits: ['coordinates'],
  props: props('multiBackend', 'callsPerRequest', ...coordination),
  typicalIn: ['app_service', 'llm_orchestrator'],
  typicalOut: ['llm', 'small_llm', 'agent', 'retriever'],
})
