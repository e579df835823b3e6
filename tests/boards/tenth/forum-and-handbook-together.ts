import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'forum-and-handbook-together',
  title: 'Product help from the handbook and the open forum',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 25000 }
    end_user#u { label: "Customer" } -> web_client#w { label: "Help site (renders markdown)", rendersMarkdown: true } -> llm_orchestrator#o { label: "Help bot" } -> retriever#r { label: "Retriever" } -> vector_db#ix { label: "Help index" }
    #o -> llm#m { label: "GPT-4.1 mini" }
    #o -> crm#c { label: "Customer orders (Salesforce)" }
    crawler#f { label: "Public community forum" } -data-> embedding_pipeline#p { label: "Indexer" }
    object_storage#h { label: "Handbook" } -data-> #p -data-> #ix
  `,
  certain: [
    'security/ingestion-from-untrusted-writers',
    'security/output-rendering-exfiltration',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'retrieval/no-abstain-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/public-endpoint-without-auth-or-quota',
    'agents/no-human-handoff',
    'security/lethal-trifecta',
    'security/identity-not-propagated-to-tools',
    'requirements/ai-disclosure',
    'cost/no-spend-cap',
  ],
  top: ['security/ingestion-from-untrusted-writers', 'security/output-rendering-exfiltration'],
  note: 'Tenth round. Anybody can write into what everybody is told.',
})
