import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'energy-supplier-chat',
  title: 'Customer chat of an energy supplier',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 800000, p95LatencyMs: 4000, dataClasses: [pii], statements: ["No wrong tariff is ever shown"] }
    web_client#w { label: "Customer portal" } -> api_gateway#gw { label: "API gateway (login, rate limit)", auth: true, quota: true } -> llm_orchestrator#o { label: "Chat service" }
    #o -> relational_db#db { label: "Customer DB" }
    #o -> llm#m { label: "GPT-4o mini (Azure, DPA)", dpa: true }
    #m -{ streaming: true, label: "stream tokens" }-> streaming_transport#ws { label: "WebSocket" } -> #w
    #m -data{ label: "full answer" }-> output_validator#v { label: "Tariff check" }
    #o -telemetry{ label: "full chats" }-> logging#es { label: "Elasticsearch, kept forever" } -> metrics#k { label: "Kibana" }
  `,
  certain: [
    'security/streaming-bypasses-validator',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-offline-eval',
    'data/no-retention-policy',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'security/guardrail-bypass-path',
    'security/context-not-scoped-to-case',
    'security/identity-not-propagated-to-tools',
    'reliability/guardrail-fails-open',
    'agents/no-human-handoff',
    'evaluation/guardrail-unmeasured',
    'cost/history-resent-without-compaction',
    'monitoring/feedback-dead-end',
    'reliability/session-state-in-process-memory',
  ],
  top: ['security/streaming-bypasses-validator', 'security/raw-prompts-with-pii-in-logs', 'security/guardrail-bypass-path'],
  note: 'Fifteenth round. The check sees the answer when the customer has read it, and every chat is kept forever as it was.',
})
