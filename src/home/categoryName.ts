import type { Category } from '#critique/kinds/kind.ts'

const names: Record<Category, string> = {
  client: 'Clients and triggers',
  orchestration: 'Orchestration',
  model: 'Models',
  retrieval: 'Retrieval',
  ingestion: 'Ingestion',
  memory: 'Memory',
  guardrail: 'Guardrails',
  evaluation: 'Evaluation',
  observability: 'Observability',
  security: 'Security',
  hitl: 'People in the loop',
  mlops: 'Training and release',
  cost: 'Cost and limits',
  infra: 'Infrastructure',
  boundary: 'Boundaries',
}

/** A category of stencils as people read it. */
export const categoryName = (category: Category): string => names[category]
