import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'live-interpreter',
  title: 'Live interpreting of calls with authorities',
  strength: 'odd',
  sketch: `
    requires { scope: production, peakQps: 5, dataClasses: [pii], regions: [eu], regulations: [gdpr], statements: ["Audio and text of EU callers must stay in the EU"] }
    zone eu(label: "Frankfurt", region: eu) {
      voice_channel#call { label: "Video call" } -> media_server#sfu { label: "LiveKit media server" }
      text_to_speech#tts { label: "Azure neural voice" }
      app_service#glue { label: "Interpreter service" }
    }
    zone us(label: "Virginia", region: us, trust: external) { speech_to_text#asr { label: "AssemblyAI" } llm#mt { label: "GPT-4o translate" } }
    #sfu -> #glue
    #glue -> #asr
    #glue -> #mt
    #glue -> #tts -> #sfu
  `,
  certain: ['security/data-residency-crossing', 'evaluation/no-offline-eval', 'latency/voice-without-barge-in'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'latency/cross-region-hop',
    'latency/voice-turn-budget',
    'latency/serial-llm-chain',
    'requirements/recording-without-consent',
    'security/public-endpoint-without-auth-or-quota',
  ],
  top: ['security/data-residency-crossing'],
  note: 'The requirement is plain, the zone is too.',
})
