import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'report-writer-crew',
  title: 'Five agents write a market report while you wait',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 900, p95LatencyMs: 8000, statements: ["Reports must be reliable"] }
    chat_ui#ui { label: "Chat page" } -> planner#plan { label: "Planner agent", model: "gpt-4o" } -> sub_agent#research { label: "Research agent", model: "gpt-4o" } -> sub_agent#analyst { label: "Analyst agent", model: "gpt-4o" } -> sub_agent#writer { label: "Writer agent", model: "gpt-4o" } -> sub_agent#critic { label: "Critic agent", model: "gpt-4o" }
    #critic -{ label: "again until good" }-> #writer
    #research -> keyword_index#kb { label: "Report archive (Elastic)" }
    #critic -> #ui
  `,
  certain: ['agents/unbounded-cycle', 'latency/critical-path-exceeds-budget', 'agents/compound-error-rate', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    'latency/serial-llm-chain',
    'agents/multi-agent-without-need',
    'retrieval/index-written-but-not-read',
    'cost/single-large-model-for-everything',
    'security/public-endpoint-without-auth-or-quota',
  ],
  top: ['agents/unbounded-cycle', 'latency/critical-path-exceeds-budget', 'latency/serial-llm-chain'],
  note: 'The loop has an end only in words.',
})
