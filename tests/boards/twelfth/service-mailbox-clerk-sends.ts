import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'service-mailbox-clerk-sends',
  title: 'Service mailbox sorted and drafted, sent by a clerk',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, dataClasses: [pii], regulations: [gdpr], statements: ["Nothing leaves before a clerk presses send", "3,000 mails a day", "Personal data stays in the EU"] }
    zone eu(label: "EU region, own VPC", region: eu) {
      email_inbox#in { label: "service@ (DKIM checked)" } -data-> rate_limiter#cap { label: "Cap per sender, 4,000 a day in all" } -data-> message_queue#q { label: "SQS, 2 retries, then DLQ with alarm", bounded: true, idempotent: true } -data-> pii_redactor#pr { label: "Names and IBANs masked" } -data-> quarantined_llm#rd { label: "Reader: no tools, fills MailFacts", structuredOnly: true } -data-> schema_validator#mf { label: "MailFacts v3 (enum intent, ids)" }
      #mf -data-> app_service#tr { label: "Routing table" } -> crm#hs { label: "Dynamics, sender's own record only", readOnly: true }
      #tr -> llm#dr { label: "Mistral Large 2411 in our VPC, drafts from templates", version: "2411", timeoutMs: 20000 } -data-> human_review_queue#cl { label: "Clerk edits, presses send", reviewers: 25, itemsPerDay: 3000, minutesPerReview: 2 } -> email_sender#out { label: "Outgoing mail" }
      dead_letter_queue#dlq { label: "Unreadable mails, worked off daily" }
      #q -> #dlq
      [#rd, #tr, #dr, #hs] -telemetry-> llm_tracing#tc { label: "Traces: ids only, versions, tokens", retentionDays: 30, redaction: true, recordsVersions: true } -> alerting#al { label: "Team on-call" }
      [#hs, #cl] -telemetry-> audit_log#au { label: "Who saw and sent what" }
      #cl -feedback{ label: "edit distance, reroutes" }-> golden_dataset#gd { label: "2,000 mails: languages, spam, injection", cases: 2000, slices: [language, spam, injection, unanswerable], retentionDays: 365 } -data-> offline_eval#oe { label: "Routing F1, draft acceptance" } -control-> regression_gate#rg { label: "Gate" } -control-> canary_release#cn { label: "One team first" } -control-> #dr
      feature_flag#ks { label: "Manual-only switch" } -control-> #tr
    }
  `,
  certain: [],
  allowed: [
    'data/derived-copies-miss-deletion',
    'data/no-retention-policy',
    'agents/human-approval-overload',
    'reliability/single-provider-no-fallback',
    'monitoring/no-trace-context-across-queue',
    'cost/no-spend-cap',
    'requirements/cost-unstated',
    'requirements/latency-target-unstated',
  ],
  top: [],
  note: 'Reads with one model that has no tools, writes with another that never sees the mail.',
})
