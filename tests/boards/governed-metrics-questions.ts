import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'governed-metrics-questions',
  title: 'Business questions through certified metrics',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 900, p95LatencyMs: 15000, monthlyBudgetUsd: 8000, statements: ["Same number as the dashboard, always", "Row rights of the person who asks"] }
    end_user#mgr { label: "Manager" } -> web_client#ui { label: "Analytics web app", streaming: true } -> auth_service#sso { label: "Single sign-on" } -> llm_orchestrator#orch { label: "Question service", coversTelemetry: true, callsPerRequest: 2 }
    #orch -> knowledge_graph#sem { label: "Semantic layer: certified metrics", writers: staff, backup: true, rebuildTimeHours: 1 }
    #orch -> llm#llm { label: "Query LLM", version: "2026-04", timeoutMs: 6000, maxOutputTokens: 400, abstains: true, dpa: true, retention: zero }
    #llm -{ carries: sql }-> output_validator#lint { label: "SQL validator: certified tables, limit present", mode: synchronous, failMode: closed, onFail: refuse } -{ carries: sql, identity: on_behalf_of_user }-> data_warehouse#dwh { label: "Data warehouse, read only, row level security", readOnly: true, accessScope: read, isolation: row_level_security, rowLimit: 10000, timeoutMs: 8000, queryCost: 2, identity: on_behalf_of_user }
    [#orch, #lint] -telemetry-> llm_tracing#tr { label: "Traces with query and version", recordsVersions: true, recordsTools: true, contentCapture: redacted, redaction: true, retentionDays: 60, metersBy: [team], alerts: "data platform on-call" }
    #ui -feedback-> feedback_collector#fb { label: "User feedback: wrong number" } -feedback-> golden_dataset#gold { label: "Golden questions with known results", cases: 450, slices: [unanswerable, ambiguous, injection, department] }
    #tr -data-> #gold -data-> offline_eval#ev { label: "Execution match eval", sameAsProd: true, metrics: [execution_accuracy, abstention], slices: [department] } -control-> regression_gate#gate { label: "Regression gate", blocking: true } -control-> #orch
  `,
  certain: [],
  allowed: [
    'retrieval/index-written-but-not-read',
    'monitoring/no-online-quality-signal',
    'reliability/rollout-without-canary',
    'evaluation/guardrail-unmeasured',
  ],
  top: [],
  note: 'The model chooses among certified definitions; a checker, a limit and the asker’s rights stand before the warehouse.',
})
