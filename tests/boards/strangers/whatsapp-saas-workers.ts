import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'whatsapp-saas-workers',
  title: 'Multi-tenant WhatsApp assistant with workers',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Multi-tenant WhatsApp AI platform"
    messaging_channel#meta { label: "Meta WhatsApp Cloud API" } -{ label: "Webhook" }-> app_service#api { label: "Node.js API Server" } -{ label: "1. Resolve Client" }-> relational_db#db { label: "PostgreSQL" }
    #api -{ label: "2. Create Job" }-> message_queue#redis { label: "Redis / BullMQ" }
    #api -{ label: "3. Reply 200 OK" }-> #meta
    zone workers (label: "Workers") { llm_orchestrator#cw { label: "Chat Message Worker" }; app_service#sw { label: "WhatsApp Sender Worker" } }
    #redis -{ label: "Pick up Job" }-> #cw
    #cw -{ label: "Fetch Knowledge" }-> vector_db#pc { label: "Pinecone Vector DB" }
    #cw -{ label: "Generate Response" }-> llm#gem { label: "Google Gemini AI" }
    #cw -{ label: "Create Send Job" }-> #redis
    #redis -{ label: "Pick up Job" }-> #sw -{ label: "Send Reply" }-> #meta
  `,
  certain: ['security/tenant-filter-missing-on-retrieval', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'agents/no-human-handoff',
    'security/outsider-triggers-paid-work',
    'reliability/failed-items-dropped',
    'cost/no-tenant-attribution',
    'security/pii-to-third-party-without-redaction',
    'reliability/non-idempotent-write-under-retry',
    'monitoring/no-trace-context-across-queue',
  ],
  top: ['security/tenant-filter-missing-on-retrieval'],
  note: 'Many clients, one Pinecone. The send job on the same queue is no loop of models.',
})
