import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'spreadsheet-analyst-done-well',
  title: 'Analyst that runs Python over uploaded spreadsheets',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000, p95LatencyMs: 60000, budgetPerMonthUsd: 9000, statements: ["Users analyse their own files", "Files deleted after a day", "80 % of questions answered correctly"] }
    web_client#w { label: "Web app", streaming: true, aiDisclosure: true } -> api_gateway#gw { label: "API gateway: login, quota per user", auth: true, quota: true, quotaPer: user } -> agent#a { label: "Analyst agent, 12 steps max", maxSteps: 12, costBudgetUsd: 0.5 }
    user_upload#u { label: "Excel upload" } -data-> object_storage#s3 { label: "S3, folder per user, 24 h", isolation: per_user, partitionKey: user, retentionDays: 1, lifecycle: "24 h" }
    zone sb(label: "Firecracker VM, no internet", sandbox: true) {
      code_sandbox#x { label: "Python sandbox", isolationTech: firecracker, networkEgress: none, timeoutMs: 30000 }
    }
    #s3 -data{ label: "read only" }-> #x
    #a -{ carries: code, timeoutMs: 30000, label: "code" }-> #x
    #a -> llm_gateway#lg { label: "LLM gateway: timeouts, 2 providers", multiBackend: true, timeoutMs: 20000 } -> llm#m { label: "GPT-4.1 (2025-04-14)", version: "2025-04-14", maxOutputTokens: 2000, dpa: true }
    #lg -{ label: "fallback" }-> fallback_model#fm { label: "Claude Sonnet", version: "20250514", dpa: true }
    #a -> output_validator#ov { label: "Recompute totals", failMode: closed } -> #w
    #a -{ label: "cannot answer / tool error" }-> fallback_responder#fr { label: "Ask the user" }
    #a -telemetry-> llm_tracing#t { label: "Traces without cell values, 30 days", redaction: true, retentionDays: 30, recordsVersions: true, metersBy: [user] } -> alerting#al { label: "On-call alerts" }
    kill_switch#ks { label: "Off switch" } -control-> #a
    #w -feedback-> feedback_collector#fb { label: "Thumbs + comment" } -feedback-> golden_dataset#gs { label: "250 sheets with answers, hostile cells too", cases: 250, slices: [size, injection, unanswerable] } -data-> offline_eval#ev { label: "Correct answer, steps, errors", metrics: [task_success, trajectory] } -control-> regression_gate#g { label: "Gate in CI" } -control-> canary_release#cn { label: "Canary" } -control-> #a
  `,
  certain: [],
  allowed: [
    'agents/no-action-audit-trail',
    'latency/agent-on-interactive-path',
    'evaluation/offline-online-gap',
    'agents/context-growth-unmanaged',
    'agents/no-human-handoff',
    'security/output-rendering-exfiltration',
  ],
  top: [],
  note: 'Fifteenth round.',
})
