import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'refund-approval-side-door',
  title: 'Refunds approved by a lead, and by nobody at night',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 20000 }
    chat_ui#chat { label: "Customer chat" } -> auth_service#login { label: "Login" } -> agent#desk { label: "Service agent", maxSteps: 6 } -> llm#llm { label: "Claude" }
    #desk -> approval_gate#lead { label: "Team lead approves" } -> payment_api#refund { label: "Refund API", movesMoney: true }
    scheduler#night { label: "Nightly backlog" } -> agent#batch { label: "Backlog agent", maxSteps: 6 } -> #refund
    #desk -> relational_db#orders { label: "Orders" }
    #desk -telemetry-> llm_tracing#t { label: "Traces" }
  `,
  certain: ['agents/approval-gate-bypassable', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/high-impact-action-without-approval',
    'agents/parallel-writers-conflict',
    'agents/shared-agent-identity',
    'reliability/failed-items-dropped',
    'agents/human-approval-overload',
    'cost/offline-work-on-online-endpoint',
    'reliability/batch-shares-interactive-quota',
  ],
  top: ['agents/approval-gate-bypassable', 'agents/high-impact-action-without-approval'],
  note: 'Second round. The night has no lead.',
})
