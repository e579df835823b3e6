import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'phone-banking',
  title: 'Telephone banking with a talking agent',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, peakQps: 20, dataClasses: [pii], regulations: [gdpr], statements: ["Callers hear their balance and transfer money", "Calls are recorded"] }
    voice_channel#phone { label: "Twilio phone line" } -> speech_to_text#stt { label: "Deepgram STT" } -> agent#teller { label: "Teller agent" } -> llm#gpt { label: "GPT-4o" }
    #teller -> text_to_speech#tts { label: "ElevenLabs TTS" } -> #phone
    #teller -> business_system#core { label: "Core banking: balances", dataClasses: [pii] }
    #teller -> payment_api#pay { label: "Transfer money API", movesMoney: true }
    #phone -data-> object_storage#rec { label: "Call recordings (S3)" }
  `,
  certain: [
    'security/caller-identity-unverified',
    'agents/high-impact-action-without-approval',
    'requirements/recording-without-consent',
    'latency/voice-without-barge-in',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'latency/voice-turn-budget',
    'security/public-endpoint-without-auth-or-quota',
    'security/untrusted-content-to-write-without-gate',
    'requirements/high-risk-oversight',
    'monitoring/no-online-quality-signal',
    'latency/serial-llm-chain',
  ],
  top: ['security/caller-identity-unverified', 'agents/high-impact-action-without-approval'],
  note: 'Whoever says a name can move its money.',
})
