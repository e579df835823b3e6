import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'tested-without-attacks',
  title: 'Inbox agent with tests for friendly mails only',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000, statements: ["The agent only acts after the owner confirms"] }
    email_inbox#in { label: "Personal mailbox" } -> agent#a { label: "Inbox agent", maxSteps: 12 } -> approval_gate#ok { label: "Owner confirms each send" } -> email_sender#out { label: "Send mail" }
    #a -> llm#m { label: "Claude Sonnet" }
    #a -> business_system#cal { label: "Calendar (read)", readOnly: true }
    golden_dataset#g { label: "300 past mails", cases: 300, slices: [invoice, meeting, newsletter] } -data-> offline_eval#e { label: "Reply quality", metrics: [helpfulness, tone] } -control-> regression_gate#gate { label: "Release gate" } -control-> #a
    #a -telemetry-> llm_tracing#t { label: "Traces with tool calls, redacted", redaction: true } -> alerting#al { label: "On-call" }
  `,
  certain: ['evaluation/no-injection-regression-suite', 'evaluation/no-agent-trajectory-eval', 'evaluation/no-production-feedback-to-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/outsider-triggers-paid-work',
    'evaluation/no-unanswerable-slice',
    'agents/human-approval-overload',
  ],
  top: ['evaluation/no-injection-regression-suite', 'evaluation/no-agent-trajectory-eval', 'evaluation/no-production-feedback-to-eval'],
  note: 'Tenth round.',
})
