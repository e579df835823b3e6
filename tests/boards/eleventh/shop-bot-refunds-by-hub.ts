import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'shop-bot-refunds-by-hub',
  title: 'Shop bot with refunds, loop in code',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 100000 }
    web_client#w { label: "Shop, logged in" } -> api_gateway#g { label: "Kong", auth: true } -> app_service#bot { label: "Support bot service" }
    #bot -> llm_gateway#lg { label: "Portkey" } -> llm#m { label: "GPT-4.1" }
    #bot -> external_api#ref { label: "Refund API" }
    #bot -> relational_db#o { label: "Orders" }
    #bot -> session_store#r { label: "Redis" }
  `,
  certain: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/identity-not-propagated-to-tools',
    'agents/no-human-handoff',
    'security/untrusted-content-to-write-without-gate',
    'reliability/non-idempotent-write-under-retry',
    'security/session-memory-not-partitioned',
  ],
  top: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval'],
  note: 'Eleventh round.',
})
