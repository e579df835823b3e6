import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'langgraph-oncall-mcp',
  title: 'On-call agent with MCP tools',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 140, dataClasses: [source_code], statements: ["No change to production without a person's yes"] }
    messaging_channel#slack { label: "Slack /oncall" } -> app_service#srv { label: "FastAPI + LangServe" } -> agent#lg { label: "LangGraph ReAct agent (recursion_limit=25)" }
    #lg -> llm#c { label: "Claude Sonnet (Bedrock)" }
    #lg -> checkpoint_store#pg { label: "PostgresSaver" }
    zone mcp(label: "MCP servers") {
      mcp_server#k8s { label: "k8s-mcp: rollout, scale, delete pod" }
      mcp_server#gh { label: "github-mcp: read issues, merge PR, run workflow" }
      mcp_server#dd { label: "datadog-mcp: query logs" }
      mcp_server#np { label: "npx @community/runbook-mcp@latest" }
    }
    #lg -> approval_gate#hitl { label: "interrupt() -> Slack approve button" } -> #k8s
    #lg -> #gh
    #lg -> #dd
    #lg -> #np
    container_platform#eks { label: "EKS prod" }
    #k8s -{ label: "kubectl" }-> #eks
    #gh -> ci_cd#gha { label: "GitHub Actions: deploy.yml" } -> #eks
    #lg -telemetry-> llm_tracing#ls { label: "LangSmith" }
    #dd -> logging#ddl { label: "Datadog" }
  `,
  certain: ['agents/approval-gate-bypassable', 'security/third-party-tool-unpinned', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent.filter((rule) => rule !== 'agents/unbounded-cycle'),
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/mcp-token-passthrough',
    'security/raw-prompts-with-pii-in-logs',
    'security/pii-to-third-party-without-redaction',
    'requirements/stated-requirement-unaddressed',
    'reliability/generated-change-untested',
    'reliability/no-rollback-of-deploy',
    'data/no-retention-policy',
    'agents/shared-agent-identity',
  ],
  top: [
    'agents/approval-gate-bypassable',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
  ],
  note: 'Thirteenth round. One way into the cluster asks a person, the other runs a workflow; the step limit is part of the label.',
})
