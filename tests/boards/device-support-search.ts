import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'device-support-search',
  title: 'Support answers by error code and part number',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 2000, statements: ["Agents look up error codes and part numbers", "Firmware notes change daily and must be findable within an hour"] }
    web_client#desk { label: "Agent desktop" } -> auth_service#sso { label: "Okta" } -> llm_orchestrator#api { label: "Answer service" } -> retriever#ret { label: "Top 5 retriever", k: 5 } -> embedding_model#q { label: "Query embedder", model: "text-embedding-3-large", dimensions: 3072 }
    #ret -> vector_db#vdb { label: "Weaviate" }
    #api -> llm#llm { label: "Gemini 1.5 Pro" }
    source_connector#docs { label: "Firmware notes (Confluence)" } -data-> embedding_pipeline#etl { label: "Weekly rebuild, Sunday", schedule: "weekly" } -> embedding_model#d { label: "Document embedder", model: "text-embedding-ada-002", dimensions: 1536 }
    #etl -data-> #vdb
    #api -telemetry-> llm_tracing#ls { label: "LangSmith" }
  `,
  certain: [
    'retrieval/embedding-model-mismatch',
    'retrieval/stale-index',
    'retrieval/vector-only-for-exact-match-corpus',
    'evaluation/no-offline-eval',
  ],
  allowed: [...fair.unmeasured, ...fair.unwatched, ...fair.unstated, ...fair.plainRetrieval],
  top: ['retrieval/embedding-model-mismatch', 'retrieval/stale-index', 'retrieval/vector-only-for-exact-match-corpus'],
  note: 'Questions and documents live in different spaces.',
})
