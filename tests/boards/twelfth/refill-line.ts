import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'refill-line',
  title: 'Pharmacy refill line that trusts the caller id',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, regulations: [hipaa], dataClasses: [phi], statements: ["Calls are recorded for quality", "A refill is ordered in one call"] }
    end_user#p { label: "Patient" } -> voice_channel#tw { label: "Twilio number" } -> app_service#vb { label: "voice-bridge" }
    #vb -> speech_to_text#dg { label: "Deepgram" }
    #vb -> llm#o { label: "OpenAI gpt-4o" } -{ label: "find patient by caller ID, order refill" }-> business_system#rx { label: "PioneerRx" }
    #vb -> text_to_speech#el { label: "ElevenLabs" }
    #vb -data-> object_storage#rec { label: "Call audio bucket" }
    #o -{ label: "angry or lost" }-> human_handoff#ph { label: "Pharmacist on duty" }
  `,
  certain: [
    'security/caller-identity-unverified',
    'security/pii-to-third-party-without-redaction',
    'requirements/recording-without-consent',
    'security/no-access-audit-trail',
    'latency/voice-turn-budget',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'latency/voice-without-barge-in',
    'agents/high-impact-action-without-approval',
    'agents/approval-gate-bypassable',
    'security/authorization-delegated-to-llm',
    'security/public-endpoint-without-auth-or-quota',
    'security/context-not-scoped-to-case',
    'security/outsider-triggers-paid-work',
    'reliability/session-state-in-process-memory',
    'reliability/guardrail-fails-open',
    'requirements/high-risk-oversight',
  ],
  top: ['security/caller-identity-unverified', 'security/pii-to-third-party-without-redaction'],
  note: 'Who calls is believed from the number; the pharmacist is a transfer, not an approval.',
})
