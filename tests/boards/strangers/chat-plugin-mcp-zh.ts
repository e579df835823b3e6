import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'chat-plugin-mcp-zh',
  title: 'Chat plugin with agent engine and MCP, labels in Chinese',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone host (label: "DooTask 主程序") { business_system#dt { label: "DooTask 聊天系统" }; messaging_channel#bot { label: "机器人系统" }; mcp_server#api { label: "DooTask Tools" }; relational_db#dbdt { label: "DooTask 数据库" } }
    zone front (label: "前端层") { web_client#ui { label: "Next.js 前端" }; unknown#http { label: "Axios HTTP客户端" } }
    zone gw (label: "API 网关层") { api_gateway#go { label: "Go 主服务" }; auth_service#auth { label: "认证中间件" }; app_service#hook { label: "Webhook 处理器" } }
    zone engine (label: "AI 引擎层") { app_service#py { label: "Python AI 服务" }; llm_orchestrator#lc { label: "LangChain" }; agent#agent { label: "智能体引擎" } }
    zone mcp (label: "MCP 协议层") { mcp_server#in { label: "内部 MCP" }; mcp_server#ex { label: "外部 MCP" } }
    zone data (label: "数据层") { relational_db#pg { label: "PostgreSQL" }; session_store#redis { label: "Redis" }; vector_db#vec { label: "Vector DB" } }
    #dt -{ label: "Webhook" }-> #hook
    #bot -> #dt
    #ui -> #http -> #go -> #py -> #lc -> #agent -> [#in, #ex]
    #go -> [#pg, #redis]
    #in -> #api -> #dbdt
    #py -> #vec
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    ...optional.agent,
    'requirements/disconnected-component',
    'security/third-party-tool-unpinned',
    'security/egress-unrestricted',
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
    'retrieval/index-written-but-not-read',
    'security/tenant-filter-missing-on-retrieval',
  ],
  top: [
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'security/third-party-tool-unpinned',
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: 'The sign-in box has no arrow; an external MCP beside the internal one.',
})
