import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'stars-search-in-browser',
  title: 'Repository search that runs in the browser',
  strength: 'odd',
  kindless: true,
  sketch: `
    zone tb1(label: "User device (browser)", trust: trusted) {
      web_client#ui { label: "UI" } -> auth_service#oa { label: "OAuth handler" }
      app_service#sync { label: "Sync engine" } -> embedding_pipeline#emb { label: "Embedding workers (WebGPU)" } -data-> vector_db#db { label: "SQLite WASM vectors" }
      #ui -> retriever#q { label: "Query + RAG" } -> #db
      #q -> session_store#cs { label: "Chat session store" }
    }
    #sync -> code_repository#gh { label: "GitHub API" }
    #q -{ label: "top-k context, opt-in" }-> llm#rem { label: "Remote LLM APIs (optional)" }
    #q -> self_hosted_llm#loc { label: "Ollama / LM Studio (optional)" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
  ],
  top: ['evaluation/no-offline-eval'],
  note: 'Ninth round.',
})
