import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'community-answer-index',
  title: 'Help answers from manuals and the public forum',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 60000 }
    chat_ui#help { label: "Help chat (renders Markdown)", rendersMarkdown: true } -> auth_service#login { label: "Login (Auth0)" } -> llm_orchestrator#bot { label: "Answer orchestrator" } -> vector_db#pg { label: "pgvector: manuals and forum" }
    #bot -> llm#claude { label: "Claude Haiku" }
    #bot -> crm#crm { label: "Salesforce account data", dataClasses: [pii] }
    crawler#forum { label: "Public forum crawler", writers: public } -data-> embedding_pipeline#ingest { label: "Embedding pipeline" }
    source_connector#manuals { label: "Manuals from Confluence" } -data-> #ingest -data-> #pg
    #bot -telemetry-> llm_tracing#lf { label: "Langfuse traces" }
  `,
  certain: ['security/ingestion-from-untrusted-writers', 'security/output-rendering-exfiltration', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/identity-not-propagated-to-tools',
    'agents/tool-arguments-unvalidated',
    'evaluation/no-injection-regression-suite',
    'security/taint-laundered-through-peer',
  ],
  top: ['security/ingestion-from-untrusted-writers', 'security/output-rendering-exfiltration', 'security/lethal-trifecta'],
  note: 'Whoever posts in the forum writes into answers that show remote pictures.',
})
