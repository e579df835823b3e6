import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'savings-bank-answers',
  title: 'Account conditions answered with the paragraph behind them',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 50000, peakQps: 8, p95LatencyMs: 6000, monthlyBudgetUsd: 15000, statements: ["Answers quote their source", "90 % of answers rated correct by the branch"] }
    chat_ui#chat { label: "Customer chat", streaming: true, aiDisclosure: true, remoteContent: false, feedbackControls: true } -> api_gateway#gw { label: "API gateway, login and quota", auth: true, quota: true, quotaPer: user } -> input_guardrail#guard { label: "Input guardrail", failMode: closed, onFail: refuse } -> llm_orchestrator#orch { label: "Answer orchestrator" }
    #orch -> query_rewriter#rw { label: "Query rewriter", usesHistory: true } -> hybrid_retriever#ret { label: "Hybrid retriever (BM25 and vectors)", k: 40, onEmpty: abstain, minScore: 0.3, degradedMode: "says that search is down", timeoutMs: 600 }
    #ret -> vector_db#vec { label: "Vector index (Qdrant)", embeddingVersion: "e3", reindexStrategy: blue_green_alias, rebuildTimeHours: 2, backup: true, lagSloMinutes: 30 }
    #ret -> keyword_index#bm { label: "Keyword index (OpenSearch)", rebuildTimeHours: 1, backup: true, lagSloMinutes: 30 }
    #ret -> embedding_model#qe { label: "Query embedding model", model: "embed-3", version: "3.1", timeoutMs: 300 }
    #ret -> reranker#rr { label: "Cross-encoder reranker", k: 40, topN: 6, timeoutMs: 500, degradedMode: "order of the search", version: "2" }
    #orch -> llm#llm { label: "Answer LLM", version: "2026-06-01", timeoutMs: 5000, maxOutputTokens: 500, inputTokens: 4000, outputTokens: 300, contextWindow: 128000, cites: true, abstains: true, promptCache: prefix, streaming: true }
    #orch -{ onError: true }-> fallback_model#fb { label: "Fallback LLM, second vendor", version: "2026-03", evaluatedOnGoldenSet: true, timeoutMs: 5000, maxOutputTokens: 500 }
    source_connector#dms { label: "Conditions of the bank (DMS)", dataClasses: [public] } -data-> document_parser#parse { label: "PDF parser with tables" } -data-> chunker#chunk { label: "Chunker by paragraph", strategy: structural } -data-> data_validator#check { label: "Schema and duplicates check" } -data-> embedding_pipeline#pipe { label: "Embedding pipeline, on change", updateMode: event, deletionHandling: propagated, embeddingVersion: "e3", dedupe: true, lagSloMinutes: 30 }
    #pipe -> embedding_model#de { label: "Document embedding model", model: "embed-3", version: "3.1" }
    #pipe -data-> [#vec, #bm]
    [#orch, #guard, #fb] -telemetry-> llm_tracing#tr { label: "LLM traces", recordsVersions: true, recordsRetrieval: true, contentCapture: redacted, retentionDays: 30, metersBy: [feature] } -telemetry-> alerting#al { label: "On-call alerts: groundedness, cost" }
    #chat -feedback-> feedback_collector#fbk { label: "Thumbs and reasons", linksTrace: true } -feedback-> golden_dataset#gold { label: "Golden questions from traffic", cases: 800, slices: [unanswerable, adversarial, injection, tables], refreshCadence: 30 }
    #tr -data-> #gold -data-> offline_eval#ev { label: "Offline evaluation", sameAsProd: true, metrics: [context_recall, faithfulness, answer_correctness] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 5 % canary", blocking: true, autoRollback: true } -control-> #orch
  `,
  certain: [],
  allowed: ['evaluation/guardrail-unmeasured', 'cost/history-resent-without-compaction', 'monitoring/no-online-quality-signal'],
  top: [],
  note: 'Nothing is forgotten that would be missed within a quarter.',
})
