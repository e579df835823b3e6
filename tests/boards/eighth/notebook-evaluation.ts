import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'notebook-evaluation',
  title: 'Search assistant tested in a notebook with questions from 2022',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 900, multiTenant: true, statements: ["Used in 14 languages"] }
    end_user#u { label: "Customer engineer" } -> web_client#w { label: "Help portal" } -> api_gateway#g { label: "Gateway with login", auth: true } -> llm_orchestrator#s { label: "Search assistant" } -> hybrid_retriever#h { label: "OpenSearch hybrid, filter by tenant" }
    #s -> llm#m { label: "Gemini 2.5 Pro (2025)" }
    offline_eval#nb { label: "Notebook evaluation" } -> retriever#loc { label: "Local FAISS copy" }
    golden_dataset#q { label: "Questions from 2022" } -data-> #nb
    #nb -data-> metrics#rep { label: "Accuracy report" }
    #s -telemetry-> llm_tracing#t { label: "Phoenix traces" }
  `,
  certain: [
    'evaluation/eval-path-differs-from-prod',
    'evaluation/no-release-gate',
    'evaluation/no-production-feedback-to-eval',
    'evaluation/no-per-slice-metrics',
    'evaluation/eval-set-stale-or-synthetic',
    'retrieval/no-abstain-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    'evaluation/no-unanswerable-slice',
    'cost/no-tenant-attribution',
    'security/tenant-filter-missing-on-retrieval',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-injection-regression-suite',
    'requirements/disconnected-component',
    'retrieval/index-written-but-not-read',
  ],
  top: [
    'evaluation/eval-path-differs-from-prod',
    'evaluation/no-release-gate',
    'retrieval/no-abstain-path',
    'evaluation/no-production-feedback-to-eval',
  ],
  note: 'Eighth round.',
})
