import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'museum-guide-done-well',
  title: 'Questions and answers for visitors of a museum',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 50000, p95LatencyMs: 5000, budgetPerMonthUsd: 3000, statements: ["Answers come only from curated texts", "9 of 10 answers rated correct by curators"] }
    mobile_client#app { label: "Museum app (says it is an AI)", streaming: true, aiDisclosure: true } -> api_gateway#gw { label: "API gateway: ticket login, 20 questions/h", auth: true, quota: true, quotaPer: user } -> llm_orchestrator#o { label: "Answer service" }
    #o -> query_rewriter#qr { label: "Rewrite follow-up" }
    #o -> hybrid_retriever#h { label: "Hybrid search", minScore: 0.4 } -> vector_db#v { label: "Exhibit texts", hybrid: true, managedEmbedding: true }
    #h -{ label: "on error: keyword only" }-> keyword_index#kw { label: "Keyword index" }
    #o -> llm_gateway#lg { label: "LiteLLM: timeout 8 s, fallback", multiBackend: true, timeoutMs: 8000 } -> llm#m { label: "Claude Haiku 4.5 (pinned)", version: "20251001", maxOutputTokens: 400 }
    #lg -{ label: "if down" }-> fallback_model#fm { label: "GPT-4.1 mini", version: "2025-04-14", maxOutputTokens: 400 }
    #o -> citation_builder#c { label: "Adds source" }
    #o -{ label: "nothing found" }-> fallback_responder#nf { label: "Sorry, ask our staff" }
    source_connector#cms { label: "Curators' CMS", writers: staff } -data{ label: "on publish / delete" }-> chunker#ch { label: "Chunk per exhibit" } -data-> #v
    #ch -data-> #kw
    #o -telemetry-> llm_tracing#t { label: "Langfuse (14 days, no names)", redaction: true, retentionDays: 14, recordsVersions: true, recordsRetrieval: true } -> alerting#al { label: "Alerts to on-call" }
    #app -feedback-> feedback_collector#fb { label: "Thumbs" } -feedback-> golden_dataset#gs { label: "400 questions by curators, incl. unanswerable", cases: 400, slices: [language, unanswerable] }
    #gs -data-> offline_eval#ev { label: "Eval: recall@5, correctness", metrics: [recall_at_k, correctness] } -control-> regression_gate#rg { label: "Release gate" } -control-> canary_release#cn { label: "10 % rollout" } -control-> #o
  `,
  certain: [],
  allowed: ['evaluation/offline-online-gap', 'evaluation/no-injection-regression-suite', 'retrieval/embedding-upgrade-has-no-reindex'],
  top: [],
  note: 'Fifteenth round.',
})
