import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'sales-sql-chat',
  title: 'Managers ask the warehouse in plain words',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 300 }
    web_client#ui { label: "Streamlit app" } -> llm_orchestrator#api { label: "FastAPI" } -> llm#gen { label: "GPT-4o: generate SQL" } -> data_warehouse#bq { label: "BigQuery (service account, read/write)" }
    #bq -{ label: "rows" }-> llm#sum { label: "GPT-4o: explain result" } -> #ui
  `,
  certain: [
    'security/llm-output-to-interpreter-unvalidated',
    'retrieval/generated-sql-unbounded',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'retrieval/no-certified-metrics',
    'security/identity-not-propagated-to-tools',
    'agents/overbroad-tool-scope',
    'retrieval/no-abstain-path',
    'latency/serial-llm-chain',
    'cost/single-large-model-for-everything',
    'agents/high-impact-action-without-approval',
    'security/authz-after-retrieval',
  ],
  top: ['security/llm-output-to-interpreter-unvalidated', 'retrieval/generated-sql-unbounded'],
  note: 'Fourth round. Whatever SQL comes, an account that may write runs it.',
})
