import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'ask-the-warehouse',
  title: 'Sales asks Snowflake in Slack',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 220, dataClasses: [confidential], statements: ["Revenue and pipeline questions, answered in Slack", "A regional manager sees only their own region"] }
    end_user#s { label: "Sales managers" } -> messaging_channel#sl { label: "#ask-data (Slack)" } -> app_service#bot { label: "databot on Fargate" } -> llm#w { label: "GPT-4.1 writes the query" }
    relational_db#is { label: "information_schema dump" } -data-> #w
    #w -{ label: "SQL, role ANALYST_ALL" }-> data_warehouse#sf { label: "Snowflake PROD" } -{ label: "rows" }-> llm#x { label: "GPT-4.1 mini explains" } -> #sl
    note "Prompt: SELECT only. Add WHERE region = the asker's region." near #w
  `,
  certain: [
    'security/llm-output-to-interpreter-unvalidated',
    'retrieval/generated-sql-unbounded',
    'retrieval/no-certified-metrics',
    'security/authorization-delegated-to-llm',
    'security/identity-not-propagated-to-tools',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'latency/serial-llm-chain',
    'security/public-endpoint-without-auth-or-quota',
    'security/tenant-filter-missing-on-retrieval',
    'security/context-not-scoped-to-case',
    'reliability/session-state-in-process-memory',
  ],
  top: [
    'security/llm-output-to-interpreter-unvalidated',
    'security/authorization-delegated-to-llm',
    'security/identity-not-propagated-to-tools',
  ],
  note: 'Read-only and row rights are sentences in the prompt; the role is a word on the arrow.',
})
