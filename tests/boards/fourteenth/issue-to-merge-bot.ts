import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'issue-to-merge-bot',
  title: 'Bot that fixes issues of an open source project',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, statements: ["Small bugs fixed over night", "Anybody can open an issue"] }
    external_trigger#gh { label: "GitHub issue webhook" } -> agent#a { label: "Coding agent" }
    #a -> llm#m { label: "Claude Opus" }
    #a -{ carries: code, label: "run tests" }-> code_executor#x { label: "Build server (shell)" }
    secrets_manager#sm { label: "Deploy keys" } -data{ label: "env" }-> #x
    #a -{ label: "push to main" }-> code_repository#r { label: "GitHub repo" }
    #r -> ci_cd#ci { label: "Release pipeline" } -> container_platform#k { label: "Production" }
    #a -> web_search#s { label: "Web search" }
  `,
  certain: ['security/code-execution-not-sandboxed', 'security/untrusted-content-to-write-without-gate', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/high-impact-action-without-approval',
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/runner-holds-secrets',
    'security/secret-in-model-context',
    'security/llm-output-to-interpreter-unvalidated',
    'security/outsider-triggers-paid-work',
    'security/public-endpoint-without-auth-or-quota',
    'security/third-party-tool-unpinned',
    'reliability/generated-change-untested',
    'reliability/no-rollback-of-deploy',
    'evaluation/no-injection-regression-suite',
    'security/caller-identity-unverified',
  ],
  top: [
    'security/code-execution-not-sandboxed',
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/runner-holds-secrets',
  ],
  note: 'Fourteenth round. A stranger’s text ends on the main branch, and generated commands run beside the deploy keys.',
})
