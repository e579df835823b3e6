import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'azure-support-copilot',
  title: 'Support copilot on a cloud’s own products',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 12000, p95LatencyMs: 6000, dataClasses: [pii], statements: ["A customer only ever sees the tickets of their own company"] }
    zone fe(label: "Channels") { chat_ui#web { label: "Web chat widget" }; messaging_channel#teams { label: "Teams app" } }
    zone az(label: "Azure subscription (West Europe)") {
      api_gateway#apim { label: "APIM (JWT, 30 req/min)", auth: true, quota: true }
      input_guardrail#cs { label: "Azure AI Content Safety" }
      llm_orchestrator#fn { label: "Azure Functions /chat" }
      vector_db#srch { label: "AI Search: support-idx (docs + all tickets)" }
      embedding_model#emb { label: "text-embedding-3-large" }
      llm#aoai { label: "Azure OpenAI gpt-4o" }
      nosql_db#cosmos { label: "Cosmos DB: chat history" }
      logging#ai { label: "App Insights (prompts + completions)" }
    }
    #web -> #apim -> #cs -> #fn
    #teams -{ label: "Bot Framework" }-> #fn
    #fn -> [#emb, #srch, #aoai, #cosmos]
    #fn -telemetry-> #ai
    ticketing_system#zd { label: "Zendesk" } -data{ label: "resolved tickets, nightly" }-> serverless_function#ix { label: "Indexer" } -data-> #srch
    object_storage#blob { label: "Blob: product PDFs" } -data-> document_parser#di { label: "Document Intelligence" } -data-> #ix
    #ix -data-> #emb
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'security/guardrail-bypass-path',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/ingestion-from-untrusted-writers',
    'security/public-endpoint-without-auth-or-quota',
    'security/session-memory-not-partitioned',
    'security/lethal-trifecta',
    'security/output-rendering-exfiltration',
    'reliability/guardrail-fails-open',
    'evaluation/guardrail-unmeasured',
    'evaluation/no-per-slice-metrics',
    'cost/no-tenant-attribution',
    'cost/history-resent-without-compaction',
    'agents/no-human-handoff',
    'retrieval/vector-only-for-exact-match-corpus',
  ],
  top: ['security/tenant-filter-missing-on-retrieval', 'security/guardrail-bypass-path', 'security/raw-prompts-with-pii-in-logs'],
  note: 'Thirteenth round. The screen for harmful input stands before one of two channels; tickets of everybody lie in one index.',
})
