import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'warehouse-analyst',
  title: 'Analyst with a Python sandbox',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { users: 220, p95LatencyMs: 45000, costPerRequestUsd: 0.5, dataClasses: [pii], statements: ["Revenue means what finance certified", "Numbers show the query they came from", "85 % of reference questions right"] }
    web_client#st { label: "Streamlit (Okta SSO), SQL shown under each chart, thumbs" } -> api_gateway#alb { label: "ALB + OIDC, 10 runs/h per user", auth: true, quota: true } -> agent#an { label: "LangGraph analyst: 12 steps, $0.50, 60 s per call", maxSteps: 12, costBudgetUsd: 0.5, timeoutMs: 60000, identity: on_behalf_of_user }
    #an -> data_governance#sem { label: "dbt Semantic Layer (certified metrics)" }
    #an -{ carries: sql, label: "SQL" }-> schema_validator#glot { label: "sqlglot: SELECT only, LIMIT 10k, cost estimate" } -{ identity: on_behalf_of_user }-> data_warehouse#sf { label: "Snowflake, role ANALYST_RO, masked columns, row policy", readOnly: true, rowLimit: 10000, accessScope: read, isolation: row_level_security }
    zone sbx(label: "E2B microVM: no network, no keys, 30 s", sandbox: true) { code_sandbox#e2b { label: "Python (pandas, matplotlib)", isolated: true, networkEgress: deny, hasSecrets: false } }
    #an -{ carries: code, label: "python" }-> #e2b
    #an -> llm_gateway#gw { label: "Bedrock gateway (ZDR, DPA, 2 regions EU)", multiBackend: true, dpa: true, timeoutMs: 30000 } -> llm#cl { label: "Claude Sonnet 4, pinned 20250514", version: "20250514", dpa: true, retention: zero, maxOutputTokens: 2000 }
    #an -> output_validator#chk { label: "Recompute totals, compare with chart" } -> #st
    #an -telemetry-> llm_tracing#lf { label: "Langfuse: steps, SQL, prompt version; results masked; 30 d", redaction: true, retentionDays: 30, recordsTools: true, recordsVersions: [prompt, model] }
    #lf -telemetry-> alerting#pd { label: "PagerDuty: failures, spend" }
    #sf -telemetry-> audit_log#al { label: "Query history per person" }
    #st -feedback-> #lf -feedback-> golden_dataset#g { label: "180 reference questions (with SQL, unanswerable, injection in cells)", cases: 180, slices: [unanswerable, injection, finance, ops] }
    #g -data-> offline_eval#ev { label: "CI eval: answer match, tool trajectory", metrics: [answer_match, trajectory], runTrigger: per_pr } -control-> regression_gate#ga { label: "PR blocked under 85 %", blocking: true } -control-> canary_release#ca { label: "Flag: 10 % of users, one-click back", autoRollback: true } -control-> #an
  `,
  certain: [],
  allowed: [
    'security/raw-prompts-with-pii-in-logs',
    'agents/no-kill-switch',
    'agents/context-growth-unmanaged',
    'cost/history-resent-without-compaction',
    'cost/stable-prefix-not-cached',
    'latency/no-streaming-for-long-answers',
    'latency/agent-on-interactive-path',
    'data/no-retention-policy',
    'requirements/scale-unstated',
    'agents/no-tool-error-path',
    'evaluation/offline-online-gap',
    'reliability/guardrail-fails-open',
  ],
  top: [],
  note: 'Thirteenth round. Limits in labels, the sandbox as a frame.',
})
