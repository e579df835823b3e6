import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'copilot-topics',
  title: 'Low-code assistant with topics and flows',
  strength: 'odd',
  kindless: true,
  sketch: `
    zone agent (label: "Copilot Studio Agent") { intent_router#t1 { label: "Order Status Topic" }; intent_router#t2 { label: "Escalate Topic" }; intent_router#t3 { label: "Warranty Topic" } }
    zone flows (label: "Power Automate Flows") { workflow_engine#f1 { label: "Order Lookup Flow" }; workflow_engine#f2 { label: "Escalation Notification" }; workflow_engine#f3 { label: "Warranty Claim Creator" } }
    zone ext (label: "External Systems") { relational_db#d1 { label: "Order Database" }; notification_service#d2 { label: "Microsoft Teams" }; crm#d3 { label: "CRM System" } }
    #t1 -> #f1 -> #d1
    #t2 -> #f2 -> #d2
    #t3 -> #f3 -> #d3
  `,
  certain: [],
  allowed: [...optional.app, ...optional.agent],
  top: [],
  note: 'Three fixed flows. Escalation is drawn.',
})
