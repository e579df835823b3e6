import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'docs-support-widget',
  title: 'Support chatbot over documentation',
  strength: 'strong',
  kindless: true,
  sketch: `
    web_client#widget { label: "Web widget" } -> api_gateway#gw { label: "Gateway: auth + rate limit" } -> llm_orchestrator#orch { label: "Chat orchestrator" }
    #orch -> semantic_cache#cache { label: "Semantic cache" }
    #orch -> hybrid_retriever#ret { label: "Hybrid retrieve" } -> vector_db#vec { label: "Vector DB, tenant-filtered" }
    #ret -> reranker#rr { label: "Reranker" }
    #orch -> input_guardrail#guard { label: "Guardrails" } -> llm#llm { label: "LLM API + fallback" }
    #orch -> router#esc { label: "Low confidence?" } -{ label: "yes" }-> human_handoff#human { label: "Human handoff" }
    zone ingestion (label: "Ingestion") { source_connector#docs { label: "Docs / KB" }; chunker#chunk { label: "Chunk + overlap" }; embedding_pipeline#emb { label: "Embed" } }
    #docs -> #chunk -> #emb -> #vec
    #orch -> llm_tracing#obs { label: "Traces + cost + evals" }
  `,
  certain: ['security/cache-key-lacks-tenant'],
  allowed: [
    ...optional.open,
    ...optional.rag,
    ...optional.evaluated,
    ...optional.watched,
    'evaluation/no-offline-eval',
    'requirements/success-metric-unstated',
    'requirements/latency-target-unstated',
    'requirements/scale-unstated',
    'requirements/cost-unstated',
    'monitoring/no-user-feedback',
    'monitoring/no-online-quality-signal',
    'evaluation/guardrail-unmeasured',
  ],
  top: ['security/cache-key-lacks-tenant'],
  note: 'The index is filtered by tenant, the semantic cache is not.',
})
