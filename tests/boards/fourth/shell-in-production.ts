import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'shell-in-production',
  title: 'Operations agent with a shell on the servers',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production }
    external_trigger#alert { label: "PagerDuty alert" } -> agent#a { label: "SRE agent (Claude)" } -> code_executor#bash { label: "Bash on production hosts" }
    #a -> tool_executor#k { label: "kubectl delete / rollout restart" }
    #a -> logging#logs { label: "Splunk logs" }
    #a -> messaging_channel#slack { label: "Slack #incidents" }
    secrets_manager#vault { label: "Vault: cluster admin token" } -> #a
  `,
  certain: [
    'agents/high-impact-action-without-approval',
    'security/code-execution-not-sandboxed',
    'security/secret-in-model-context',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'security/llm-output-to-interpreter-unvalidated',
    'security/untrusted-content-to-write-without-gate',
    'security/egress-unrestricted',
    'security/runner-holds-secrets',
    'agents/shared-agent-identity',
    'security/lethal-trifecta',
    'security/outsider-triggers-paid-work',
    'reliability/no-rollback-of-deploy',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/code-execution-not-sandboxed', 'security/secret-in-model-context'],
  note: 'Fourth round. Root, by prompt.',
})
