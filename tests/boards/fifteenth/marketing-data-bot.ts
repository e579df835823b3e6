import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'marketing-data-bot',
  title: 'Bot that answers questions over sales data',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 150, p95LatencyMs: 20000, statements: ["A regional manager sees only the own region"] }
    messaging_channel#sl { label: "Slack (company login)" } -> agent#a { label: "Data bot" }
    #a -> llm#m { label: "Gemini 2.5 Pro" }
    #a -> vector_db#ex { label: "Example queries" }
    #a -{ carries: sql, label: "generated SQL", identity: admin }-> data_warehouse#sf { label: "Snowflake (admin user)" }
    #a -> object_storage#ch { label: "Charts" }
    #a -telemetry-> logging#l { label: "CloudWatch" }
  `,
  certain: ['security/llm-output-to-interpreter-unvalidated', 'security/identity-not-propagated-to-tools', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/authorization-delegated-to-llm',
    'security/tenant-filter-missing-on-retrieval',
    'security/public-endpoint-without-auth-or-quota',
    'security/authz-after-retrieval',
    'security/caller-identity-unverified',
    'agents/high-impact-action-without-approval',
    'retrieval/index-written-but-not-read',
    'requirements/stated-requirement-unaddressed',
    'retrieval/generated-sql-unbounded',
    'retrieval/no-certified-metrics',
  ],
  top: ['security/llm-output-to-interpreter-unvalidated', 'security/identity-not-propagated-to-tools', 'agents/overbroad-tool-scope'],
  note: 'Fifteenth round. SQL as the model wrote it, run as an administrator for everybody. relabelled: no limit on the generated query and no definition of a metric are fair to raise; both rules lie beyond the catalogue that the labels were written from.',
})
