import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'robot-by-voice',
  title: 'Household robot told what to do',
  strength: 'weak',
  kindless: true,
  sketch: `
    voice_channel#mic { label: "Microphone" } -> speech_to_text#asr { label: "Whisper ASR" } -> context_builder#ctx { label: "Context builder" }
    external_trigger#cam { label: "Camera" } -> vision_model#clip { label: "CLIP / GPT-4V" } -> #ctx
    #ctx -> llm#plan { label: "LLM planner" } -> tool_executor#ex { label: "Action executor" }
    #ex -> external_api#nav { label: "Navigation" }
    #ex -> external_api#arm { label: "Move the arm" }
    #ex -> text_to_speech#tts { label: "Speech output" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'agents/high-impact-action-without-approval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'security/caller-identity-unverified',
    'security/untrusted-content-to-write-without-gate',
    'requirements/recording-without-consent',
    'latency/serial-llm-chain',
    'security/outsider-triggers-paid-work',
  ],
  top: ['agents/high-impact-action-without-approval', 'evaluation/no-offline-eval', 'security/untrusted-content-to-write-without-gate'],
  note: 'Ninth round. Physical actuation straight from a plan.',
})
