import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'market-report-crew',
  title: 'Research crew that argues until it is happy',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 500, statements: ["A ten-page market report in 20 minutes", "Figures in the report are right"] }
    end_user#an { label: "Analysts at clients" } -> web_client#w { label: "Report studio" } -> agent_supervisor#l { label: "Lead (o3)" }
    #l -> [agent#sc { label: "Web scout" }, agent#fi { label: "Filings reader" }, agent#nu { label: "Number cruncher" }]
    #sc -> web_search#tv { label: "Tavily" }
    #fi -> third_party_api#ed { label: "EDGAR" }
    #nu -{ label: "python" }-> code_executor#re { label: "REPL in the worker pod" }
    #sc -data-> nosql_db#nb { label: "Shared notebook" }
    #fi -data-> #nb
    #nu -data-> #nb
    #nb -> agent#wr { label: "Writer" } -{ label: "draft" }-> agent#cr { label: "Critic" } -{ label: "again, until it is good" }-> #wr
    #wr -> #w
  `,
  certain: [
    'agents/unbounded-cycle',
    'security/code-execution-not-sandboxed',
    'agents/parallel-writers-conflict',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/compound-error-rate',
    'agents/shared-agent-identity',
    'agents/multi-agent-without-need',
    'agents/high-impact-action-without-approval',
    'latency/serial-llm-chain',
    'retrieval/no-citations',
    'security/untrusted-content-to-write-without-gate',
    'security/llm-output-to-interpreter-unvalidated',
    'security/taint-laundered-through-peer',
    'security/runner-holds-secrets',
    'security/egress-unrestricted',
    'security/lethal-trifecta',
    'security/memory-write-from-untrusted-input',
    'security/third-party-tool-unpinned',
    'security/output-rendering-exfiltration',
    'security/public-endpoint-without-auth-or-quota',
    'security/session-memory-not-partitioned',
    'requirements/stated-requirement-unaddressed',
    'data/no-retention-policy',
  ],
  top: ['agents/unbounded-cycle', 'security/code-execution-not-sandboxed', 'security/untrusted-content-to-write-without-gate'],
  note: 'The end of the loop is a mood; the interpreter shares a pod with the worker.',
})
