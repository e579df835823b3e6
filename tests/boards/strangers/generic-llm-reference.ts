import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'generic-llm-reference',
  title: 'Generic reference architecture of a study guide',
  strength: 'strong',
  kindless: true,
  sketch: `
    web_client#client { label: "Client" } -> api_gateway#gw { label: "API Gateway: auth, rate limit, routing" } -> llm_orchestrator#orch { label: "Orchestrator (stateless)" }
    #orch -> semantic_cache#cache { label: "Cache: exact + semantic" }
    #orch -> retriever#ret { label: "Retrieval" } -> vector_db#vec { label: "Vector DB" }
    #ret -> reranker#rr { label: "Reranker" }
    #orch -> input_guardrail#guard { label: "Guardrails" } -> llm#llm { label: "Inference layer: managed API / vLLM + fallback" }
    #orch -> message_queue#queue { label: "Queue: async jobs" }
    #orch -> llm_tracing#obs { label: "Observability: traces, tokens, cost, evals" }
    zone offline (label: "Offline") { source_connector#ing { label: "Ingestion" }; chunker#chunk { label: "Chunk" }; embedding_pipeline#emb { label: "Embed" } }
    #ing -> #chunk -> #emb -> #vec
  `,
  certain: [],
  allowed: [
    ...optional.open,
    ...optional.rag,
    ...optional.evaluated,
    ...optional.watched,
    'evaluation/no-offline-eval',
    'security/cache-key-lacks-tenant',
    'requirements/success-metric-unstated',
    'requirements/latency-target-unstated',
    'requirements/scale-unstated',
    'requirements/cost-unstated',
    'monitoring/no-user-feedback',
    'monitoring/no-online-quality-signal',
    'evaluation/guardrail-unmeasured',
    'requirements/disconnected-component',
    'reliability/failed-items-dropped',
  ],
  top: [],
  note: 'Shows gateway, guard, fallback, traces and evaluation: silence on those.',
})
