import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'outage-streaming-chat',
  title: 'Streaming help for customers of a grid operator',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 50000, p95LatencyMs: 8000, monthlyBudgetUsd: 9000, statements: ["70 % solved without a person"] }
    end_user#c { label: "Customer" } -> chat_ui#chat { label: "Chat, says it is an AI", aiDisclosure: true } -> api_gateway#gw { label: "Gateway: login and rate limit per customer", auth: true, quota: true, quotaPer: user } -> llm_orchestrator#svc { label: "Chat service" } -> input_guardrail#in { label: "Injection and topic guard" } -> llm_gateway#lgw { label: "Model gateway with second vendor" } -> llm#m { label: "Gemini Flash, pinned version" } -> output_guardrail#out { label: "Checks each sentence before it is streamed", mode: synchronous } -{ label: "SSE stream" }-> #chat
    #svc -> retriever#ret { label: "Help articles, abstains below threshold" } -> vector_db#v { label: "Help index" }
    business_system#cms { label: "Help centre CMS" } -data-> embedding_pipeline#p { label: "Re-index on publish" } -data-> #v
    #svc -> session_store#s { label: "Redis session, keyed by customer" }
    #svc -{ label: "asks for a person" }-> human_handoff#h { label: "Live agent" }
    [#svc, #lgw, #ret] -telemetry-> llm_tracing#tr { label: "Traces, redacted, 30 days" } -> alerting#al { label: "On-call" }
    #chat -feedback{ label: "solved?" }-> feedback_collector#fb { label: "Solved or not" } -> golden_dataset#g { label: "Golden questions" } -data-> offline_eval#ev { label: "Nightly evals" } -control-> regression_gate#gate { label: "Release gate, canary" } -control-> #svc
  `,
  certain: [],
  allowed: [
    'reliability/no-timeout-on-model-or-tool',
    'cost/no-output-token-limit',
    'retrieval/no-query-understanding-for-multi-turn',
    'retrieval/no-citations',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'security/output-rendering-exfiltration',
    'evaluation/guardrail-unmeasured',
    'evaluation/no-injection-regression-suite',
    'security/pii-to-third-party-without-redaction',
    'latency/critical-path-exceeds-budget',
    'reliability/guardrail-fails-open',
  ],
  top: [],
  note: 'Checked sentence by sentence, so the stream does not outrun the guard.',
})
