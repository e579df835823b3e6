import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'flash-sale-assistant',
  title: 'Shopping assistant on the day of the sale',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, peakQps: 80, availability: 0.999, p95LatencyMs: 4000, statements: ["Black Friday brings 10x the normal load"] }
    end_user#s { label: "Shopper" } -> web_client#shop { label: "Web shop" } -> load_balancer#lb { label: "ALB" } -> app_service#api { label: "Assistant API (6 pods, sessions in process memory)", replicas: 6, retries: 2 } -> llm_gateway#gw { label: "LiteLLM", retries: 3 } -> llm#m { label: "GPT-4o" , retries: 2, limitTpm: 300000, inputTokens: 3000, outputTokens: 300 }
    #api -> vector_db#cat { label: "Catalogue vectors", managedEmbedding: true }
    #api -telemetry-> metrics#dd { label: "Datadog: latency, errors" }
  `,
  certain: [
    'reliability/nested-retries-amplify',
    'reliability/throughput-exceeds-provider-limit',
    'reliability/session-state-in-process-memory',
    'reliability/no-backpressure',
    'reliability/single-provider-no-fallback',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainAgent,
    'security/public-endpoint-without-auth-or-quota',
    'reliability/retry-without-budget',
    'latency/critical-path-exceeds-budget',
    'requirements/stated-requirement-unaddressed',
    'cost/single-large-model-for-everything',
    'retrieval/vector-only-for-exact-match-corpus',
    'security/session-memory-not-partitioned',
  ],
  top: [
    'reliability/throughput-exceeds-provider-limit',
    'reliability/nested-retries-amplify',
    'reliability/no-backpressure',
    'reliability/single-provider-no-fallback',
    'reliability/session-state-in-process-memory',
  ],
  note: 'Seventh round. Three layers retry, and the limit is passed already.',
})
