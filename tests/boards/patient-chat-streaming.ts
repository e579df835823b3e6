import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'patient-chat-streaming',
  title: 'Health questions, answered faster than checked',
  strength: 'weak',
  sketch: `
    requires { scope: regulated, users: 20000, p95LatencyMs: 5000, statements: ["Medical advice must be checked before the patient sees it"] }
    chat_ui#chat { label: "Patient chat" } -> auth_service#login { label: "Login" } -> input_guardrail#in { label: "Symptom triage guard" } -> llm_orchestrator#orch { label: "Chat service" } -> llm#llm { label: "GPT-4o", streaming: true }
    #llm -{ streaming: true, label: "token stream" }-> #chat
    #llm -> output_validator#check { label: "Medical advice checker" } -> #chat
    #orch -{ onError: true }-> fallback_model#small { label: "Fallback model" } -> #chat
    #orch -telemetry-> llm_tracing#tr { label: "Traces" }
  `,
  certain: ['security/streaming-bypasses-validator', 'security/guardrail-bypass-path', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'reliability/guardrail-fails-open',
    'evaluation/guardrail-unmeasured',
    'monitoring/silent-fallback',
    'requirements/high-risk-oversight',
    'agents/no-human-handoff',
    'latency/critical-path-exceeds-budget',
    'evaluation/no-unanswerable-slice',
  ],
  top: ['security/streaming-bypasses-validator', 'security/guardrail-bypass-path'],
  note: 'The stream and the fallback both go round the check.',
})
