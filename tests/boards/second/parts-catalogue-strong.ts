import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'parts-catalogue-strong',
  title: 'Spare parts found by number and by description',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 2500, peakQps: 5, p95LatencyMs: 4000, monthlyBudgetUsd: 6000, statements: ["Part numbers must match exactly", "95 % of searches end in the right part"] }
    web_client#shop { label: "Dealer portal", streaming: true, aiDisclosure: true, remoteContent: false } -> api_gateway#gw { label: "Gateway, dealer login, limits", auth: true, quota: true, quotaPer: user } -> llm_orchestrator#svc { label: "Part finder", coversTelemetry: true } -> hybrid_retriever#ret { label: "Numbers first, then meaning", k: 20, onEmpty: abstain, timeoutMs: 400, degradedMode: "number search only", managedEmbedding: true } -> [vector_db#v { label: "Part texts", managedEmbedding: true, backup: true, rebuildTimeHours: 2, reindexStrategy: blue_green_alias }, keyword_index#k { label: "Part numbers", backup: true, rebuildTimeHours: 1 }]
    #ret -> reranker#rr { label: "Reranker", k: 20, topN: 5, version: "2", timeoutMs: 300 }
    #svc -> llm#llm { label: "Answer model", version: "2026-05", timeoutMs: 3000, maxOutputTokens: 250, cites: true, abstains: true, multiBackend: true, inputTokens: 2000, outputTokens: 150, ttftMs: 300, tokensPerSecond: 120, limitTpm: 4000000, streaming: true }
    business_system#pim { label: "Product master data", dataClasses: [public] } -data-> data_validator#val { label: "Schema check" } -data-> embedding_pipeline#pipe { label: "On change", updateMode: event, deletionHandling: propagated, dedupe: true, chunkTokens: 200 } -data-> [#v, #k]
    #svc -telemetry-> llm_tracing#t { label: "Traces", recordsVersions: true, recordsRetrieval: true, contentCapture: redacted, retentionDays: 30, metersBy: [dealer], alerts: "search team" }
    #shop -feedback-> feedback_collector#fb { label: "Ordered or not", linksTrace: true } -feedback-> golden_dataset#g { label: "Searches with the right part", cases: 900, slices: [number, description, unanswerable, injection] } -data-> offline_eval#ev { label: "Recall and right part", sameAsProd: true, metrics: [context_recall, answer_correctness, task_success] } -control-> regression_gate+canary_release#gate { label: "Gate, then ten dealers", blocking: true, autoRollback: true } -control-> #svc
  `,
  certain: [],
  allowed: ['retrieval/no-query-understanding-for-multi-turn', 'monitoring/no-online-quality-signal'],
  top: [],
  note: 'Second round.',
})
