import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'order-chat-retries',
  title: 'Orders placed by chat, with retries everywhere',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 30000, availability: 0.999 }
    chat_ui#chat { label: "Shop chat" } -{ retries: 3, label: "retry" }-> api_gateway#gw { label: "Gateway", auth: true, quota: true } -{ retries: 3, label: "retry" }-> llm_orchestrator#orch { label: "Order assistant" } -{ retries: 3, label: "retry" }-> llm#llm { label: "GPT-4o" }
    #orch -{ retries: 3, label: "place order, retry" }-> tool_executor#order { label: "Place order", sideEffect: write }
    #order -> relational_db#orders { label: "Orders DB" }
    #orch -telemetry-> llm_tracing#trace { label: "Traces" }
    #orch -> relational_db#cat { label: "Catalogue" }
  `,
  certain: [
    'reliability/nested-retries-amplify',
    'reliability/non-idempotent-write-under-retry',
    'evaluation/no-offline-eval',
    'reliability/single-provider-no-fallback',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'reliability/retry-without-budget',
    'agents/high-impact-action-without-approval',
    'security/session-memory-not-partitioned',
    'data/no-retention-policy',
  ],
  top: ['reliability/nested-retries-amplify', 'reliability/non-idempotent-write-under-retry', 'evaluation/no-offline-eval'],
  note: 'One slow minute is 64 calls, and two orders.',
})
