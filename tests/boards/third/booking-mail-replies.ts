import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'booking-mail-replies',
  title: 'Guests of a hotel are answered by mail',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Guest mail autoresponder"
    email_inbox#in { label: "Guest emails" } -> workflow_engine#n8n { label: "n8n workflow" } -> classifier_model#cls { label: "Classify intent" } -> agent#a { label: "GPT-4.1 reply agent" }
    #a -> vector_db#kb { label: "Hotel policies (Qdrant)" }
    #a -> crm#pms { label: "Booking system: guest reservations" }
    #a -> email_sender#out { label: "Email reply" }
  `,
  certain: [
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
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
    'security/untrusted-content-to-write-without-gate',
    'security/outsider-triggers-paid-work',
    'security/context-not-scoped-to-case',
    'reliability/failed-items-dropped',
  ],
  top: [
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/context-not-scoped-to-case',
  ],
  note: 'Whoever writes a mail reads reservations by return of post.',
})
