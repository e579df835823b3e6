import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'lecture-interpreter',
  title: 'Lectures translated into subtitles while they are held',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 3000, peakQps: 2, p95LatencyMs: 4000, regions: [eu], statements: ["Subtitles within four seconds", "Lecturers agree to the transcript", "COMET above 0.82 in all five languages"] }
    zone eu(label: "University data centre", region: eu, trust: trusted) {
      media_server#mic { label: "Lecture hall audio", recordingConsent: true, endpointingMs: 500, interruption: true, auth: true, quota: true } -{ streaming: true }-> streaming_transport#ws { label: "Session service, resumable", coversTelemetry: true, resumeToken: true } -> speech_to_text#asr { label: "Streaming recogniser, own GPUs", streaming: true, version: "v6", replicas: 3, minReplicas: 3, timeoutMs: 1500, domainVocab: true }
      #ws -> self_hosted_llm#mt { label: "Translation model, own GPUs", version: "t3", streaming: true, replicas: 4, minReplicas: 4, timeoutMs: 2000, maxOutputTokens: 120, inputTokens: 400, outputTokens: 60, contextWindow: 8000, multiBackend: true, justification: "voices stay in the house", ttftMs: 200, tokensPerSecond: 80 }
      #ws -{ onError: true }-> small_llm#lite { label: "Smaller model when busy", version: "t3s", maxOutputTokens: 120, timeoutMs: 1500 }
      #ws -> web_client#sub { label: "Subtitles on the phone", aiDisclosure: true, streaming: true, remoteContent: false }
      #ws -data-> object_storage#text { label: "Transcripts, lecturer decides", retentionDays: 180, purgeOnDelete: true }
      [#ws, #asr, #mt, #lite] -telemetry-> llm_tracing#tr { label: "Delay, versions, share of the small model", recordsVersions: true, contentCapture: off, retentionDays: 30, metrics: [delay, comet_estimate], slices: [language], alerts: "media team", metersBy: [faculty] }
      #sub -feedback{ label: "wrong subtitle" }-> feedback_collector#fb { label: "Marked subtitles", retentionDays: 90 } -feedback-> human_annotation#ann { label: "Interpreters correct a sample", agreement: 0.84, reviewers: 3, itemsPerDay: 150, minutesPerReview: 2 } -data-> golden_dataset#gold { label: "Reference lectures", cases: 240, slices: [language, accent, subject, unanswerable], agreement: 0.84 } -data-> offline_eval#ev { label: "Word errors and COMET", sameAsProd: true, metrics: [wer, comet], slices: [language] } -control-> regression_gate+canary_release#gate { label: "Gate, then one hall", blocking: true, autoRollback: true } -control-> #ws
    }
  `,
  certain: [],
  allowed: [
    'latency/voice-turn-budget',
    'cost/self-host-underutilised',
    'requirements/cost-unstated',
    'monitoring/no-online-quality-signal',
    'evaluation/no-production-feedback-to-eval',
  ],
  top: [],
  note: 'One way only: nobody talks to it, so there is no turn to interrupt.',
})
