import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'beauty-product-answers',
  title: 'Product questions with hybrid search and guardrails',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#u { label: "User" } -> app_service#api { label: "FastAPI" } -> hybrid_retriever#ret { label: "Hybrid Retrieval" } -> hybrid_retriever#rrf { label: "RRF Fusion" } -> reranker#ce { label: "Cross-Encoder Rerank" }
    #ce -> llm#gpt { label: "GPT-4o-mini" } -> output_guardrail#guard { label: "Guardrails" } -> citation_builder#out { label: "Answer + Sources" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, 'evaluation/guardrail-unmeasured', 'retrieval/no-abstain-path'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Hybrid, reranked, guarded and cited.',
})
