import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'trip-booking-agents',
  title: 'Agents that plan and book trips',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 20000, statements: ["A trip is planned within two minutes"] }
    mobile_client#app { label: "Travel app" } -> api_gateway#gw { label: "Gateway with login", auth: true } -> agent_supervisor#p { label: "Planner agent" }
    #p -> sub_agent#f { label: "Flight agent" } -> third_party_api#am { label: "Amadeus API" }
    #p -> sub_agent#h { label: "Hotel agent" } -> third_party_api#bk { label: "Booking.com API" }
    #p -> sub_agent#c { label: "Critic agent" }
    #c -{ label: "not good enough, try again" }-> #p
    #p -> llm#m { label: "Claude Sonnet" }
    #p -{ label: "charge card, retry on timeout" }-> payment_api#st { label: "Stripe" }
    #p -> relational_db#db { label: "Trips DB" }
  `,
  certain: [
    'agents/unbounded-cycle',
    'agents/high-impact-action-without-approval',
    'reliability/non-idempotent-write-under-retry',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/compound-error-rate',
    'agents/multi-agent-without-need',
    'agents/shared-agent-identity',
    'agents/parallel-writers-conflict',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/taint-laundered-through-peer',
    'security/authorization-delegated-to-llm',
    'security/third-party-tool-unpinned',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/retry-without-budget',
    'reliability/nested-retries-amplify',
    'latency/serial-llm-chain',
    'latency/independent-calls-serialised',
    'latency/critical-path-exceeds-budget',
    'monitoring/serving-node-unobserved',
    'cost/single-large-model-for-everything',
    'data/no-retention-policy',
  ],
  top: [
    'agents/unbounded-cycle',
    'agents/high-impact-action-without-approval',
    'reliability/non-idempotent-write-under-retry',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'Fifteenth round. Two agents send each other back and forth, and a card is charged again when the first try was slow.',
})
