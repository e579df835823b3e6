import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'applicant-screening',
  title: 'Screening of job applications',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, dataClasses: [pii], regulations: [gdpr], statements: ["5000 applications a week", "Rejected applicants hear within a day"] }
    user_upload#cv { label: "CV upload" } -> app_service#s { label: "Screening service" } -> document_parser#p { label: "PDF parser" }
    zone oai(label: "OpenAI", trust: external) {
      llm#m { label: "GPT-4o: score 0-100" }
    }
    #s -> #m
    #s -{ label: "score < 60" }-> email_sender#r { label: "Rejection mail" }
    #s -{ label: "score >= 60" }-> business_system#wd { label: "Workday" }
    #s -> relational_db#db { label: "Applicants DB" }
  `,
  certain: ['requirements/high-risk-oversight', 'security/pii-to-third-party-without-redaction', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'agents/high-impact-action-without-approval',
    'security/lethal-trifecta',
    'security/public-endpoint-without-auth-or-quota',
    'security/authorization-delegated-to-llm',
    'security/outsider-triggers-paid-work',
    'security/data-residency-crossing',
    'evaluation/no-injection-regression-suite',
    'evaluation/no-per-slice-metrics',
    'requirements/no-appeal-of-automatic-decision',
    'reliability/non-idempotent-write-under-retry',
    'retrieval/chunking-unspecified-for-structured-docs',
    'data/selective-labels',
    'agents/no-action-audit-trail',
    'cost/offline-work-on-online-endpoint',
  ],
  top: ['requirements/high-risk-oversight', 'security/pii-to-third-party-without-redaction', 'agents/high-impact-action-without-approval'],
  note: 'Fifteenth round. A model turns people down, nobody looks, and the whole letter goes to a vendor.',
})
