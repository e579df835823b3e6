import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'dictated-doctor-letters',
  title: 'Doctor letters from recorded visits',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 300, dataClasses: [phi], regulations: [hipaa] }
    mobile_client#phone { label: "Doctor's phone app" } -> app_service#svc { label: "Scribe backend" }
    zone us(label: "Vendors", trust: external) { speech_to_text#whisper { label: "Whisper API" } llm#gpt { label: "GPT-4o public API" } }
    #svc -> #whisper
    #svc -> #gpt
    #svc -data-> object_storage#audio { label: "Recorded visits (audio)", dataClasses: [phi] }
    #svc -{ label: "write letter" }-> business_system#ehr { label: "Epic EHR", dataClasses: [phi], sideEffect: write }
    #svc -telemetry-> logging#logs { label: "Elastic logs, full prompts", contentCapture: full }
  `,
  certain: [
    'security/pii-to-third-party-without-redaction',
    'security/raw-prompts-with-pii-in-logs',
    'requirements/recording-without-consent',
    'evaluation/no-offline-eval',
    'security/no-access-audit-trail',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'requirements/high-risk-oversight',
    'agents/high-impact-action-without-approval',
    'security/context-not-scoped-to-case',
    'security/public-endpoint-without-auth-or-quota',
    'data/extracted-values-not-reconciled',
  ],
  top: ['security/pii-to-third-party-without-redaction', 'security/raw-prompts-with-pii-in-logs', 'evaluation/no-offline-eval'],
  note: 'Health data to public endpoints and into logs.',
})
