import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'procurement-two-designs',
  title: 'Procurement copilot, one agent against two',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#human { label: "Human reviewer" } -> web_client#ui { label: "UI" } -> app_service#api { label: "FastAPI" } -> router#orch { label: "orchestrator.py" }
    #orch -{ label: "A" }-> agent#sa { label: "Procurement Agent" }
    #orch -{ label: "B" }-> sub_agent#an { label: "Analyst" } -> policy_engine#ho { label: "Handoff in code: policy + injection scan" } -> sub_agent#rv { label: "Policy & Risk Reviewer" }
    #orch -{ label: "R" }-> app_service#rules { label: "Rules only" }
    [#sa, #an] -> tool_gateway#reg { label: "Tool registry: typed args" }
    [#sa, #an, #rv] -> llm_gateway#llm { label: "LLM client: live/record/replay" }
    #reg -> [relational_db#repo { label: "Starter data, read-only" }, app_service#vc { label: "Vendor client: timeout, retry" }, policy_engine#eng { label: "Policy engine: rules.yaml" }]
    #vc -{ label: "HTTP" }-> external_api#mock { label: "Vendor-risk service" }
    [#sa, #rv, #rules] -> output_guardrail#gr { label: "Guardrails" } -> [#eng, unknown#dec { label: "Decision" }]
    #api -> llm_tracing#db { label: "SQLite: runs, traces, decisions, human actions" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [...optional.app, ...optional.agent, ...optional.watched, 'evaluation/guardrail-unmeasured', 'agents/compound-error-rate'],
  top: ['evaluation/no-offline-eval'],
  note: 'Typed tools, policy in code, traces kept. Nobody wrote down how A is compared with B.',
})
