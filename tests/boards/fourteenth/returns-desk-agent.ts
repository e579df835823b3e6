import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'returns-desk-agent',
  title: 'Agent for returns of an online shoe shop',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 400000, dataClasses: [pii], statements: ["Customers get refunds in minutes instead of days"] }
    end_user#c { label: "Customer" } -> chat_ui#w { label: "Chat widget" } -> api_gateway#g { label: "API gateway", auth: true, quota: true } -> agent#a { label: "Returns agent" }
    #a -> llm#m { label: "Claude Sonnet" }
    #a -> business_system#o { label: "Order service" }
    #a -> payment_api#p { label: "Stripe refunds" }
    #a -> email_sender#e { label: "SendGrid" }
    #a -> vector_db#k { label: "Return policy" }
    #a -> relational_db#h { label: "Conversations" }
  `,
  certain: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'evaluation/no-injection-regression-suite',
    'security/egress-unrestricted',
    'security/session-memory-not-partitioned',
    'security/context-not-scoped-to-case',
    'security/output-rendering-exfiltration',
    'retrieval/index-written-but-not-read',
  ],
  top: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval'],
  note: 'Fourteenth round. Money goes back on the word of the model.',
})
