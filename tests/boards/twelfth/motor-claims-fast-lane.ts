import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'motor-claims-fast-lane',
  title: 'Motor claims: small ones skip the adjuster',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 45000, dataClasses: [pii], statements: ["An adjuster approves every payout", "Small claims are settled the same day"] }
    end_user#c { label: "Policyholder" } -> mobile_client#app { label: "FNOL app" } -> api_gateway#kong { label: "Kong (login)", auth: true } -> app_service#svc { label: "claims-svc" } -> object_storage#s3 { label: "Claim file in S3" }
    user_upload#up { label: "Garage invoices, photos, police report" } -data-> #s3
    #s3 -data-> document_parser#tx { label: "Textract" } -data-> llm#ex { label: "Claude Sonnet fills in the claim" } -data-> relational_db#gw { label: "Guidewire claim record" }
    #gw -data-> llm#cov { label: "GPT-4o: covered? how much?" }
    #cov -{ label: "anything unclear" }-> human_review_queue#adj { label: "Adjuster desk" } -> payment_api#sepa { label: "SEPA payout" }
    #cov -{ label: "fast lane" }-> #sepa
  `,
  certain: [
    'agents/approval-gate-bypassable',
    'data/extracted-values-not-reconciled',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'agents/no-action-audit-trail',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'agents/human-approval-overload',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'security/authorization-delegated-to-llm',
    'security/outsider-triggers-paid-work',
    'security/taint-laundered-through-peer',
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'data/selective-labels',
    'data/no-ingestion-validation',
    'reliability/failed-items-dropped',
    'retrieval/chunking-unspecified-for-structured-docs',
  ],
  top: [
    'agents/approval-gate-bypassable',
    'security/untrusted-content-to-write-without-gate',
    'agents/high-impact-action-without-approval',
  ],
  note: 'The approval stands on one of two paths, and the model itself picks the path.',
})
