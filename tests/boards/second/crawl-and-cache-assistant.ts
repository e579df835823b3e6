import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'crawl-and-cache-assistant',
  title: 'Benefits answers from a cache that asks nobody who they are',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 8000, dataClasses: [pii], statements: ["Employees see their own benefits"] }
    web_client#portal { label: "Employee portal" } -> llm_orchestrator#svc { label: "Benefits bot" } -> response_cache#cache { label: "Redis answer cache" }
    #svc -> auth_service#sso { label: "Entra ID" } -> business_system#hr { label: "Workday records", dataClasses: [pii] }
    #svc -> llm#llm { label: "GPT-4o" }
    #portal -> #cache
    #svc -telemetry-> llm_tracing#t { label: "Langfuse" }
    #svc -> relational_db#plans { label: "Plan catalogue" }
  `,
  certain: ['security/cache-before-authorization', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'security/cache-key-lacks-tenant',
    'security/identity-not-propagated-to-tools',
    'monitoring/silent-fallback',
    'agents/tool-arguments-unvalidated',
    'security/tenant-filter-missing-on-retrieval',
  ],
  top: ['security/cache-before-authorization', 'security/cache-key-lacks-tenant'],
  note: 'Second round. The portal asks the cache first.',
})
