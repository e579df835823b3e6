import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'serial-travel-search',
  title: 'Trip ideas from four look-ups in a row',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 50000, p95LatencyMs: 3000 }
    end_user#t { label: "Traveller" } -> web_client#w { label: "Trip site" } -> app_service#s { label: "Trip API" , auth: true } -> llm#plan { label: "Planner LLM: rewrite question" } -> external_api#fl { label: "Flight offers API" } -> external_api#ho { label: "Hotel offers API" } -> external_api#we { label: "Weather API" } -> llm#dr { label: "Draft LLM" } -> llm#po { label: "Polish LLM" } -> #w
  `,
  certain: ['latency/serial-llm-chain', 'latency/critical-path-exceeds-budget', 'evaluation/no-offline-eval'],
  allowed: [
    'latency/independent-calls-serialised',
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'latency/no-streaming-for-long-answers',
    'security/public-endpoint-without-auth-or-quota',
    'agents/compound-error-rate',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'agents/no-tool-error-path',
    'security/untrusted-content-to-write-without-gate',
  ],
  top: ['latency/serial-llm-chain', 'latency/critical-path-exceeds-budget'],
  note: 'Eighth round. relabelled: the three look-ups take less than a fifth of the wait, which is the bar of the specification.',
})
