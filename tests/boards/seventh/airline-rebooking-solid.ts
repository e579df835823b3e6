import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'airline-rebooking-solid',
  title: 'Rebooking by chat, confirmed by the traveller',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 200000, p95LatencyMs: 7000, availability: 0.995, dataClasses: [pii], statements: ["A rebooking needs the traveller's yes", "70 % solved without a person"] }
    end_user#t { label: "Traveller" } -> mobile_client#app { label: "Airline app" } -> api_gateway#gw { label: "Gateway", auth: true, quota: true } -> input_guardrail#ig { label: "Injection and abuse filter" } -> agent#a { label: "Rebooking agent", maxSteps: 10, timeoutMs: 6000, costBudgetUsd: 0.1 }
    #a -> llm_gateway#lg { label: "Model gateway, masks names, two regions", multiBackend: true, redaction: true, quota: true } -> llm#m { label: "Claude Sonnet 4 2025-05", dpa: true }
    #a -> tool_gateway#tg { label: "Typed tools, as the traveller", schema: strict, identity: on_behalf_of_user }
    #tg -> business_system#inv { label: "Flight inventory (read)", readOnly: true }
    #tg -> approval_gate#yes { label: "Traveller confirms fare and flight" } -> policy_engine#pol { label: "Fare rules and caps" } -> business_system#pss { label: "Reservation system", idempotent: true }
    #a -> human_handoff#desk { label: "Call centre takes over" }
    #a -{ onError: true }-> fallback_responder#fb { label: "Link to self-service" }
    #a -> session_store#s { label: "Redis, per traveller, 24 h", scope: per_user, ttlMinutes: 1440 }
    [#a, #tg] -telemetry-> llm_tracing#tr { label: "Traces: steps, tools, versions, cost, masked", redaction: true, recordsVersions: [prompt, model] } -> alerting#al { label: "On-call" }
    #tg -telemetry-> audit_log#au { label: "Audit log" }
    #app -feedback-> feedback_collector#f { label: "Solved? yes / no" } -data-> golden_dataset#gs { label: "Cases from production, with attacks and unsolvable", cases: 800, slices: [intent, language, injection, unanswerable] } -data-> offline_eval#ev { label: "Simulated travellers", metrics: [task_success, tool_calls] } -control-> regression_gate#rg { label: "Gate" } -control-> canary_release#cn { label: "2 %" } -control-> #a
  `,
  certain: [],
  allowed: [
    'data/no-retention-policy',
    'requirements/cost-unstated',
    'cost/no-output-token-limit',
    'requirements/ai-disclosure',
    'security/no-access-audit-trail',
    'agents/no-kill-switch',
  ],
  top: [],
  note: 'Seventh round. The traveller and the fare rules both say yes first.',
})
