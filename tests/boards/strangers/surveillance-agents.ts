import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'surveillance-agents',
  title: 'Trade surveillance agents on a bus',
  strength: 'strong',
  kindless: true,
  sketch: `
    agent_supervisor#orch { label: "Orchestrator" } -> message_queue#kafka { label: "Kafka" }
    ml_model#tm { label: "Trade monitoring agent" } -> [#kafka, nosql_db#redis { label: "Redis windows" }, feature_store#feat { label: "Feature store" }]
    agent#cs { label: "Communications surveillance agent" } -> [#kafka, vector_db#vdb { label: "Vector DB lexicons" }, llm#llm { label: "Claude LLM" }]
    agent#ru { label: "Regulatory update agent" } -> [#kafka, keyword_index#regdb { label: "Regulatory index" }, #llm]
    agent#rg { label: "Report generator" } -> [#kafka, prompt_registry#tmpl { label: "Report templates, version-controlled" }]
    [#orch, #tm, #cs, #ru, #rg] -> audit_log#al { label: "Audit Ledger" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    ...optional.model,
    ...optional.rag,
    'monitoring/no-trace-context-across-queue',
    'retrieval/index-written-but-not-read',
    'requirements/high-risk-oversight',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Audited; nothing acts outside.',
})
