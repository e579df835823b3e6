import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'partner-api-multi-tenant',
  title: 'Summaries sold as an API to many companies',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, multiTenant: true, peakQps: 40, p95LatencyMs: 6000, monthlyBudgetUsd: 60000 }
    api_consumer#c { label: "Partner backends" } -> api_gateway#gw { label: "Gateway: API keys, quota and spend cap per tenant", auth: true, quota: true, quotaPer: tenant } -> app_service#svc { label: "Summary service, 5 s timeout", timeoutMs: 5000 } -> response_cache#rc { label: "Cache, key = tenant + document hash" }
    #svc -> input_guardrail#in { label: "Injection screen" } -> llm_gateway#lg { label: "LLM gateway: OpenAI, failover to Bedrock" } -> llm#m { label: "GPT-4.1 mini, pinned", maxOutputTokens: 400 }
    #lg -> output_validator#ov { label: "Schema and grounding check" } -> #svc
    [#svc, #lg, #in] -telemetry-> llm_tracing#tr { label: "Traces, cost per tenant, no content" } -> alerting#al { label: "On-call" }
    #c -feedback{ label: "quality reports" }-> golden_dataset#g { label: "Test set with edge cases and attacks" } -data-> offline_eval#ev { label: "Evals per tenant type" } -control-> canary_release#can { label: "Gate, canary, rollback" } -control-> #svc
  `,
  certain: [],
  allowed: [
    'latency/no-streaming-for-long-answers',
    'requirements/success-metric-unstated',
    'evaluation/guardrail-unmeasured',
    'security/pii-to-third-party-without-redaction',
    'data/no-retention-policy',
    'reliability/guardrail-fails-open',
    'latency/critical-path-exceeds-budget',
    'reliability/throughput-exceeds-provider-limit',
  ],
  top: [],
  note: 'Fifth round. Tenants are apart in quota, cache and bill.',
})
