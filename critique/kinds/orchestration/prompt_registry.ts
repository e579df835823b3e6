import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'prompt_registry',
  name: 'Prompt registry / prompt management',
  category: 'orchestration',
  tier: 'core',
  description: 'Versioned store of prompts from which releases are taken.',
  icon: 'book-text',
  aliases: [
    'prompt registry',
    'prompt management',
    'prompt store',
    'prompt versioning',
    'prompt hub',
    'prompt cms',
    'prompt repo',
    'prompt catalog',
  ],
  products: [
    'Langfuse Prompts',
    'LangSmith Hub',
    'PromptLayer',
    'Humanloop',
    'Agenta',
    'Pezzo',
    'MLflow Prompt Registry',
    'Vellum',
    'Latitude',
  ],
  traits: ['holds_config'],
  props: props('versionsRetained', 'rollout', 'reviewRequired', 'linkedEval', 'version'),
  typicalIn: ['ci_cd'],
  typicalOut: ['context_builder', 'llm_orchestrator', 'offline_eval'],
})
