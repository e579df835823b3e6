import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'video-notes-extension',
  title: 'Browser extension that searches in talks',
  strength: 'weak',
  kindless: true,
  sketch: `
    web_client#ext { label: "Chrome extension" } -{ label: "HTTP" }-> app_service#srv { label: "Agent server" }
    #srv -{ label: "tool calls" }-> mcp_server#mcp { label: "MCP server" }
    #srv -{ label: "planning" }-> llm#gem { label: "Gemini" }
    #mcp -{ label: "process video" }-> tool_executor#yt { label: "Video tool" }
    #yt -{ label: "store" }-> vector_db#mm { label: "Memory manager (FAISS)" }
    #mm -{ label: "embeddings" }-> embedding_model#ol { label: "Ollama nomic-embed" }
    #ext -> external_api#api { label: "YouTube API" }
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    'security/untrusted-content-to-write-without-gate',
    'security/ingestion-from-untrusted-writers',
    'agents/unbounded-cycle',
    'security/third-party-tool-unpinned',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Ninth round. Follows the shape of public drawings, in own words.',
})
