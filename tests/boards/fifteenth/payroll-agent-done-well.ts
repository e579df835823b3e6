import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'payroll-agent-done-well',
  title: 'Agent for payroll requests of employees',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 8000, p95LatencyMs: 15000, budgetPerMonthUsd: 4000, dataClasses: [pii], statements: ["Employees see only their own data", "HR approves every change of bank details", "85 % of requests solved correctly"] }
    chat_ui#c { label: "HR chat", aiDisclosure: true, streaming: true } -> auth_service#sso { label: "SSO" } -> rate_limiter#rl { label: "Rate limit per employee", quota: true, quotaPer: user } -> agent#a { label: "Payroll agent (max 8 steps, 50k tokens)", maxSteps: 8, tokenBudget: 50000 }
    zone vpc(label: "Own cloud") {
      llm#m { label: "Claude Sonnet via Bedrock, pinned", version: "20250514", privateEndpoint: true, dpa: true, maxOutputTokens: 1000, timeoutMs: 20000 }
      fallback_model#fm { label: "Nova Pro (fallback)", version: "1.0", dpa: true, privateEndpoint: true }
      tool_call_validator#tv { label: "Check arguments" }
      tool_executor#rd { label: "Read payslip", readOnly: true, identity: on_behalf_of_user, timeoutMs: 3000 }
      tool_executor#wr { label: "Change bank details", identity: on_behalf_of_user, idempotent: true, timeoutMs: 3000 }
      approval_gate#ok { label: "HR approves" }
      business_system#sap { label: "SAP payroll" }
    }
    #a -{ timeoutMs: 20000 }-> #m
    #a -{ label: "if Claude is down" }-> #fm
    #a -> #tv -> #rd -{ identity: on_behalf_of_user }-> #sap
    #tv -> #ok -> #wr -{ identity: on_behalf_of_user, idempotent: true }-> #sap
    #a -{ label: "tool failed or unsure" }-> human_handoff#hr { label: "HR service desk" }
    #a -telemetry-> llm_tracing#t { label: "Traces, PII masked, 30 days", redaction: true, retentionDays: 30, recordsVersions: true } -> alerting#al { label: "PagerDuty" }
    #wr -telemetry-> audit_log#au { label: "Audit log" }
    kill_switch#ks { label: "Kill switch" } -control-> #a
    #t -data{ label: "failed cases" }-> golden_dataset#gs { label: "300 cases incl. attacks", cases: 300, slices: [country, injection, unanswerable] } -data-> offline_eval#ev { label: "Task success + tool calls", metrics: [task_success, trajectory] } -control-> regression_gate#g { label: "CI gate" } -control-> canary_release#cn { label: "Canary 5 %" } -control-> #a
    #c -feedback-> feedback_collector#fb { label: "Was this solved?" } -feedback-> #gs
  `,
  certain: [],
  allowed: [
    'evaluation/offline-online-gap',
    'evaluation/no-production-feedback-to-eval',
    'security/no-access-audit-trail',
    'latency/agent-on-interactive-path',
    'agents/human-approval-overload',
    'data/no-retention-policy',
  ],
  top: [],
  note: 'Fifteenth round.',
})
