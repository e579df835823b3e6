import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'merchant-platform',
  title: 'AI layer of a point-of-sale platform',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone data (label: "Data foundation") { message_queue#evt { label: "Event store" }; cdc_stream#cdc { label: "CDC stream" }; data_warehouse#wh { label: "Analytics store ClickHouse" }; data_governance#sem { label: "Semantic layer: metrics and dimensions" }; feature_store#fs { label: "Feature store" } }
    zone models (label: "Models") { llm_gateway#gw { label: "Model gateway: routing, redaction, caching, quotas, audit" }; llm#llm { label: "Frontier LLMs, regional endpoints" }; ml_model#ml { label: "Forecasting and anomaly models" } }
    zone caps (label: "Capabilities") { llm_orchestrator#cop { label: "Copilot: Q&A, explanations" }; agent#agt { label: "Ops agents: POs, schedules, pricing" }; voice_channel#vox { label: "Voice and chat ordering" }; ml_model#lp { label: "Loss prevention" } }
    #evt -> #cdc -> #wh -> [#sem, #fs]
    #sem -> #cop
    #fs -> #ml -> [#agt, #lp]
    [#cop, #agt, #vox] -> #gw -> #llm
    [#cop, #agt, #vox] -> tool_gateway#tools { label: "Tool layer: public APIs + MCP, scoped, audited, approval-gated" }
    #agt -> approval_gate#appr { label: "Approval inbox: web + mobile + push" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    ...optional.model,
    ...optional.watched,
    'agents/no-human-handoff',
    'latency/voice-without-barge-in',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Redaction, quotas, audit and approval are on the labels.',
})
