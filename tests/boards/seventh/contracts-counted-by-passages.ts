import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'contracts-counted-by-passages',
  title: 'Questions about thousands of contracts',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 120, statements: ["How many contracts end this year, and which ones have a change of control clause?", "Contracts are scanned PDFs with tables", "Definitions are quoted exactly, with clause numbers"] }
    end_user#c { label: "Counsel" } -> web_client#w { label: "Contract search" } -> auth_service#a { label: "Entra ID" } -> llm_orchestrator#o { label: "Backend" } -> vector_db#v { label: "Qdrant", memoryGb: 16, vectors: 30000000, dimensions: 1536 }
    #o -> reranker#rr { label: "Cohere rerank", k: 5, topN: 5 }
    #o -> llm#m { label: "GPT-4.1" }
    object_storage#sp { label: "SharePoint contracts (PDF scans)" } -data-> embedding_model#e { label: "ada-002" } -data-> #v
    embedding_model#q { label: "bge-m3 for questions" }
    #o -> #q
  `,
  certain: [
    'retrieval/aggregation-on-topk',
    'retrieval/embedding-model-mismatch',
    'retrieval/index-size-exceeds-memory',
    'retrieval/rerank-is-noop',
    'retrieval/chunking-unspecified-for-structured-docs',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'retrieval/vector-only-for-exact-match-corpus',
    'security/tenant-filter-missing-on-retrieval',
    'security/pii-to-third-party-without-redaction',
    'security/context-not-scoped-to-case',
    'requirements/stated-requirement-unaddressed',
  ],
  top: [
    'retrieval/embedding-model-mismatch',
    'retrieval/aggregation-on-topk',
    'retrieval/index-size-exceeds-memory',
    'retrieval/chunking-unspecified-for-structured-docs',
  ],
  note: 'Seventh round. Two embedders, and a count over the top five.',
})
