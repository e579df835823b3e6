import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'genome-notebooks',
  title: 'Analysis agent on a cluster',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 80, dataClasses: [phi] }
    end_user#s { label: "Scientist" } -> web_client#j { label: "JupyterHub" } -> agent#a { label: "Analysis agent" } -> code_executor#k { label: "Kernel on the shared cluster" } -> object_storage#g { label: "Genomes", dataClasses: [phi] }
    #a -> llm#c { label: "Claude API" }
    zone net(label: "Internet", trust: internet) { code_repository#pip { label: "PyPI" } }
    #k -> #pip
  `,
  certain: [
    'security/code-execution-not-sandboxed',
    'security/pii-to-third-party-without-redaction',
    'evaluation/no-offline-eval',
    'agents/unbounded-cycle',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/egress-unrestricted',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/third-party-tool-unpinned',
    'security/untrusted-content-to-write-without-gate',
    'security/llm-output-to-interpreter-unvalidated',
  ],
  top: ['security/code-execution-not-sandboxed', 'security/pii-to-third-party-without-redaction', 'security/lethal-trifecta'],
  note: 'Eleventh round.',
})
