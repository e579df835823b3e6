import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'contract-negotiator-gated',
  title: 'Contract redlines proposed, lawyers send',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 150, dataClasses: [confidential], statements: ["A lawyer sends every redline", "Clauses are quoted with their source"] }
    web_client#ui { label: "Legal workspace" } -> auth_service#sso { label: "SSO" } -> agent#a { label: "Redline agent, max 15 steps", maxSteps: 15, costBudgetUsd: 2 } -> llm_gateway#lg { label: "Private Azure endpoint, two regions" } -> llm#m { label: "GPT-4.1 (zero retention, DPA signed)", dpa: true, retention: zero }
    #a -> acl_filter#acl { label: "Matter permissions" } -> vector_db#pb { label: "Clause playbook" }
    #a -> schema_validator#v { label: "Tracked changes only, schema-checked" } -> approval_gate#law { label: "Lawyer reviews and sends" } -> email_sender#out { label: "Mail to counterparty" }
    [#a, #lg] -telemetry-> llm_tracing#tr { label: "Traces, access restricted, 90 days", retentionDays: 90 } -> alerting#al { label: "Legal engineering on call" }
    #law -telemetry-> audit_log#aud { label: "Audit log" }
    #law -feedback{ label: "accepted / rejected edits" }-> golden_dataset#g { label: "300 past negotiations" } -data-> offline_eval#ev { label: "Clause-level evals" } -control-> regression_gate#gate { label: "Blocks release" } -control-> #a
    object_storage#temp { label: "Playbook by the legal team" } -data-> embedding_pipeline#e { label: "Re-index on change" } -data-> #pb
  `,
  certain: [],
  allowed: [
    'retrieval/no-citations',
    'evaluation/no-injection-regression-suite',
    'agents/no-tool-error-path',
    'retrieval/no-abstain-path',
    'agents/no-kill-switch',
    'reliability/model-version-floating',
    'evaluation/no-agent-trajectory-eval',
    'security/raw-prompts-with-pii-in-logs',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'monitoring/no-user-feedback',
    'retrieval/vector-only-for-exact-match-corpus',
    'requirements/latency-target-unstated',
    'reliability/rollout-without-canary',
    'agents/context-growth-unmanaged',
    'cost/no-spend-cap',
    'agents/tool-arguments-unvalidated',
  ],
  top: [],
  note: 'Fifth round. Nothing leaves without a lawyer. relabelled: sources are asked for and no step carries them, which the catalogue calls fair to raise.',
})
