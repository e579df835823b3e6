import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'gateway-mcp-passes-tokens',
  title: 'Company gateway for MCP servers that hands tokens on',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2500, statements: ["Tools act with the rights of the employee"] }
    end_user#d { label: "Employee" } -> ide_client#cur { label: "Cursor / Claude Desktop" } -> tool_gateway#mg { label: "MCP gateway" } -{ label: "forwards user's OAuth token" }-> [mcp_server#jira { label: "Jira MCP" }, mcp_server#gh { label: "GitHub MCP (write)" }]
    #mg -> mcp_server#npm { label: "community npm MCP servers @latest", provider: community }
    #jira -> ticketing_system#j { label: "Jira" }
    #gh -> code_repository#g { label: "GitHub" }
    agent#ag { label: "Employee's agent" }
    #cur -> #ag -> #mg
    #ag -> llm#m { label: "Claude" }
  `,
  certain: ['security/mcp-token-passthrough', 'security/third-party-tool-unpinned', 'agents/unbounded-cycle'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
    'security/egress-unrestricted',
    'agents/high-impact-action-without-approval',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/generated-change-untested',
    'security/outsider-triggers-paid-work',
    'requirements/stated-requirement-unaddressed',
  ],
  top: [
    'security/third-party-tool-unpinned',
    'security/mcp-token-passthrough',
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'Seventh round.',
})
