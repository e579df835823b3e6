import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'planner-and-reader-apart',
  title: 'Reader and doer talk through a queue',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 600 }
    email_inbox#in { label: "Supplier mails" } -> agent#reader { label: "Mail reader" } -data-> message_queue#bus { label: "Task bus (RabbitMQ)" } -data-> agent#doer { label: "Order agent" } -{ label: "place order" }-> business_system#erp { label: "ERP purchasing" }
    #doer -> payment_api#pay { label: "Pay invoice" }
    #reader -> llm#m { label: "GPT-4o" }
    #doer -> #m
    #doer -telemetry-> llm_tracing#t { label: "Langfuse" }
  `,
  certain: [
    'security/taint-laundered-through-peer',
    'agents/high-impact-action-without-approval',
    'reliability/non-idempotent-write-under-retry',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'security/outsider-triggers-paid-work',
    'agents/shared-agent-identity',
    'monitoring/no-trace-context-across-queue',
    'agents/no-task-verification',
    'reliability/failed-items-dropped',
    'data/extracted-values-not-reconciled',
    'security/lethal-trifecta',
  ],
  top: [
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/taint-laundered-through-peer',
  ],
  note: 'Tenth round. relies on the mail being told as laundered or as direct: both are raised by reviewers, the first is certain.',
})
