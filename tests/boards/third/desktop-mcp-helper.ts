import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'desktop-mcp-helper',
  title: 'Desktop assistant with five MCP servers',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#me { label: "Employee" } -> agent#host { label: "Claude Desktop (MCP host)" }
    #host -> mcp_server#mail { label: "Gmail MCP (read + send)" } -> email_inbox#gmail { label: "Gmail mailbox" }
    #host -> mcp_server#web { label: "Fetch MCP server" } -> web_search#net { label: "Any web page" }
    #host -> mcp_server#pg { label: "Postgres MCP" } -> relational_db#crm { label: "Customer database" }
    #host -> mcp_server#jira { label: "Community Jira MCP (npx latest)" } -> ticketing_system#j { label: "Jira Cloud" }
  `,
  certain: ['security/lethal-trifecta', 'security/third-party-tool-unpinned'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/mcp-token-passthrough',
    'security/egress-unrestricted',
    'agents/shared-agent-identity',
    'retrieval/generated-sql-unbounded',
    'security/llm-output-to-interpreter-unvalidated',
  ],
  top: ['security/lethal-trifecta', 'agents/high-impact-action-without-approval', 'security/untrusted-content-to-write-without-gate'],
  note: 'Web pages, customer data and outgoing mail in one context.',
})
