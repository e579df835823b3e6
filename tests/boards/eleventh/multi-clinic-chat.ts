import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'multi-clinic-chat',
  title: 'Appointment chat for many clinics',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 40000, dataClasses: [phi], statements: ["Each clinic sees only its own patients"] }
    messaging_channel#wa { label: "WhatsApp" } -> api_gateway#g { label: "Webhook gateway" } -> agent#a { label: "Booking agent" }
    #a -> vector_db#kb { label: "Clinic FAQs and letters, one index" }
    #a -> long_term_memory#mem { label: "Patient memory" }
    #a -> business_system#pms { label: "Practice software: book appointment" }
    #a -> llm#m { label: "Gemini" }
    #a -telemetry-> logging#l { label: "Datadog: full conversations" }
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'security/raw-prompts-with-pii-in-logs',
    'security/session-memory-not-partitioned',
    'security/pii-to-third-party-without-redaction',
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'cost/no-tenant-attribution',
    'security/context-not-scoped-to-case',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/memory-write-from-untrusted-input',
    'requirements/stated-requirement-unaddressed',
    'requirements/high-risk-oversight',
    'monitoring/no-alerting-owner',
    'monitoring/no-online-quality-signal',
    'security/caller-identity-unverified',
    'evaluation/no-per-slice-metrics',
  ],
  top: [
    'security/tenant-filter-missing-on-retrieval',
    'security/raw-prompts-with-pii-in-logs',
    'security/pii-to-third-party-without-redaction',
    'security/session-memory-not-partitioned',
  ],
  note: 'Eleventh round.',
})
