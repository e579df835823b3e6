import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'ops-copilot-mcp',
  title: 'Operations copilot with MCP servers from a marketplace',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 150 }
    end_user#sre { label: "On-call engineer" } -> chat_ui#sl { label: "Slack app" } -> agent#cop { label: "Ops copilot (Claude)" }
    zone market(label: "Community MCP servers", trust: external) { mcp_server#gh { label: "GitHub issues MCP" }; mcp_server#web { label: "Web fetch MCP" }; mcp_server#pd { label: "PagerDuty MCP" } }
    #cop -> [#gh, #web, #pd]
    #cop -> tool_executor#kc { label: "kubectl apply / delete on prod" }
    #cop -> vector_db#rb { label: "Runbooks" }
    #cop -> relational_db#inc { label: "Incident and customer data" }
  `,
  certain: [
    'security/third-party-tool-unpinned',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'agents/shared-agent-identity',
    'security/llm-output-to-interpreter-unvalidated',
    'reliability/generated-change-untested',
    'reliability/no-rollback-of-deploy',
    'security/public-endpoint-without-auth-or-quota',
    'security/ingestion-from-untrusted-writers',
    'retrieval/query-not-embedded',
    'security/mcp-token-passthrough',
    'security/code-execution-not-sandboxed',
    'security/output-rendering-exfiltration',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/untrusted-content-to-write-without-gate', 'security/lethal-trifecta'],
  note: 'The web and public issues on one side, production on the other, one agent between them.',
})
