import { defineKind } from '../kind.ts'
import { props } from '../props.ts'

export default defineKind({
  id: 'tenant_isolation',
  name: 'Tenant isolation layer',
  category: 'security',
  tier: 'core',
  description: "Mechanism that keeps tenants' data, caches and quotas apart.",
  icon: 'building-complex',
  aliases: [
    'tenant isolation',
    'multi-tenant',
    'multi-tenancy',
    'multitenancy',
    'tenant router',
    'namespace per tenant',
    'siloed tenant',
    'tenant partition',
    'tenant context',
  ],
  products: [
    'Pinecone namespaces',
    'Weaviate multi-tenancy',
    'Postgres RLS',
    'Kubernetes namespaces',
    'Qdrant payload partitioning',
    'schema-per-tenant',
  ],
  traits: ['authorizes', 'deterministic', 'gate', 'separates_tenants'],
  props: props('tenants', 'model', 'isolationPoint', 'noisyNeighborControl', 'filterMode', 'requiresApproval'),
  typicalIn: ['api_gateway', 'auth_service'],
  typicalOut: ['vector_db', 'semantic_cache', 'llm_gateway', 'relational_db', 'rate_limiter'],
})
