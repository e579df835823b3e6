import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'return-verdict-photos',
  title: 'Return claims judged from photos, decided by people',
  strength: 'strong',
  kindless: true,
  sketch: `
    user_upload#in { label: "order + description + photo" } -> app_service#norm { label: "normalize to JPEG" } -> embedding_model#emb { label: "Voyage multimodal 1024d" }
    #emb -> [retriever#id { label: "identity: best match in the catalog?" }, hybrid_retriever#prec { label: "precedents: $vectorSearch / $rankFusion" }]
    [#id, #prec] -> llm#claude { label: "Claude, forced tool use" } -> nosql_db#cases { label: "cases, under review" } -> human_review_queue#human { label: "human review" }
    #human -> vector_db#done { label: "resolved, becomes a precedent" } -> #prec
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, 'data/no-deletion-path-to-index', 'reliability/failed-items-dropped', 'retrieval/no-citations'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Every verdict passes a person before it becomes a precedent.',
})
