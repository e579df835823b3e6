import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'invoice-desk-checked',
  title: 'Invoices read, matched with orders, released by a clerk',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 40, requestsPerMonth: 20000, monthlyBudgetUsd: 2500, statements: ["98 % of fields correct"] }
    email_inbox#in { label: "Invoice mailbox (known suppliers)", allowlist: true } -> message_queue#q { label: "Queue" } -> document_parser#ocr { label: "OCR" } -> llm#x { label: "GPT-4o mini: extract fields, strict JSON schema" } -> schema_validator#val { label: "Totals, tax and IBAN check digits" } -> app_service#match { label: "Three-way match with purchase order" } -> approval_gate#clerk { label: "Clerk releases payment" } -> business_system#erp { label: "SAP" }
    #match -{ label: "mismatch" }-> human_review_queue#rev { label: "Exceptions queue" } -> #clerk
    #q -{ label: "failed 3 times" }-> dead_letter_queue#dlq { label: "Dead letters" } -> alerting#al { label: "Alert to finance IT" }
    [#x, #match] -telemetry-> llm_tracing#tr { label: "Traces with tokens and cost, masked" } -> #al
    #rev -feedback{ label: "corrections" }-> golden_dataset#gold { label: "500 labelled invoices" } -data-> offline_eval#ev { label: "Field accuracy per supplier" } -control-> regression_gate#gate { label: "Release gate" } -control-> #x
    #clerk -telemetry-> audit_log#aud { label: "Audit log" }
  `,
  certain: [],
  allowed: [
    'reliability/single-provider-no-fallback',
    'reliability/model-version-floating',
    'data/no-retention-policy',
    'security/pii-to-third-party-without-redaction',
    'cost/offline-work-on-online-endpoint',
    'evaluation/no-injection-regression-suite',
  ],
  top: [],
  note: 'Fourth round. Sums, orders and a clerk stand before the books.',
})
