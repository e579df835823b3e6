import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'bus-booking-state-machine',
  title: 'WhatsApp booking by a state machine, a classifier beside it',
  strength: 'strong',
  kindless: true,
  sketch: `
    messaging_channel#meta { label: "Meta WhatsApp Cloud API" } -> app_service#hook { label: "Signed Next.js webhook" } -> message_queue#store { label: "Webhook event store" } -> app_service#proc { label: "Deferred event processor" } -> workflow_engine#state { label: "Deterministic state machine" }
    #state -> [relational_db#routes { label: "Routes and published departures" }, business_system#book { label: "Atomic booking RPC" }, business_system#track { label: "Contact-matched tracking" }, payment_api#pay { label: "Existing PayChangu services" }, classifier_model#intent { label: "Optional intent classifier" }, human_handoff#human { label: "Human handoff" }]
    #human -> admin_console#inbox { label: "Existing admin communication center" }
    #proc -> messaging_channel#out { label: "Meta outbound provider" } -> #meta
  `,
  certain: [],
  allowed: [
    ...optional.app,
    'evaluation/no-offline-eval',
    'reliability/failed-items-dropped',
    'reliability/non-idempotent-write-under-retry',
    'security/outsider-triggers-paid-work',
    'monitoring/no-drift-monitoring',
  ],
  top: [],
  note: 'Code decides, the classifier only names the intent: no alarm about payments. relabelled: a payment behind a queue that redelivers is a fair remark.',
})
