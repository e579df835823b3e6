import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'voice-scam-helper',
  title: 'Spoken help against payment scams',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User speaks Telugu" } -> speech_to_text#stt { label: "Deepgram STT" } -> llm#gpt { label: "OpenAI GPT LLM with prompt" } -> text_to_speech#tts { label: "Murf Falcon TTS" }
    #tts -> media_server#lk { label: "LiveKit audio session" } -> end_user#hear { label: "User hears spoken guidance" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'agents/no-human-handoff',
    'retrieval/no-abstain-path',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'latency/voice-without-barge-in'],
  note: 'A straight voice line. Evaluation first, then turn-taking.',
})
