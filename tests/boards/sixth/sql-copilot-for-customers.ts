import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'sql-copilot-for-customers',
  title: 'Customers of a billing product ask their data in plain words',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, users: 12000, p95LatencyMs: 8000 }
    web_client#ui { label: "Customer dashboard" } -> api_gateway#gw { label: "API (JWT)", auth: true } -> llm_orchestrator#q { label: "Ask-your-data service" } -> llm#m { label: "Claude Sonnet" }
    #q -{ label: "runs generated SQL", identity: service_account }-> relational_db#pg { label: "Postgres, all customers" }
    #q -> session_store#h { label: "Chat history" }
  `,
  certain: [
    'security/llm-output-to-interpreter-unvalidated',
    'retrieval/generated-sql-unbounded',
    'security/identity-not-propagated-to-tools',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'security/tenant-filter-missing-on-retrieval',
    'retrieval/no-certified-metrics',
    'security/session-memory-not-partitioned',
    'cost/no-tenant-attribution',
    'cost/history-resent-without-compaction',
    'agents/tool-arguments-unvalidated',
    'agents/overbroad-tool-scope',
    'agents/no-task-verification',
    'requirements/stated-requirement-unaddressed',
    'evaluation/no-per-slice-metrics',
    'latency/critical-path-exceeds-budget',
    'security/authorization-delegated-to-llm',
    'retrieval/no-query-understanding-for-multi-turn',
    'security/context-not-scoped-to-case',
  ],
  top: [
    'security/llm-output-to-interpreter-unvalidated',
    'security/tenant-filter-missing-on-retrieval',
    'security/identity-not-propagated-to-tools',
  ],
  note: 'No text-to-SQL box: the label of the edge says what travels.',
})
