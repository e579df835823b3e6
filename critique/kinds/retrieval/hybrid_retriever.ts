import { defineKind } from '../kind.ts'
import { props, retrieval } from '../props.ts'

export default defineKind({
  id: 'hybrid_retriever',
  name: 'Hybrid retriever / rank fusion',
  category: 'retrieval',
  tier: 'extended',
  parent: 'retriever',
  description: 'Retriever that fuses dense and keyword results.',
  icon: 'merge',
  aliases: [
    'hybrid search',
    'hybrid retrieval',
    'rrf',
    'reciprocal rank fusion',
    'rank fusion',
    'fusion retriever',
    'dense+sparse',
    'ensemble retriever',
    'hybrid',
  ],
  products: ['Weaviate hybrid', 'Elasticsearch RRF', 'Qdrant Query API', 'LangChain EnsembleRetriever', 'Vespa hybrid', 'Azure hybrid'],
  traits: ['retrieves'],
  props: props('k', 'fusion', 'denseWeight', ['candidates', { typical: '100-200' }], ...retrieval),
  typicalIn: ['query_rewriter', 'vector_db', 'keyword_index'],
  typicalOut: ['reranker', 'context_builder', 'acl_filter'],
})
