import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'mortgage-desk-answers',
  title: 'Mortgage rules answered for branch staff, with sources',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 3000, p95LatencyMs: 6000, availability: 0.995, statements: ["Answers name the paragraph", "90 % of test questions right"] }
    end_user#c { label: "Branch clerk" } -> web_client#ui { label: "Intranet page, thumbs and comments" } -> auth_service#sso { label: "SSO" } -> llm_orchestrator#api { label: "Answer service" , timeoutMs: 8000 }
    #api -> query_rewriter#qr { label: "Make question stand alone" } -> hybrid_retriever#hy { label: "BM25 + vectors, role filter", tenantFilter: true } -> reranker#rr { label: "Cross-encoder top 8" }
    #hy -> vector_db#ix { label: "pgvector", managedEmbedding: true }
    #api -> groundedness_checker#gc { label: "No source, no answer" }
    #api -> llm_gateway#gw { label: "LLM gateway: two providers, quota, redaction", multiBackend: true, quota: true, redaction: true } -> llm#a { label: "Azure GPT-4.1 2025-04-14" }
    #gw -> fallback_model#b { label: "Mistral Large 2411" }
    cdc_stream#cdc { label: "Policy CMS changes and deletions", deletionHandling: propagated } -data-> document_parser#dp { label: "Layout parser" } -data-> chunker#ch { label: "By paragraph" } -data-> data_validator#dv { label: "Effective date check, duplicates out" } -data-> #ix
    #api -telemetry-> llm_tracing#tr { label: "Langfuse self-hosted: versions, retrieved ids, cost; masked", redaction: true } -> alerting#al { label: "Pager of the platform team" }
    #ui -feedback-> feedback_collector#fb { label: "Bad answers" } -data-> golden_dataset#gs { label: "420 questions, also unanswerable, red team", cases: 420 } -data-> offline_eval#ev { label: "Recall@8, faithfulness, per product" } -control-> regression_gate#rg { label: "Blocks release" } -control-> canary_release#cn { label: "5 % of branches" } -control-> #api
  `,
  certain: [],
  allowed: [
    'cost/no-output-token-limit',
    'cost/no-spend-cap',
    'data/no-retention-policy',
    'latency/no-streaming-for-long-answers',
    'requirements/cost-unstated',
    'reliability/retrieval-failure-has-no-degraded-mode',
  ],
  top: [],
  note: 'Everything one would ask for is on the board.',
})
