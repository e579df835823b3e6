import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'uploads-and-live-web',
  title: 'Documents and the live web in one answer',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#u { label: "User" } -{ label: "query / upload" }-> web_client#fe { label: "Next.js app" }
    zone ing(label: "Asynchronous ingestion") { object_storage#s3 { label: "S3 bucket" }; message_queue#bmq { label: "BullMQ / Redis" }; app_service#wrk { label: "EC2 worker" } }
    #fe -{ label: "upload" }-> #s3
    #fe -{ label: "enqueue" }-> #bmq -{ label: "job" }-> #wrk -{ label: "embeddings" }-> vector_db#mdb { label: "MongoDB vector store" }
    #fe -{ label: "hybrid query" }-> #mdb
    #fe -{ label: "scrape" }-> web_search#sx { label: "SearXNG on EC2" } -> external_api#web { label: "Live web" }
    #mdb -{ label: "context" }-> llm_orchestrator#lc { label: "LangChain" }
    #web -{ label: "context" }-> #lc
    #lc -> llm#g { label: "Groq Llama" }
    #lc -{ label: "answer" }-> #fe
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    'security/ingestion-from-untrusted-writers',
    'security/output-rendering-exfiltration',
    'security/tenant-filter-missing-on-retrieval',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/failed-items-dropped',
    'latency/independent-calls-serialised',
    'security/guardrail-bypass-path',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  note: 'Ninth round.',
})
