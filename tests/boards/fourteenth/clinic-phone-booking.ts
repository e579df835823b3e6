import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'clinic-phone-booking',
  title: 'Phone line that books visits to a doctor',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 30000, p95LatencyMs: 1000, dataClasses: [phi], regulations: [hipaa], statements: ["The caller hears an answer within a second"] }
    voice_channel#tel { label: "Twilio phone number" } -> app_service#srv { label: "Call server" }
    zone ext(label: "Vendors", trust: external) {
      speech_to_text#stt { label: "Whisper API (whole utterance)" }
      llm#gpt { label: "GPT-4o" }
      text_to_speech#tts { label: "ElevenLabs" }
      logging#dd { label: "Datadog logs" }
    }
    #srv -> #stt
    #srv -> #gpt
    #srv -> #tts
    #srv -> vector_db#faq { label: "Clinic FAQ" }
    #srv -{ label: "book slot" }-> business_system#ehr { label: "EHR calendar" }
    #srv -telemetry{ label: "full transcripts" }-> #dd
  `,
  certain: [
    'security/pii-to-third-party-without-redaction',
    'security/raw-prompts-with-pii-in-logs',
    'latency/voice-turn-budget',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'latency/voice-without-barge-in',
    'latency/critical-path-exceeds-budget',
    'latency/side-work-on-critical-path',
    'requirements/recording-without-consent',
    'requirements/high-risk-oversight',
    'security/caller-identity-unverified',
    'security/public-endpoint-without-auth-or-quota',
    'security/authorization-delegated-to-llm',
    'agents/high-impact-action-without-approval',
    'reliability/session-state-in-process-memory',
    'retrieval/index-written-but-not-read',
    'security/data-residency-crossing',
    'security/context-not-scoped-to-case',
  ],
  top: ['security/pii-to-third-party-without-redaction', 'latency/voice-turn-budget', 'security/raw-prompts-with-pii-in-logs'],
  note: 'Fourteenth round. Four vendors hear patients, with no agreement; each utterance is waited for in whole.',
})
