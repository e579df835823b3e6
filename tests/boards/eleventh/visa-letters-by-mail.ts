import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'visa-letters-by-mail',
  title: 'Visa questions answered by mail at a university',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 9000, dataClasses: [pii], statements: ["Students write in any language"] }
    email_inbox#in { label: "international-office@" } -> workflow_engine#n8n { label: "n8n flow" } -> llm#m { label: "Mistral API" } -> email_sender#out { label: "Answer to student" }
    #n8n -> vector_db#v { label: "Rules and forms" }
    #n8n -> business_system#sis { label: "Student records" }
  `,
  certain: ['security/lethal-trifecta', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'security/outsider-triggers-paid-work',
    'security/untrusted-content-to-write-without-gate',
    'agents/no-human-handoff',
    'requirements/high-risk-oversight',
    'security/context-not-scoped-to-case',
    'evaluation/no-per-slice-metrics',
    'agents/no-action-audit-trail',
  ],
  top: ['security/lethal-trifecta', 'security/untrusted-content-to-write-without-gate', 'agents/high-impact-action-without-approval'],
  note: 'Eleventh round.',
})
