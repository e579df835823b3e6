import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'spare-parts-search',
  title: 'Spare parts search for mechanics',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2000, p95LatencyMs: 5000, statements: ["Mechanics type exact part numbers and fault codes", "Price changes are visible within an hour"] }
    zone q(label: "Query") {
      mobile_client#app { label: "Workshop tablet" }
      api_gateway#gw { label: "API gateway + SSO", auth: true, quota: true }
      llm_orchestrator#rag { label: "RAG service" }
      embedding_model#e2 { label: "all-MiniLM-L6" }
      vector_db#v { label: "Pinecone" }
      llm#m { label: "GPT-4o" }
    }
    zone i(label: "Indexing") {
      source_connector#cat { label: "Parts catalogue (PDF)", writers: staff }
      scheduler#s { label: "Every Sunday" }
      embedding_pipeline#job { label: "Index job", schedule: weekly }
      embedding_model#e1 { label: "text-embedding-3-large" }
    }
    #s -> #job
    #cat -data-> #job
    #job -> #e1
    #job -data-> #v
    #app -> #gw -> #rag
    #rag -> #e2
    #rag -> #v
    #rag -> #m
  `,
  certain: ['retrieval/vector-only-for-exact-match-corpus', 'retrieval/embedding-model-mismatch', 'retrieval/stale-index'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    'retrieval/large-context-without-rerank',
    'cost/full-reembed-on-change',
    'cost/single-large-model-for-everything',
    'cost/offline-work-on-online-endpoint',
    'latency/critical-path-exceeds-budget',
    'requirements/stated-requirement-unaddressed',
  ],
  top: ['retrieval/embedding-model-mismatch', 'retrieval/vector-only-for-exact-match-corpus', 'retrieval/stale-index'],
  note: 'Fifteenth round. Two embedding models, a weekly index for hourly prices, and part numbers by meaning alone.',
})
