import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'clinic-scribe-cloud',
  title: 'Consultations written up by a cloud across the ocean',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 900, dataClasses: [phi], regions: [eu], statements: ["Recordings of patients must not leave the EU"] }
    zone clinic(label: "Clinic, Frankfurt", region: eu, trust: trusted) {
      end_user#doc { label: "Doctor" } -> mobile_client#app { label: "Recorder app" } -> app_service#be { label: "Scribe backend" }
      business_system#ehr { label: "Patient record system" }
    }
    zone us(label: "US cloud", region: us, trust: external) {
      speech_to_text#stt { label: "Whisper API" }
      llm#gpt { label: "GPT-4o" }
    }
    #be -> #stt
    #be -> #gpt
    #be -{ label: "write note" }-> #ehr
  `,
  certain: [
    'security/data-residency-crossing',
    'security/pii-to-third-party-without-redaction',
    'requirements/recording-without-consent',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'requirements/high-risk-oversight',
    'agents/no-task-verification',
    'latency/cross-region-hop',
    'agents/no-action-audit-trail',
    'reliability/non-idempotent-write-under-retry',
    'data/extracted-values-not-reconciled',
    'security/untrusted-content-to-write-without-gate',
    'requirements/stated-requirement-unaddressed',
    'agents/tool-arguments-unvalidated',
  ],
  top: ['security/data-residency-crossing', 'security/pii-to-third-party-without-redaction'],
  note: 'Nobody signs the note either, which two rules may say.',
})
