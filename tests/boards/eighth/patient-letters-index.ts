import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'patient-letters-index',
  title: 'Patient letters copied into a search index',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, users: 700, dataClasses: [phi], regulations: [gdpr], statements: ["Patients can have their data erased", "A doctor only sees their own patients"] }
    end_user#d { label: "Doctor" } -> web_client#w { label: "Ward app" } -> auth_service#sso { label: "Hospital SSO" } -> llm_orchestrator#o { label: "Letter search" } -> vector_db#ix { label: "Letters index (Milvus)" }
    #o -> self_hosted_llm#m { label: "Llama 3 70B on premises" }
    business_system#kis { label: "Hospital information system" } -data-> embedding_pipeline#p { label: "Nightly export of all letters" } -data-> #ix
    #o -> response_cache#c { label: "Redis answers" }
    #o -telemetry-> logging#l { label: "Log server" }
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'data/no-deletion-path-to-index',
    'security/no-access-audit-trail',
    'evaluation/no-offline-eval',
    'data/derived-copies-miss-deletion',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/cache-key-lacks-tenant',
    'security/context-not-scoped-to-case',
    'security/raw-prompts-with-pii-in-logs',
    'requirements/stated-requirement-unaddressed',
    'requirements/high-risk-oversight',
    'agents/no-human-handoff',
    'security/authz-after-retrieval',
    'cost/full-reembed-on-change',
    'agents/no-action-audit-trail',
  ],
  top: [
    'security/tenant-filter-missing-on-retrieval',
    'data/no-deletion-path-to-index',
    'security/context-not-scoped-to-case',
    'requirements/stated-requirement-unaddressed',
  ],
  note: 'Eighth round. relies on the erasure rule for the index, and on the cache as a copy.',
})
