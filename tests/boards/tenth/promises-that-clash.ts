import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'promises-that-clash',
  title: 'A review desk that cannot keep its promises',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, availability: 0.9999, p95LatencyMs: 800, regulations: [hipaa], dataClasses: [phi], statements: ["A nurse reviews every answer before it is sent", "No conversation is ever stored", "Every answer is kept for audit for seven years"] }
    end_user#p { label: "Patient" } -> web_client#w { label: "Portal, login" } -> llm_orchestrator#o { label: "Answer service", auth: true } -> llm#m { label: "Bedrock Claude", availability: 0.995 }
    #o -> vector_db#v { label: "Guidelines", dataClasses: [public] }
  `,
  certain: [
    'requirements/conflicting-requirements',
    'requirements/stated-requirement-unaddressed',
    'reliability/single-provider-no-fallback',
    'evaluation/no-offline-eval',
    'security/pii-to-third-party-without-redaction',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'reliability/serial-availability-below-slo',
    'latency/critical-path-exceeds-budget',
    'agents/no-human-handoff',
    'requirements/high-risk-oversight',
    'security/context-not-scoped-to-case',
    'agents/no-action-audit-trail',
  ],
  top: [
    'requirements/conflicting-requirements',
    'requirements/stated-requirement-unaddressed',
    'security/pii-to-third-party-without-redaction',
    'evaluation/no-offline-eval',
  ],
  note: 'Tenth round.',
})
