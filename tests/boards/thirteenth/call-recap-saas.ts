import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'call-recap-saas',
  title: 'Recaps of video calls',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 9000, dataClasses: [pii], statements: ["Recordings are deleted after 30 days", "Recap within 10 minutes of the call"] }
    zone ext(label: "Meeting platforms", trust: external) { external_trigger#zoom { label: "Zoom / Meet / Teams" } }
    #zoom -> media_server#bot { label: "Recall.ai bot joins + records" } -data-> object_storage#s3 { label: "S3 recordings (lifecycle 30 d)", retentionDays: 30 }
    #s3 -data-> message_queue#sqs { label: "SQS" } -data-> speech_to_text#dg { label: "Deepgram nova-3, diarize" }
    #dg -data-> relational_db#tr { label: "Postgres: transcripts" } -data-> llm_orchestrator#mr { label: "Map-reduce summariser" }
    #mr -> llm#gpt { label: "OpenAI chatgpt-4o-latest" }
    #mr -data-> notification_service#out { label: "Email recap to attendees" }
    #mr -data-> business_system#notion { label: "Notion page" }
    #tr -data-> embedding_model#emb { label: "text-embedding-3-small" } -data-> vector_db#pgv { label: "pgvector" }
    web_client#app { label: "Next.js app (Clerk)" } -> llm_orchestrator#ask { label: "Ask your meetings" } -{ label: "WHERE workspace_id = :ws", tenantFilter: true }-> #pgv
    #ask -> #gpt
    #ask -> #emb
  `,
  certain: [
    'requirements/recording-without-consent',
    'data/derived-copies-miss-deletion',
    'reliability/model-version-floating',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'reliability/failed-items-dropped',
    'reliability/long-task-without-checkpoint',
    'reliability/non-idempotent-write-under-retry',
    'reliability/batch-shares-interactive-quota',
    'cost/no-tenant-attribution',
    'cost/offline-work-on-online-endpoint',
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
    'security/ingestion-from-untrusted-writers',
    'security/public-endpoint-without-auth-or-quota',
    'agents/high-impact-action-without-approval',
    'agents/no-task-verification',
    'data/extracted-values-not-reconciled',
    'monitoring/no-trace-context-across-queue',
    'evaluation/no-per-slice-metrics',
  ],
  top: ['requirements/recording-without-consent', 'data/derived-copies-miss-deletion', 'security/pii-to-third-party-without-redaction'],
  note: 'Thirteenth round. Deletion is drawn for the recording alone; the tenant filter stands on the arrow.',
})
