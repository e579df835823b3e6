import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'whatsapp-kitchen',
  title: 'Ordering food by WhatsApp',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#u { label: "Customer" } -> messaging_channel#wa { label: "WhatsApp Cloud API" }
    #wa -{ label: "webhook, retried until 200" }-> app_service#n8n { label: "n8n webhook" } -> agent#ai { label: "AI Agent (gpt-4o-mini)" }
    zone tools(label: "Tools") {
      vector_db#menu { label: "Pinecone: menu" }
      relational_db#orders { label: "Supabase: orders" }
      payment_api#pay { label: "Razorpay: payment links + refunds" }
      messaging_channel#rider { label: "Dunzo rider booking" }
    }
    #ai -> #menu
    #ai -{ label: "insert order" }-> #orders
    #ai -{ label: "refund()" }-> #pay
    #ai -{ label: "book rider" }-> #rider
    #ai -> session_store#mem { label: "Postgres chat memory (key = phone)" }
    #ai -> #wa
  `,
  certain: [
    'agents/high-impact-action-without-approval',
    'reliability/non-idempotent-write-under-retry',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/public-endpoint-without-auth-or-quota',
    'security/authorization-delegated-to-llm',
    'security/outsider-triggers-paid-work',
    'security/untrusted-content-to-write-without-gate',
    'reliability/retry-without-budget',
    'requirements/high-risk-oversight',
    'data/extracted-values-not-reconciled',
    'retrieval/index-written-but-not-read',
    'cost/no-tenant-attribution',
  ],
  top: ['agents/high-impact-action-without-approval', 'reliability/non-idempotent-write-under-retry'],
  note: 'Thirteenth round. Nothing is stated; the webhook comes twice and orders are inserted, the model refunds by itself.',
})
