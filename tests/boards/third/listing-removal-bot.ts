import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'listing-removal-bot',
  title: 'Listings removed and sellers suspended by a model',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 400000 }
    end_user#seller { label: "Seller" } -> web_client#form { label: "New listing form" } -> app_service#svc { label: "Listing service" } -> vision_model#img { label: "Image classifier" }
    #svc -> llm#judge { label: "Policy LLM: prohibited item?" } -> router#verdict { label: "Violation?" }
    #verdict -{ label: "no" }-> business_system#live { label: "Marketplace (publish)" }
    #verdict -{ label: "yes" }-> app_service#ban { label: "Remove listing, suspend seller account" }
    #svc -telemetry-> logging#logs { label: "Datadog logs" }
  `,
  certain: ['requirements/no-appeal-of-automatic-decision', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/high-risk-oversight',
    'agents/high-impact-action-without-approval',
    'agents/approval-gate-bypassable',
    'agents/no-human-handoff',
    'agents/no-action-audit-trail',
    'evaluation/guardrail-unmeasured',
    'reliability/guardrail-fails-open',
    'security/authorization-delegated-to-llm',
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-per-slice-metrics',
    'evaluation/judge-uncalibrated',
  ],
  top: ['requirements/no-appeal-of-automatic-decision', 'requirements/high-risk-oversight', 'agents/high-impact-action-without-approval'],
  note: 'An account is gone and nobody to write to.',
})
