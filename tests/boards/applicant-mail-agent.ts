import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'applicant-mail-agent',
  title: 'Agent that answers mail of job applicants',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, dataClasses: [pii], statements: ["Applicants write to jobs@, the agent answers them"] }
    email_inbox#inbox { label: "jobs@ shared mailbox" } -> agent#agent { label: "Recruiting agent" } -> llm#claude { label: "Claude Sonnet" }
    #agent -> relational_db#ats { label: "Applicant database (Postgres)", dataClasses: [pii] }
    #agent -> source_connector#files { label: "SharePoint HR files", dataClasses: [pii] }
    #agent -> email_sender#send { label: "SendGrid outbound mail" }
    #agent -> third_party_api#cal { label: "Calendly booking API" }
    #agent -telemetry-> logging#cw { label: "CloudWatch logs" }
  `,
  certain: [
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'evaluation/no-offline-eval',
    'security/outsider-triggers-paid-work',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'security/egress-unrestricted',
    'requirements/high-risk-oversight',
    'security/third-party-tool-unpinned',
  ],
  top: ['security/lethal-trifecta', 'agents/high-impact-action-without-approval'],
  note: 'Anybody on the internet writes into a context that reads every applicant and can send mail to anybody.',
})
