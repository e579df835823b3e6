import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'outbound-telecaller',
  title: 'Free-tier telecaller',
  strength: 'weak',
  kindless: true,
  sketch: `
    voice_channel#in { label: "User audio" } -> speech_to_text#stt { label: "Groq Whisper" } -> llm_orchestrator#brain { label: "telecaller_brain + RAG" } -> llm#llm { label: "Mistral, Groq, Cerebras chain" } -> text_to_speech#tts { label: "EdgeTTS" } -> voice_channel#out { label: "Audio out" }
    vector_db#kb { label: "Qdrant" } -> #brain
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'agents/no-human-handoff',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'latency/voice-without-barge-in'],
  note: 'Seven boxes in a line.',
})
