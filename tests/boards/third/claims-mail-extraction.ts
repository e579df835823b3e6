import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'claims-mail-extraction',
  title: 'Claim forms from mail into the core system, and paid',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Claims intake"
    email_inbox#box { label: "claims@ mailbox" } -> document_parser#ocr { label: "Azure Document Intelligence (OCR)" } -> llm#x { label: "GPT-4o: extract claim fields as JSON" } -> business_system#core { label: "Core claims system: create claim" } -> payment_api#pay { label: "Payout under 500 EUR" }
    #x -{ label: "parse error" }-> #x
  `,
  certain: [
    'data/extracted-values-not-reconciled',
    'agents/high-impact-action-without-approval',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'security/outsider-triggers-paid-work',
    'reliability/failed-items-dropped',
    'reliability/retry-without-budget',
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'retrieval/chunking-unspecified-for-structured-docs',
    'security/lethal-trifecta',
    'cost/offline-work-on-online-endpoint',
  ],
  top: [
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'data/extracted-values-not-reconciled',
  ],
  note: 'A form that anybody mails is read, believed and paid.',
})
