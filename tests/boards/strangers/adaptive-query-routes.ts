import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'adaptive-query-routes',
  title: 'Questions routed to documents, model or web',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#u { label: "User" } -> web_client#ui { label: "Streamlit UI" } -> app_service#api { label: "FastAPI Backend" }
    zone orch (label: "Agentic Orchestration") { query_rewriter#l1 { label: "Analyze Query" }; intent_router#l2 { label: "Classify Intent" }; router#l3 { label: "Route Request" }; llm_orchestrator#l4 { label: "Execute Pipeline" } }
    #api -> #l1 -> #l2 -> #l3 -> #l4
    zone rag (label: "RAG Processing") { retriever#r1 { label: "Chunked Document Retrieval" }; retriever#r2 { label: "Vector Similarity Search" }; groundedness_checker#r3 { label: "Relevance Grading" }; query_rewriter#r4 { label: "Query Rewrite" }; llm#r5 { label: "Answer Generation" } }
    zone gen (label: "General Reasoning") { llm#g1 { label: "Direct LLM Response" } }
    zone search (label: "Real-Time Search") { web_search#w1 { label: "Tavily Search" }; llm#w2 { label: "Search Result Synthesis" } }
    #l4 -> #r1 -> #r2 -> #r3 -> #r4 -> #r5
    #l4 -> #g1
    #l4 -> #w1 -> #w2
    [#r5, #g1, #w2] -> context_builder#o { label: "Unified Response Generator" } -> unknown#out { label: "Final Answer to User" }
    vector_db#q { label: "Qdrant" } -> #r2
    nosql_db#m { label: "MongoDB" } -> #o
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag, 'latency/serial-llm-chain', 'agents/compound-error-rate'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Three routes, one answer. The web result only becomes text.',
})
