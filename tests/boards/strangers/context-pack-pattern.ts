import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'context-pack-pattern',
  title: 'Context assembled from three sources',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#q { label: "User Input" } -> retriever#ret { label: "Retriever: Search & Extract" }
    #ret -> [vector_db#vs { label: "Vector DB" }, relational_db#sql { label: "Business DB" }, external_api#api { label: "External API" }]
    #ret -> reranker#rank { label: "Reranker: Relevance Ranking" } -> context_builder#pack { label: "Context Pack, within token budget" } -> llm#llm { label: "LLM Inference" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag, 'security/tenant-filter-missing-on-retrieval'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'A pattern, not a product.',
})
