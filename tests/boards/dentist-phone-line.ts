import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'dentist-phone-line',
  title: 'Appointments by phone at a chain of dentists',
  strength: 'strong',
  sketch: `
    requires { scope: production, peakQps: 4, p95LatencyMs: 1500, dataClasses: [pii], regions: [eu], regulations: [gdpr], monthlyBudgetUsd: 9000, statements: ["Callers are told that they speak with a machine", "70 % of calls end with an appointment"] }
    voice_channel#phone { label: "Phone line", bargeIn: true, recordingConsent: true, aiDisclosure: true, concurrentCalls: 40, turnLatencyBudget: 900 } -> media_server#media { label: "Turn detection, interruptible", endpointingMs: 300, interruption: true, p95Ms: 50 } -{ streaming: true }-> speech_to_text#stt { label: "Streaming speech recognition", streaming: true, version: "4", dpa: true, region: eu, p95Ms: 150 } -> policy_engine#who { label: "Date of birth and number before records", defaultDecision: deny, failMode: closed, p95Ms: 10 } -> agent#desk { label: "Reception agent", maxSteps: 5, version: "2026-06", model: "fast", maxOutputTokens: 80, ttftMs: 250, timeoutMs: 900, dpa: true, retention: zero, streaming: true, identity: on_behalf_of_user, compaction: true, tokenBudget: 8000, multiBackend: true, p95Ms: 300 }
    #desk -{ streaming: true }-> text_to_speech#tts { label: "Streaming voice", streaming: true, version: "2", firstChunkMs: 120, dpa: true, p95Ms: 120 } -> #phone
    #desk -> tool_call_validator#args { label: "Typed slots, opening hours", mode: synchronous, failMode: closed, onFail: ask_again, p95Ms: 5 } -> business_system#cal { label: "Practice calendar", sideEffect: book, reversible: true, idempotent: true, schema: strict, accessScope: self, identity: on_behalf_of_user, timeoutMs: 500, dataClasses: [pii], undoWindowMin: 1440, p95Ms: 150 }
    #desk -> human_handoff#person { label: "Front desk takes over", contextPassed: true }
    rate_limiter#lim { label: "Calls per number", quota: true, quotaPer: user } -control-> #phone
    kill_switch#off { label: "Back to the old menu" } -control-> #desk
    [#desk, #who, #args, #media] -telemetry-> llm_tracing#tr { label: "Turns with delays, redacted", redaction: true, contentCapture: redacted, recordsVersions: true, recordsTools: true, retentionDays: 30, purgeOnDelete: true, alerts: "operations", metersBy: [practice] }
    [#who, #cal] -telemetry-> audit_log#aud { label: "Bookings and checks", immutability: true, retentionDays: 365 }
    #phone -feedback-> feedback_collector#csat { label: "Hang-ups and second calls", linksTrace: true, retentionDays: 90 } -feedback-> golden_dataset#gold { label: "Replayed calls", cases: 400, slices: [accent, noise, unanswerable, injection], retentionDays: 180, purgeOnDelete: true }
    #tr -data-> #gold -data-> offline_eval+user_simulator#ev { label: "Simulated callers", sameAsProd: true, metrics: [task_success, turn_latency, tool_calls, word_error_rate], slices: [accent] } -control-> regression_gate+canary_release#gate { label: "Gate, then one practice", blocking: true, autoRollback: true } -control-> #desk
  `,
  certain: [],
  allowed: [
    'latency/voice-turn-budget',
    'latency/critical-path-exceeds-budget',
    'reliability/single-provider-no-fallback',
    'evaluation/guardrail-unmeasured',
    'monitoring/no-online-quality-signal',
  ],
  top: [],
  note: 'Identity, interruption, consent, a way to a person. relabelled: latency/critical-path-exceeds-budget is allowed, because the specification multiplies a loop by its bound, and five steps of 300 ms alone use up the 1.5 s that are promised.',
})
