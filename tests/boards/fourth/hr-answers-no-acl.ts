import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'hr-answers-no-acl',
  title: 'Everything on SharePoint answered to every employee',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 6000, dataClasses: [pii, confidential], statements: ["Employees only see documents they have access to"] }
    end_user#emp { label: "Employee" } -> messaging_channel#teams { label: "MS Teams bot" } -> auth_service#entra { label: "Entra ID" } -> llm_orchestrator#svc { label: "LangChain service" } -> vector_db#ix { label: "Azure AI Search" }
    #svc -> llm#m { label: "Azure OpenAI GPT-4o" }
    source_connector#sp { label: "SharePoint connector (all sites)" } -data-> chunker#ch { label: "Chunking" } -data-> embedding_model#e { label: "ada-002" } -data-> #ix
    #svc -telemetry-> logging#ai { label: "App Insights: prompts and answers" }
  `,
  certain: ['security/tenant-filter-missing-on-retrieval', 'security/raw-prompts-with-pii-in-logs', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/authz-after-retrieval',
    'requirements/stated-requirement-unaddressed',
    'security/context-not-scoped-to-case',
    'retrieval/large-context-without-rerank',
    'retrieval/vector-only-for-exact-match-corpus',
    'security/ingestion-from-untrusted-writers',
    'security/output-rendering-exfiltration',
  ],
  top: [
    'requirements/stated-requirement-unaddressed',
    'security/tenant-filter-missing-on-retrieval',
    'security/authz-after-retrieval',
    'security/raw-prompts-with-pii-in-logs',
  ],
  note: 'Fourth round. Sign-in is drawn, permission is not. relabelled: what the catalogue has for a statement about permissions is the missing filter, not the general rule about statements.',
})
