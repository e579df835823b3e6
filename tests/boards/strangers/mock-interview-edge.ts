import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'mock-interview-edge',
  title: 'Mock interviews on edge workers',
  strength: 'weak',
  kindless: true,
  sketch: `
    web_client#u { label: "Browser (React)" } -{ label: "REST /api" }-> app_service#api { label: "Worker API routes" } -> session_store#sm { label: "SessionManager (Durable Object + SQLite)" }
    #api -{ label: "init()" }-> agent#ia { label: "InterviewAgent (Durable Object)" }
    #u -{ label: "WebRTC audio" }-> media_server#sfu { label: "RealtimeKit (WebRTC + SFU)" }
    #ia -{ label: "join + produce/consume" }-> #sfu
    #ia -> speech_to_text#stt { label: "Deepgram STT" } -> llm#llm { label: "Workers AI" } -> text_to_speech#tts { label: "ElevenLabs TTS" } -> #ia
    #ia -> app_service#ig { label: "InsightGenerator" } -{ label: "WebSocket insights" }-> #u
    #ia -{ label: "RAG query" }-> vector_db#v { label: "Vectorize" }
    #api -{ label: "RAG index/upload" }-> #v
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'security/tenant-filter-missing-on-retrieval',
    'retrieval/chunking-unspecified-for-structured-docs',
    'security/ingestion-from-untrusted-writers',
    'requirements/recording-without-consent',
    'data/no-retention-policy',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'security/tenant-filter-missing-on-retrieval'],
  note: 'Speech goes round through the agent: a turn, not a runaway loop.',
})
