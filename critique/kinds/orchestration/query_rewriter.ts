import { defineKind } from '../kind.ts'
import { coordination, props } from '../props.ts'

export default defineKind({
  id: 'query_rewriter',
  name: 'Query rewriter / expander',
  category: 'orchestration',
  tier: 'extended',
  parent: 'llm_orchestrator',
  description: 'Step that turns a question and its history into better search queries.',
  icon: 'text-cursor-input',
  aliases: [
    'query rewriting',
    'query rewrite',
    'query expansion',
    'query transformation',
    'query understanding',
    'multi-query',
    'hyde',
    'query decomposition',
    'contextualizer',
    'condense question',
    'rephraser',
    'query planner',
  ],
  products: ['HyDE', 'LlamaIndex query transforms', 'RAG-Fusion', 'MultiQueryRetriever'],
  traits: ['coordinates'],
  props: props('queryVariants', 'model', 'usesHistory', ...coordination),
  typicalIn: ['llm_orchestrator', 'app_service'],
  typicalOut: ['retriever', 'keyword_index', 'vector_db', 'web_search'],
})
