import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'pr-review-chain',
  title: 'Pull request reviewed by four steps',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone entry (label: "Entry Points") { web_client#ui { label: "Streamlit Interface" }; web_client#cli { label: "CLI Entry" } }
    zone orch (label: "Orchestration Layer") { workflow_engine#wf { label: "LangGraph Workflow StateGraph" } }
    zone agents (label: "Agent Layer") { sub_agent#a1 { label: "PR Fetcher Agent" }; sub_agent#a2 { label: "Code Review Agent" }; sub_agent#a3 { label: "Test Coverage Agent" }; sub_agent#a4 { label: "Doc Summarizer Agent" } }
    zone integ (label: "Integration Layer") { app_service#gh { label: "GitHub API Client" }; llm_gateway#llmc { label: "LLM Adapter" } }
    zone ext (label: "External Services") { code_repository#github { label: "GitHub API" }; llm#ai { label: "LLM Service OpenAI/Gemini" } }
    [#ui, #cli] -> #wf -> #a1 -> #a2 -> #a3 -> #a4
    #a1 -> #gh -> #github
    [#a2, #a3, #a4] -> #llmc -> #ai
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    'agents/multi-agent-without-need',
    'agents/compound-error-rate',
    'latency/serial-llm-chain',
    'latency/independent-calls-serialised',
    'agents/no-task-verification',
    'evaluation/no-agent-trajectory-eval',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'It only reads and comments in its own screen: no alarm about writing.',
})
