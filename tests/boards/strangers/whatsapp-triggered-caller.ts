import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'whatsapp-triggered-caller',
  title: 'Outbound calls started from WhatsApp',
  strength: 'weak',
  kindless: true,
  sketch: `
    messaging_channel#wa { label: "WhatsApp Cloud API" } -{ label: "reply webhook" }-> app_service#dj { label: "Django Webhook Backend" }
    web_client#ui { label: "Next.js Dashboard" } -{ label: "REST" }-> #dj
    #dj -{ label: "Celery task" }-> llm_orchestrator#dg { label: "Voice platform API" } -{ label: "SIP" }-> media_server#vb { label: "Telephony" } -{ label: "PSTN" }-> end_user#cust { label: "Customer" }
    #dg -{ label: "STT" }-> speech_to_text#stt { label: "Deepgram Nova-3" }
    #dg -> injection_detector#cg { label: "Context Guard Proxy" } -> self_hosted_llm#vllm { label: "vLLM on GPU" }
    #dg -{ label: "TTS" }-> text_to_speech#tts { label: "TTS hosted" }
    #dj -{ label: "handoff text" }-> #wa
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    'latency/voice-without-barge-in',
    'latency/voice-turn-budget',
    'agents/no-human-handoff',
    'requirements/recording-without-consent',
    'evaluation/guardrail-unmeasured',
    'monitoring/no-token-cost-metrics',
    'reliability/failed-items-dropped',
    'security/outsider-triggers-paid-work',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'latency/voice-without-barge-in'],
  note: 'A guard proxy is drawn.',
})
