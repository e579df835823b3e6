import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'autocomplete-for-coders',
  title: 'Code completion on own hardware',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 1200, peakQps: 40, p95LatencyMs: 600, dataClasses: [source_code], statements: ["Code stays in the company network", "30 % of completions accepted"] }
    zone net(label: "Company network", trust: trusted) {
      ide_client#ide { label: "Editor plugin", keystrokeDebounce: 120, streaming: true } -> api_gateway#gw { label: "Gateway, single sign-on", auth: true, quota: true, quotaPer: user, p95Ms: 10 } -> context_builder#ctx { label: "Open files and symbols", maxContextTokens: 3000, coversTelemetry: true, p95Ms: 30 } -> self_hosted_llm#model { label: "7B code model on four GPUs", version: "7b-q3", replicas: 4, minReplicas: 4, timeoutMs: 500, maxOutputTokens: 64, streaming: true, ttftMs: 120, tokensPerSecond: 200, inputTokens: 2500, outputTokens: 30, contextWindow: 16000, justification: "code must stay inside", promptCache: prefix, multiBackend: true, p95Ms: 350 }
      [#ctx, #gw] -telemetry-> llm_tracing#tr { label: "Acceptance and delay, no code", contentCapture: off, recordsVersions: true, retentionDays: 90, metrics: [acceptance_rate], slices: [language], metersBy: [team], alerts: "developer platform" }
      #ide -feedback{ label: "accepted or not" }-> feedback_collector#acc { label: "Acceptance events", retentionDays: 90 } -feedback-> golden_dataset#gold { label: "Held-out functions with tests", cases: 900, slices: [language, unanswerable], split: holdout, refreshCadence: 60 }
      #gold -data-> offline_eval#ev { label: "Pass rate and exact match", sameAsProd: true, metrics: [pass_at_1, exact_match], slices: [language] } -control-> regression_gate+canary_release#gate { label: "Gate, then one team", blocking: true, autoRollback: true } -control-> #ctx
    }
  `,
  certain: [],
  allowed: ['cost/self-host-underutilised', 'requirements/cost-unstated', 'evaluation/no-production-feedback-to-eval'],
  top: [],
  note: 'Small and complete.',
})
