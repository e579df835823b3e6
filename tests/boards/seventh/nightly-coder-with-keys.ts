import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'nightly-coder-with-keys',
  title: 'Coding agent with the deploy keys in its sandbox',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 70 }
    scheduler#night { label: "Every night" } -> agent#dev { label: "Refactoring agent", maxSteps: 60 } -> code_sandbox#box { label: "Docker sandbox" }
    secrets_manager#vault { label: "Vault" } -{ label: "deploy keys as env" }-> #box
    #dev -> code_repository#repo { label: "Monorepo" }
    #dev -> llm#m { label: "Claude Opus" }
    #dev -> ci_cd#cd { label: "Argo CD: deploy to prod" }
  `,
  certain: [
    'security/runner-holds-secrets',
    'reliability/generated-change-untested',
    'reliability/no-rollback-of-deploy',
    'agents/high-impact-action-without-approval',
    'reliability/long-task-without-checkpoint',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/compound-error-rate',
    'security/code-execution-not-sandboxed',
    'reliability/rollout-without-canary',
    'security/egress-unrestricted',
    'security/secret-in-model-context',
    'security/untrusted-content-to-write-without-gate',
    'agents/no-kill-switch',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/runner-holds-secrets', 'reliability/generated-change-untested'],
  note: 'Seventh round. Sixty steps at night, keys in the box, straight to production.',
})
