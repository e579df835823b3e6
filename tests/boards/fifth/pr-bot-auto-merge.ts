import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'pr-bot-auto-merge',
  title: 'Issues of an open source project, fixed and merged by a bot',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Auto-fix bot for our open source repo"
    ticketing_system#gh { label: "Public GitHub issues" } -> agent#bot { label: "Claude Code agent in GitHub Actions" } -> code_executor#sh { label: "Runs shell commands on the CI runner" }
    #bot -> code_repository#repo { label: "Push to main" } -> ci_cd#dep { label: "Deploy to production" }
    secrets_manager#sec { label: "GitHub Actions secrets (deploy key)" } -> #sh
  `,
  certain: [
    'security/untrusted-content-to-write-without-gate',
    'reliability/generated-change-untested',
    'security/code-execution-not-sandboxed',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'security/lethal-trifecta',
    'security/outsider-triggers-paid-work',
    'security/runner-holds-secrets',
    'security/secret-in-model-context',
    'security/egress-unrestricted',
    'security/llm-output-to-interpreter-unvalidated',
    'agents/high-impact-action-without-approval',
    'reliability/no-rollback-of-deploy',
  ],
  top: [
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/code-execution-not-sandboxed',
  ],
  note: 'Fifth round. Whoever opens an issue writes to main.',
})
