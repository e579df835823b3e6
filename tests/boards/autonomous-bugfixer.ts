import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'autonomous-bugfixer',
  title: 'Coding agent that fixes bugs and ships them',
  strength: 'weak',
  sketch: `
    requires { scope: production, statements: ["Bugs are fixed and live within an hour"] }
    ticketing_system#gh { label: "Public GitHub issues", writers: public } -> agent#dev { label: "Fixer agent" } -> llm#opus { label: "Claude Opus" }
    #dev -> code_repository#repo { label: "Monorepo" }
    #dev -{ carries: code, label: "python, bash" }-> code_executor#shell { label: "Shell on the build host", isolated: false, networkEgress: open }
    secrets_manager#vault { label: "Vault" } -data{ label: "deploy token in prompt" }-> #dev
    #dev -> tool_executor#ship { label: "kubectl apply to production", sideEffect: deploy, reversible: false }
    #ship -> container_platform#k8s { label: "Production cluster" }
  `,
  certain: [
    'security/code-execution-not-sandboxed',
    'security/secret-in-model-context',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'reliability/generated-change-untested',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/outsider-triggers-paid-work',
    'security/llm-output-to-interpreter-unvalidated',
    'security/runner-holds-secrets',
    'reliability/no-rollback-of-deploy',
    'security/pii-to-third-party-without-redaction',
  ],
  top: [
    'security/code-execution-not-sandboxed',
    'agents/high-impact-action-without-approval',
    'security/lethal-trifecta',
    'security/secret-in-model-context',
  ],
  note: 'A stranger’s issue text ends in production.',
})
