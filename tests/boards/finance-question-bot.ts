import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'finance-question-bot',
  title: 'Questions about the business, answered from the warehouse',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 600, statements: ["Managers ask for revenue and margin by region"] }
    end_user#manager { label: "Manager" } -> messaging_channel#slack { label: "Slack bot" } -> llm_orchestrator#lc { label: "LangChain service" } -> llm#gpt { label: "GPT-4.1" }
    #lc -> text_to_sql#sql { label: "NL to SQL" } -{ carries: sql, label: "generated SQL" }-> data_warehouse#snow { label: "Snowflake, ACCOUNTADMIN role", accessScope: admin }
    #sql -> #gpt
    #lc -> object_storage#schema { label: "Schema dump (S3)" }
  `,
  certain: ['security/llm-output-to-interpreter-unvalidated', 'retrieval/generated-sql-unbounded', 'retrieval/no-certified-metrics'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'agents/overbroad-tool-scope',
    'agents/tool-arguments-unvalidated',
    'agents/no-task-verification',
    'security/identity-not-propagated-to-tools',
    'security/tenant-filter-missing-on-retrieval',
    'agents/high-impact-action-without-approval',
    'security/authorization-delegated-to-llm',
  ],
  top: ['security/llm-output-to-interpreter-unvalidated', 'retrieval/generated-sql-unbounded', 'agents/overbroad-tool-scope'],
  note: 'Generated SQL runs as an administrator.',
})
