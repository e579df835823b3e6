import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'ide-pair-programmer',
  title: 'Coding assistant for the editor',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 3000, dataClasses: [source_code], multiTenant: true }
    zone dev(label: "Developer laptop") {
      ide_client#ide { label: "VS Code extension" }
      agent#ag { label: "Agent mode (auto-approve on)" }
      code_executor#sh { label: "Terminal (zsh, ~/.aws, .env)" }
      code_repository#ws { label: "Workspace", dataClasses: [source_code] }
    }
    zone cloud(label: "Vendor cloud") {
      api_gateway#edge { label: "Edge API (Cloudflare, API key, quota)", auth: true, quota: true }
      vector_db#tp { label: "turbopuffer (namespace per repo)", isolation: namespace }
      llm_gateway#lite { label: "LiteLLM: Anthropic, then Bedrock", multiBackend: true }
    }
    zone web(label: "Internet", trust: internet) { web_search#docs { label: "Fetch docs, GitHub issues, Stack Overflow" } }
    #ide -> #ag
    #ag -{ label: "run command" }-> #sh
    #ag -{ label: "edit files" }-> #ws
    #ag -{ label: "fetch(url)" }-> #docs
    #ag -> #edge -> #lite -> llm#son { label: "Claude Sonnet 4" }
    #edge -> #tp
    #ws -data{ label: "changed files, Merkle sync" }-> embedding_pipeline#emb { label: "Embed chunks" } -data-> #tp
    #edge -telemetry-> logging#ph { label: "PostHog: accept rate" }
    golden_dataset#swe { label: "SWE-style tasks (200)" } -data-> offline_eval#ev { label: "Nightly eval" } -> #lite
  `,
  certain: ['security/code-execution-not-sandboxed', 'security/lethal-trifecta', 'security/runner-holds-secrets'],
  allowed: [
    ...fair.unmeasured.filter((rule) => rule !== 'evaluation/no-offline-eval'),
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'security/egress-unrestricted',
    'security/llm-output-to-interpreter-unvalidated',
    'security/secret-in-model-context',
    'agents/high-impact-action-without-approval',
    'reliability/generated-change-untested',
    'reliability/batch-shares-interactive-quota',
    'cost/offline-work-on-online-endpoint',
    'cost/no-tenant-attribution',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-unanswerable-slice',
    'security/third-party-tool-unpinned',
  ],
  top: ['security/code-execution-not-sandboxed', 'security/lethal-trifecta', 'security/runner-holds-secrets'],
  note: 'Thirteenth round. The shell is the developer’s own, with what lies in its home directory.',
})
