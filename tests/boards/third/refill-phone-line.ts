import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'refill-phone-line',
  title: 'Prescription refills by phone',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Prescription refills by phone"
    end_user#caller { label: "Caller" } -> voice_channel#twilio { label: "Twilio phone number" } -> speech_to_text#stt { label: "Deepgram STT" } -> agent#agent { label: "GPT-4o refill agent" } -> text_to_speech#tts { label: "ElevenLabs voice" } -> #twilio
    #agent -{ label: "look up prescriptions" }-> relational_db#rx { label: "Patient prescriptions DB" }
    #agent -{ label: "place refill order" }-> business_system#pharm { label: "Pharmacy order system" }
    #twilio -{ label: "call recordings" }-> object_storage#s3 { label: "S3 recordings" }
  `,
  certain: [
    'security/caller-identity-unverified',
    'requirements/recording-without-consent',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/context-not-scoped-to-case',
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'requirements/high-risk-oversight',
  ],
  top: [
    'security/caller-identity-unverified',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'Nobody asks who is calling before the prescriptions are read out.',
})
