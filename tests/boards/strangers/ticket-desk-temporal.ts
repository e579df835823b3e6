import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'ticket-desk-temporal',
  title: 'Ticket desk with gateway, tools and workflows',
  strength: 'strong',
  kindless: true,
  sketch: `
    web_client#spa { label: "React SPA" } -{ label: "HTTPS" }-> load_balancer#nginx { label: "Nginx" } -{ label: "proxy /api" }-> api_gateway#gw { label: "gateway: JWT, body limits" } -{ label: "authenticated REST" }-> app_service#api { label: "FastAPI backend" }
    #api -> [relational_db#db { label: "PostgreSQL" }, llm_orchestrator#ai { label: "AI service layer" }, workflow_engine#wf { label: "app/workflows Temporal + local runner" }]
    #ai -> [llm#prov { label: "Anthropic, OpenAI, Cloudflare, Stub" }, vector_db#store { label: "Qdrant or LlamaIndex" }, tool_gateway#tools { label: "Tool registry" }, llm_tracing#trace { label: "ai_call_traces" }]
    #tools -> mcp_server#mcp { label: "app/mcp_server.py" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    ...optional.agent,
    ...optional.watched,
    'security/tenant-filter-missing-on-retrieval',
  ],
  top: ['evaluation/no-offline-eval'],
  note: 'Sign-in and traces are there.',
})
