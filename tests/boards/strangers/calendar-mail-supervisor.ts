import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'calendar-mail-supervisor',
  title: 'Supervisor with a calendar and a mail agent',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User: natural language request" }
    zone l3 (label: "Orchestration") { agent_supervisor#sup { label: "Supervisor Agent: routes & coordinates" } }
    zone l2 (label: "Domain Specialists") { sub_agent#cal { label: "Calendar Agent" }; sub_agent#mail { label: "Email Agent" } }
    zone l1 (label: "API Tools") { tool_executor#caltools { label: "Calendar Tools: create_event" }; tool_executor#mailtools { label: "Email Tools: send_email" } }
    zone ext (label: "External Systems") { external_api#gcal { label: "Google Calendar API" }; email_sender#sendgrid { label: "SendGrid API" } }
    #user -> #sup
    #sup -{ label: "schedule_event" }-> #cal -{ label: "API calls" }-> #caltools -{ label: "Execute" }-> #gcal
    #sup -{ label: "manage_email" }-> #mail -{ label: "API calls" }-> #mailtools -{ label: "Execute" }-> #sendgrid
    #gcal -{ label: "Results" }-> #caltools -{ label: "Formatted" }-> #cal -{ label: "Summary" }-> #sup
    #sendgrid -{ label: "Results" }-> #mailtools -{ label: "Formatted" }-> #mail -{ label: "Summary" }-> #sup
    #sup -{ label: "Coordinated Response" }-> #user
  `,
  certain: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.agent],
  top: ['agents/high-impact-action-without-approval'],
  note: 'Mail leaves without anybody reading it. Replies drawn as arrows are no loops.',
})
