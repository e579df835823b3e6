import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'stock-promises-from-last-week',
  title: 'Stock and price questions from a weekly index',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 90000, statements: ["Prices and stock in answers are at most 10 minutes old"] }
    end_user#s { label: "Shopper" } -> chat_ui#w { label: "Shop chat" } -> api_gateway#g { label: "API gateway", auth: true, quota: true } -> llm_orchestrator#o { label: "Answer service" } -> vector_db#v { label: "Weaviate products" }
    #o -> llm#m { label: "Claude Haiku" }
    business_system#erp { label: "ERP: prices and stock" } -data-> embedding_pipeline#e { label: "Sunday full export" } -data-> #v
    #o -> response_cache#c { label: "Answer cache, 24 h", ttlMinutes: 1440 }
    #o -telemetry-> metrics#p { label: "Prometheus: CPU, latency, 5xx" }
  `,
  certain: ['retrieval/stale-index', 'evaluation/no-offline-eval', 'monitoring/no-online-quality-signal', 'retrieval/no-abstain-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/cache-key-lacks-tenant',
    'cost/full-reembed-on-change',
    'retrieval/vector-only-for-exact-match-corpus',
    'requirements/stated-requirement-unaddressed',
    'monitoring/no-alerting-owner',
  ],
  top: ['retrieval/stale-index', 'evaluation/no-offline-eval'],
  note: 'Tenth round.',
})
