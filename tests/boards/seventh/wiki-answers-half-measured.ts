import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'wiki-answers-half-measured',
  title: 'Answers from a wiki, measured by what cannot be wrong',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 4000, statements: ["Support staff get answers with their source", "Users say answers look right and still call the hotline"] }
    end_user#rep { label: "Support rep" } -> chat_ui#ui { label: "Answer box" } -> llm_orchestrator#o { label: "RAG service" } -> retriever#r { label: "Top-40 retriever", k: 40, chunkTokens: 400 } -> vector_db#v { label: "Pinecone" }
    #o -> llm#m { label: "gpt-4o (latest)", version: "latest" }
    source_connector#w { label: "Confluence" } -data-> embedding_pipeline#ing { label: "Nightly full re-index of 400k pages", updateMode: full_rebuild, schedule: nightly, documents: 400000 } -data-> #v
    #o -telemetry-> llm_tracing#ls { label: "LangSmith" }
    offline_eval#rag { label: "RAGAS weekly", metrics: [faithfulness, answer_relevancy] }
    #ls -data-> #rag
  `,
  certain: [
    'evaluation/only-reference-free-metrics',
    'evaluation/retriever-and-generator-not-separated',
    'retrieval/large-context-without-rerank',
    'reliability/model-version-floating',
    'cost/full-reembed-on-change',
    'retrieval/no-abstain-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'evaluation/no-unanswerable-slice',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-injection-regression-suite',
    'data/derived-copies-miss-deletion',
    'security/tenant-filter-missing-on-retrieval',
    'cost/single-large-model-for-everything',
    'evaluation/no-release-gate',
    'evaluation/eval-path-differs-from-prod',
  ],
  top: [
    'evaluation/only-reference-free-metrics',
    'evaluation/retriever-and-generator-not-separated',
    'retrieval/no-abstain-path',
    'retrieval/large-context-without-rerank',
    'reliability/model-version-floating',
  ],
  note: 'Seventh round. Faithful to what, and relevant for whom.',
})
