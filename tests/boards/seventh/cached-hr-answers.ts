import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'cached-hr-answers',
  title: 'Employee portal with a cache in front of the sign-in',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 15000, p95LatencyMs: 2500, dataClasses: [pii, confidential], statements: ["People only see what their role may see", "The cache brings p95 under 2.5 s"] }
    end_user#e { label: "Employee" } -> web_client#p { label: "HR portal" } -> semantic_cache#c { label: "Semantic cache (GPTCache)", hitRate: 0.4, keyIncludes: [question] }
    #c -{ label: "miss" }-> auth_service#okta { label: "Okta" } -> llm_orchestrator#o { label: "HR assistant" } -> vector_db#ix { label: "HR documents and letters" } -> acl_filter#f { label: "Role filter", filterMode: post }
    #o -> llm#m { label: "Azure OpenAI GPT-4.1", p95Ms: 5200, outputTokens: 600 }
    #o -> embedding_model#emb { label: "text-embedding-3-small" }
  `,
  certain: [
    'security/cache-before-authorization',
    'evaluation/no-offline-eval',
    'latency/cache-claimed-for-p95',
    'security/tenant-filter-missing-on-retrieval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/cache-key-lacks-tenant',
    'security/authz-after-retrieval',
    'retrieval/filter-kills-recall',
    'latency/critical-path-exceeds-budget',
    'latency/no-streaming-for-long-answers',
    'requirements/stated-requirement-unaddressed',
    'security/context-not-scoped-to-case',
    'agents/no-human-handoff',
  ],
  top: ['security/cache-before-authorization', 'security/cache-key-lacks-tenant', 'security/tenant-filter-missing-on-retrieval'],
  note: 'Seventh round. relies on the post filter being raised under one of two names: missing before the search, or too late.',
})
