import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'delta-sync-rag',
  title: 'RAG on one PostgreSQL with delta sync',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone client (label: "Client Layer") { web_client#ui { label: "React Frontend" } }
    zone app (label: "Application Layer") { app_service#api { label: "FastAPI Backend" }; llm_orchestrator#rag { label: "RAG Pipeline" }; embedding_pipeline#sync { label: "Delta Sync Service" } }
    zone data (label: "Data Layer") { vector_db+relational_db#pg { label: "PostgreSQL + pgvector" }; object_storage#fs { label: "File System Document Storage" } }
    #ui -> #api -> [#rag, #sync]
    #rag -> #pg
    #sync -> [#pg, #fs]
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag, 'security/tenant-filter-missing-on-retrieval'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'No model box is drawn, yet it answers. Syncs by difference, so not stale.',
})
