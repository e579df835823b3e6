import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'diagram-fix-benchmark',
  title: 'Benchmark of agents that repair diagrams',
  strength: 'odd',
  kindless: true,
  sketch: `
    offline_eval#runner { label: "run_multi_evals.py" } -> agent#agent { label: "Pydantic-AI Agent" } -> [mcp_server#mcp { label: "MCP Servers" }, llm#llm { label: "LLM Provider" }]
    #runner -> offline_eval#ev { label: "Evaluators" } -> object_storage#csv { label: "CSV Results" } -> web_client#dash { label: "Local Dashboard" }
    #csv -> app_service#script { label: "preprocess_merbench_data.py" } -> object_storage#json { label: "JSON for Merbench" }
  `,
  certain: [],
  allowed: [...optional.evaluated, 'agents/unbounded-cycle', 'security/third-party-tool-unpinned', 'monitoring/no-tracing-on-model-path'],
  top: [],
  note: 'It is the evaluation. Nothing here is in production.',
})
