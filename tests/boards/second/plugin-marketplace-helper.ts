import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'plugin-marketplace-helper',
  title: 'Assistant with plug-ins from a community',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 9000, dataClasses: [confidential] }
    ide_client#ide { label: "Desktop app" } -> api_gateway#gw { label: "Gateway", auth: true, quota: true } -> agent#helper { label: "Assistant", maxSteps: 10 } -> llm#llm { label: "Claude" }
    zone market(label: "Marketplace", trust: external) { mcp_server#plug { label: "Community MCP servers", provider: community, token: passthrough } }
    #helper -> #plug
    #helper -> relational_db#files { label: "Company files", dataClasses: [confidential] }
    #helper -telemetry-> llm_tracing#t { label: "Traces" }
  `,
  certain: ['security/third-party-tool-unpinned', 'evaluation/no-offline-eval'],
  allowed: [
    'security/mcp-token-passthrough',
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/untrusted-content-to-write-without-gate',
    'security/output-rendering-exfiltration',
  ],
  top: ['security/third-party-tool-unpinned', 'security/mcp-token-passthrough', 'security/lethal-trifecta'],
  note: 'Second round. relabelled: security/mcp-token-passthrough is allowed only, because the specification wants an interface behind the proxy, and none is drawn.',
})
