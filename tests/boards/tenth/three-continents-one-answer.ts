import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'three-continents-one-answer',
  title: 'Support answers that travel twice around the world',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, p95LatencyMs: 900, users: 5000 }
    zone eu(label: "Frankfurt", region: eu) { end_user#u { label: "Agent desk" } -> app_service#api { label: "Support API", auth: true } }
    zone us(label: "Virginia", region: us) { retriever#r { label: "Search service" } -> vector_db#v { label: "Index" } }
    zone ap(label: "Tokyo", region: jp) { reranker#rr { label: "Rerank 400 passages", k: 400 } }
    #api -> #r
    #api -> #rr
    #api -> llm#m { label: "GPT-4o", region: us }
  `,
  certain: ['latency/cross-region-hop', 'latency/rerank-k-too-large', 'latency/critical-path-exceeds-budget', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    'latency/independent-calls-serialised',
    'retrieval/rerank-is-noop',
    'retrieval/large-context-without-rerank',
  ],
  top: ['latency/critical-path-exceeds-budget', 'latency/rerank-k-too-large'],
  note: 'Tenth round.',
})
