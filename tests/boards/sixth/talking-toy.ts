import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'talking-toy',
  title: 'A toy that talks with children',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 80000, p95LatencyMs: 1000, statements: ["Children from 5 years", "Answers within one second"] }
    end_user#kid { label: "Child" } -> voice_channel#toy { label: "Plush toy with microphone" } -> speech_to_text#stt { label: "Deepgram" } -> llm_orchestrator#dlg { label: "Dialogue service" } -> llm#m { label: "GPT-4o" }
    #dlg -> long_term_memory#mem { label: "What the child told us" }
    #dlg -> content_moderator#mod { label: "Moderation, in parallel, only logs" , mode: async }
    #dlg -{ streaming: true }-> text_to_speech#tts { label: "ElevenLabs" } -> #toy
  `,
  certain: [
    'security/streaming-bypasses-validator',
    'latency/voice-turn-budget',
    'latency/voice-without-barge-in',
    'evaluation/no-offline-eval',
    'security/session-memory-not-partitioned',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'latency/critical-path-exceeds-budget',
    'requirements/recording-without-consent',
    'security/guardrail-bypass-path',
    'security/memory-write-from-untrusted-input',
    'requirements/stated-requirement-unaddressed',
    'evaluation/guardrail-unmeasured',
    'security/public-endpoint-without-auth-or-quota',
    'latency/serial-llm-chain',
    'agents/no-human-handoff',
    'requirements/high-risk-oversight',
    'reliability/guardrail-fails-open',
    'security/caller-identity-unverified',
  ],
  top: [
    'security/streaming-bypasses-validator',
    'security/session-memory-not-partitioned',
    'latency/voice-turn-budget',
    'security/guardrail-bypass-path',
  ],
  note: 'Moderation only writes down what the child has already heard.',
})
