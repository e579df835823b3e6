import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'acl_filter',
  name: 'Permission-aware retrieval filter',
  category: 'retrieval',
  tier: 'core',
  description: 'Filter that limits search results to what the caller may see.',
  icon: 'funnel',
  aliases: [
    'acl filter',
    'permission filter',
    'access filter',
    'document-level security',
    'security trimming',
    'row-level security',
    'permission check (retrieval)',
    'entitlement filter',
    'acl sync',
    'authorized retrieval',
  ],
  products: ['Elasticsearch DLS', 'Azure AI Search security filters', 'SpiceDB', 'OpenFGA', 'Glean permissions', 'Postgres RLS'],
  traits: ['authorizes', 'deterministic', 'gate', 'separates_tenants'],
  props: props('filterMode', 'aclSyncLag', 'principals', 'requiresApproval', 'k'),
  typicalIn: ['retriever', 'hybrid_retriever', 'vector_db'],
  typicalOut: ['context_builder', 'reranker', 'authorization'],
})
