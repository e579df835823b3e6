import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'earnings-call-summaries',
  title: 'Whole transcripts into one prompt',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 4000, peakQps: 12, requestsPerMonth: 6000000, monthlyBudgetUsd: 20000, p95LatencyMs: 10000 }
    web_client#ui { label: "Analyst terminal" } -> auth_service#sso { label: "SSO" } -> app_service#svc { label: "Summary service" } -> llm#llm { label: "Large model", inputTokens: 60000, outputTokens: 1200, contextWindow: 32000, limitTpm: 4000000, pricePerMInputUsd: 2.5, pricePerMOutputUsd: 10 }
    #svc -> object_storage#trans { label: "Transcripts" }
    #svc -telemetry-> llm_tracing#t { label: "Traces" }
    #svc -> relational_db#users { label: "Watch lists" }
  `,
  certain: [
    'retrieval/context-overflow',
    'reliability/throughput-exceeds-provider-limit',
    'cost/spend-exceeds-budget',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'retrieval/prompt-so-long-one-change-fixes-all',
    'latency/critical-path-exceeds-budget',
    'latency/no-streaming-for-long-answers',
    'cost/single-large-model-for-everything',
  ],
  top: [
    'cost/spend-exceeds-budget',
    'retrieval/context-overflow',
    'retrieval/prompt-so-long-one-change-fixes-all',
    'reliability/throughput-exceeds-provider-limit',
  ],
  note: '60,000 tokens do not fit into 32,000, cost about a million dollars a month and need 44 million tokens a minute.',
})
