import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'loan-letter-writer',
  title: 'Consumer loans decided and refused by letter',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Consumer credit decisions"
    end_user#applicant { label: "Loan applicant" } -> web_client#form { label: "Application form" } -> app_service#svc { label: "Credit service" } -> ml_model#score { label: "Credit scoring model (LightGBM)" } -> router#dec { label: "Approve / decline" }
    #svc -> external_api#bureau { label: "Credit bureau" }
    #dec -{ label: "decline" }-> llm#letter { label: "GPT-4o writes refusal letter" } -> email_sender#mail { label: "Send letter to applicant" }
    #dec -{ label: "approve" }-> payment_api#pay { label: "Disburse loan" }
  `,
  certain: ['requirements/high-risk-oversight', 'evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/no-appeal-of-automatic-decision',
    'agents/high-impact-action-without-approval',
    'data/selective-labels',
    'evaluation/no-per-slice-metrics',
    'agents/no-action-audit-trail',
    'security/third-party-tool-unpinned',
    'security/public-endpoint-without-auth-or-quota',
    'security/untrusted-content-to-write-without-gate',
  ],
  top: ['requirements/high-risk-oversight', 'requirements/no-appeal-of-automatic-decision', 'agents/high-impact-action-without-approval'],
  note: 'Fourth round. Nobody looks at a refusal.',
})
