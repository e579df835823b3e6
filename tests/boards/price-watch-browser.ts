import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'price-watch-browser',
  title: 'Browser agent that compares prices for buyers',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 300, monthlyBudgetUsd: 6000, statements: ["Compares supplier prices overnight, buyers decide", "97 % of prices match the page"] }
    scheduler#night { label: "Every night at two" } -> workflow_engine#flow { label: "Price run", checkpointed: true, coversTelemetry: true, retries: 2, backoff: "exponential with jitter" } -> message_queue#q { label: "Pages to visit", bounded: true, traceContext: true } -> agent#browse { label: "Browsing agent", maxSteps: 15, tokenBudget: 60000, freshContext: true, structuredOnly: true, version: "2026-07", maxOutputTokens: 800, endpoint: batch, deadlineMs: 180000, idempotent: true }
    zone web(label: "Internet", trust: internet) { browser_tool#br { label: "Isolated browser, supplier list", allowlist: true, readOnly: true, sideEffect: none, isolated: true, timeoutMs: 30000, pinned: true } }
    #browse -> #br
    #browse -data-> schema_validator#schema { label: "Price, currency, date, link", failMode: closed, onFail: drop } -data-> data_validator#plaus { label: "Plausible against last week" } -data-> relational_db#prices { label: "Price table", idempotent: true, retentionDays: 730, backup: true }
    #q -data-> dead_letter_queue#dlq { label: "Pages that failed", alertDepth: 50 }
    web_client#ui { label: "Buyer's table" } -> auth_service#sso { label: "SSO" } -> app_service#api { label: "Price service" } -> #prices
    [#flow, #browse, #br] -telemetry-> llm_tracing#tr { label: "Runs with screenshots by reference", contentCapture: by_reference, recordsTools: true, recordsVersions: true, retentionDays: 30, metersBy: [supplier], alerts: "data team" }
    #ui -feedback{ label: "wrong price" }-> feedback_collector#fb { label: "Reported prices" } -feedback-> golden_dataset#gold { label: "Pages with known prices", cases: 500, slices: [supplier, injection, unanswerable] } -data-> offline_eval#ev { label: "Before each change", sameAsProd: true, metrics: [exact_match, trajectory], slices: [injection] } -control-> regression_gate#gate { label: "Gate", blocking: true } -control-> #flow
    #tr -data-> #gold
  `,
  certain: [],
  allowed: ['reliability/rollout-without-canary', 'agents/no-kill-switch', 'reliability/single-provider-no-fallback'],
  top: [],
  note: 'Web text can only become four checked fields, and nothing is bought.',
})
