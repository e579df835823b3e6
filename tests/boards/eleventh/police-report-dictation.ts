import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'police-report-dictation',
  title: 'Reports dictated in the patrol car',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, dataClasses: [pii], regions: [eu], statements: ["Nothing leaves the country", "Every access to a case is recorded"] }
    mobile_client#p { label: "Patrol tablet" } -> speech_to_text#s { label: "AssemblyAI (US)" } -> llm#g { label: "GPT-4o (US)" } -> relational_db#c { label: "Case database" }
    #p -> auth_service#a { label: "Smart card login" }
    #g -> vector_db#v { label: "Old cases" }
  `,
  certain: [
    'security/data-residency-crossing',
    'security/pii-to-third-party-without-redaction',
    'evaluation/no-offline-eval',
    'requirements/stated-requirement-unaddressed',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'requirements/recording-without-consent',
    'agents/no-task-verification',
    'requirements/high-risk-oversight',
    'security/context-not-scoped-to-case',
    'security/tenant-filter-missing-on-retrieval',
    'security/no-access-audit-trail',
    'agents/no-action-audit-trail',
    'latency/cross-region-hop',
    'data/extracted-values-not-reconciled',
  ],
  top: ['security/data-residency-crossing', 'security/pii-to-third-party-without-redaction', 'requirements/stated-requirement-unaddressed'],
  note: 'Eleventh round.',
})
