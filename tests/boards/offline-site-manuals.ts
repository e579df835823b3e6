import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'offline-site-manuals',
  title: 'Repair manuals on a site without internet, with a hosted embedder',
  strength: 'odd',
  sketch: `
    requires { scope: production, users: 150, dataClasses: [confidential], statements: ["Air-gapped: no data leaves the site", "Technicians look up part numbers and error codes"] }
    zone site(label: "Plant network", trust: trusted) {
      web_client#tablet { label: "Technician tablet" } -> app_service#api { label: "Manual search" } -> vector_db#milvus { label: "Milvus" }
      #api -> self_hosted_llm#llama { label: "Llama 3 on vLLM" }
      object_storage#manuals { label: "Scanned manuals" } -data-> embedding_pipeline#ingest { label: "Ingest" } -data-> #milvus
    }
    zone cloud(label: "Cloud", trust: external) { embedding_model#ada { label: "OpenAI embeddings" } }
    #api -> #ada
    #ingest -> #ada
  `,
  certain: ['requirements/stated-requirement-unaddressed', 'retrieval/vector-only-for-exact-match-corpus', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/data-residency-crossing',
    'latency/no-cold-start-plan',
    'cost/self-host-underutilised',
  ],
  top: [
    'requirements/stated-requirement-unaddressed',
    'security/pii-to-third-party-without-redaction',
    'security/data-residency-crossing',
    'retrieval/vector-only-for-exact-match-corpus',
  ],
  note: 'Every manual page goes to the cloud once, and every question too.',
})
