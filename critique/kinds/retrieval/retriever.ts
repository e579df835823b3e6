import { defineKind } from '../kind.ts'
import { props, retrieval } from '../props.ts'

export default defineKind({
  id: 'retriever',
  name: 'Retriever / retrieval service',
  category: 'retrieval',
  tier: 'core',
  description: 'Step that fetches the passages most relevant to a query.',
  icon: 'file-search',
  aliases: [
    'retriever',
    'retrieval',
    'retrieval service',
    'search api',
    'semantic search',
    'document retrieval',
    'context retrieval',
    'rag retriever',
    'retrieval layer',
    'knowledge retrieval',
    'passage retrieval',
    'top-k',
  ],
  products: [
    'LlamaIndex retriever',
    'LangChain retriever',
    'Dify Knowledge Retrieval',
    'Vectara',
    'Bedrock Knowledge Bases',
    'RAGFlow',
    'Glean',
    'Haystack Retriever',
  ],
  traits: ['retrieves'],
  props: props('k', 'filterMode', 'minScore', ['recallAtK', { typical: '85-95' }], ...retrieval),
  typicalIn: ['query_rewriter', 'llm_orchestrator', 'agent'],
  typicalOut: ['vector_db', 'keyword_index', 'reranker', 'context_builder', 'acl_filter'],
})
