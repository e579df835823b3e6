import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'home-voice-gateway',
  title: 'Voice assistant at home with tools',
  strength: 'weak',
  kindless: true,
  sketch: `
    voice_channel#mic { label: "Voice / Android client" } -{ label: "WebSocket" }-> app_service#gw { label: "Gateway FastAPI" } -{ label: "OpenAI API" }-> self_hosted_llm#llm { label: "llama.cpp server-cuda" }
    #gw -> [speech_to_text#stt { label: "STT: faster-whisper" }, text_to_speech#tts { label: "TTS: Piper" }, vector_db#mem { label: "Qdrant" }, embedding_model#emb { label: "embed" }]
    #gw -> tool_gateway#tools { label: "Tools: pydantic schema + risk level" } -> [web_search#web { label: "SearXNG" }, external_api#iot { label: "MQTT / Home Assistant" }, code_sandbox#sb { label: "sandbox" }, notification_service#nt { label: "ntfy" }]
    metrics#warden { label: "gpu-warden" } -{ label: "watches VRAM" }-> #llm
    red_team#rt { label: "redteam" } -{ label: "attacks" }-> #gw
  `,
  certain: ['monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/memory-write-from-untrusted-input',
    'security/egress-unrestricted',
  ],
  top: [
    'monitoring/no-tracing-on-model-path',
    'evaluation/no-offline-eval',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
  ],
  note: 'One household. Risk levels and a red team are drawn.',
})
