import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'travel-agent-two-keys',
  title: 'Trips planned by an agent, booked by the traveller',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 15000, p95LatencyMs: 20000, monthlyBudgetUsd: 12000 }
    end_user#t { label: "Traveller" } -> chat_ui#c { label: "Chat (marked as AI)" } -> api_gateway#gw { label: "Gateway: login, token quota per user" } -> agent#a { label: "Trip agent, max 12 steps, 60 s deadline", maxSteps: 12, deadlineMs: 60000 } -> llm_gateway#lg { label: "LLM gateway (OpenAI, fallback Anthropic)" } -> llm#m { label: "GPT-4.1 pinned" }
    #a -> tool_gateway#tools { label: "Tool gateway: JSON schema, user token" } -> external_api#fl { label: "Flight search API" }
    #tools -> approval_gate#ok { label: "Traveller confirms price and dates" } -> payment_api#pay { label: "Book and charge (idempotency key)", idempotent: true }
    #a -{ label: "stuck" }-> human_handoff#h { label: "Service desk" }
    [#a, #tools, #lg] -telemetry-> llm_tracing#tr { label: "Traces: steps, tools, cost; PII masked" } -> alerting#al { label: "On-call" }
    [#tools, #ok] -telemetry-> audit_log#aud { label: "Audit trail" }
    #c -feedback{ label: "thumbs, completed trips" }-> golden_dataset#g { label: "Scenario set incl. injection and impossible trips" } -data-> offline_eval#ev { label: "Trajectory evals nightly" } -control-> canary_release#can { label: "Gate and 5 % canary with rollback" } -control-> #a
    kill_switch#ks { label: "Kill switch" } -control-> #a
  `,
  certain: [],
  allowed: [
    'cost/no-output-token-limit',
    'agents/context-growth-unmanaged',
    'reliability/no-timeout-on-model-or-tool',
    'latency/agent-on-interactive-path',
    'security/output-rendering-exfiltration',
    'security/pii-to-third-party-without-redaction',
    'data/no-retention-policy',
    'agents/no-tool-error-path',
    'requirements/success-metric-unstated',
    'latency/critical-path-exceeds-budget',
  ],
  top: [],
  note: 'Fourth round. Nothing is charged that the traveller did not confirm.',
})
