import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'pull-request-agent',
  title: 'Coding agent that proposes pull requests from a sandbox',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 350, dataClasses: [source_code], monthlyBudgetUsd: 40000, statements: ["Every change is reviewed and tested before it is merged", "30 % of proposals are merged"] }
    ide_client#ide { label: "IDE plugin" } -> api_gateway#gw { label: "Gateway, SSO, quota per developer", auth: true, quota: true, quotaPer: user } -> message_queue#q { label: "Task queue", bounded: true, traceContext: true, delivery: at_least_once } -> agent#coder { label: "Coding agent", maxSteps: 40, tokenBudget: 400000, costBudgetUsd: 4, version: "2026-08", identity: on_behalf_of_user, compaction: true, checkpointed: true, deadlineMs: 1200000, idempotent: true, autonomy: act_with_approval }
    #coder -> llm_gateway#lgw { label: "Model gateway, two vendors", multiBackend: true, quota: true, auth: true } -> llm#llm { label: "Code model", version: "2026-08", timeoutMs: 60000, maxOutputTokens: 4000, dpa: true, retention: zero, promptCache: prefix, trainingAllowed: false }
    zone box(label: "Sandbox", sandbox: true) { code_executor#run { label: "Tests and shell in a microVM", isolated: true, networkEgress: deny, hasSecrets: false, timeoutMs: 300000, accessScope: write_branch, reversible: true, idempotent: true } }
    #coder -{ carries: code }-> #run
    #coder -> tool_call_validator#val { label: "Allowed commands and paths", mode: synchronous, failMode: closed, onFail: block } -> code_repository#repo { label: "Repository, branch only", accessScope: write_branch, sideEffect: write, reversible: true, idempotent: true, identity: on_behalf_of_user, writers: staff, schema: strict }
    #repo -> ci_cd#ci { label: "Build and tests" } -> approval_gate#pr { label: "Reviewer merges the pull request", defaultOnTimeout: deny, reviewers: 120, minutesPerReview: 10, itemsPerDay: 400 } -> canary_release#prod { label: "Canary, rolls back by itself", autoRollback: true }
    kill_switch#off { label: "Stop all runs" } -control-> #coder
    [#coder, #run, #val, #lgw] -telemetry-> llm_tracing#tr { label: "Trajectories", recordsVersions: true, recordsTools: true, contentCapture: redacted, redaction: true, retentionDays: 60, metersBy: [team], alerts: "platform on-call" }
    [#val, #repo, #pr] -telemetry-> audit_log#aud { label: "Audit log", immutability: true }
    #pr -feedback{ label: "merged or rejected" }-> golden_dataset#gold { label: "Tasks with hidden tests", cases: 400, slices: [language, injection, unanswerable] }
    #tr -data-> #gold -data-> offline_eval#ev { label: "Nightly runs", sameAsProd: true, metrics: [task_success, tool_calls, steps], slices: [injection] } -control-> regression_gate#gate { label: "Release gate", blocking: true } -control-> #coder
  `,
  certain: [],
  allowed: [
    'monitoring/no-user-feedback',
    'data/no-retention-policy',
    'security/untrusted-content-to-write-without-gate',
    'agents/no-tool-error-path',
    'evaluation/guardrail-unmeasured',
  ],
  top: [],
  note: 'The agent is broad inside a box and narrow outside.',
})
