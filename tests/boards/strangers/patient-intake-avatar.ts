import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'patient-intake-avatar',
  title: 'Patient intake by a speaking avatar',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#patient { label: "Patient" } -{ label: "WebRTC Voice/Video" }-> web_client#front { label: "Next.js Frontend" } -{ label: "POST /token" }-> auth_service#token { label: "Flask Token Server" } -{ label: "Dispatch" }-> agent#worker { label: "LiveKit AI Agent" }
    zone brain (label: "The Brain") { speech_to_text#stt { label: "Deepgram STT" }; llm#gpt { label: "OpenAI GPT-4o" }; text_to_speech#tts { label: "Google Neural TTS" } }
    #worker -{ label: "Transcripts" }-> #stt
    #worker -{ label: "Reasoning" }-> #gpt
    #worker -{ label: "Voice" }-> #tts
    #worker -{ label: "Structured Data" }-> relational_db#db { label: "Local SQL / Supabase" }
    #front -{ label: "Rendering" }-> unknown#avatar { label: "SpatialReal 3D Engine" }
  `,
  certain: ['security/pii-to-third-party-without-redaction', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.agent,
    'agents/no-human-handoff',
    'requirements/high-risk-oversight',
    'requirements/recording-without-consent',
    'data/no-retention-policy',
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'security/raw-prompts-with-pii-in-logs',
    'security/no-access-audit-trail',
    'data/extracted-values-not-reconciled',
  ],
  top: ['security/pii-to-third-party-without-redaction'],
  note: 'What patients say goes to three vendors.',
})
