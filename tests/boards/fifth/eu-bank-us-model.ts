import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'eu-bank-us-model',
  title: 'Bank letters summarised by a model across the ocean',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 900, dataClasses: [pii], regulations: [gdpr], statements: ["Customer data stays in the EU"] }
    zone eu(label: "EU data centre", trust: trusted, region: eu) {
      web_client#desk { label: "Clerk desktop" } -> auth_service#sso { label: "SSO" } -> app_service#svc { label: "Letter service" } -> relational_db#db { label: "Customer letters" }
    }
    zone us(label: "OpenAI (US)", trust: external, region: us) { llm#gpt { label: "GPT-4o" } }
    #svc -> #gpt
    #svc -telemetry-> logging#el { label: "Elastic logs" }
  `,
  certain: ['security/data-residency-crossing', 'security/pii-to-third-party-without-redaction', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'requirements/stated-requirement-unaddressed',
    'latency/cross-region-hop',
    'security/context-not-scoped-to-case',
  ],
  top: ['security/data-residency-crossing', 'security/pii-to-third-party-without-redaction'],
  note: 'Fifth round. Every letter crosses the border.',
})
