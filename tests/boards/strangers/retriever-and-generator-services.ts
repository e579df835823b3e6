import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'retriever-and-generator-services',
  title: 'Retriever and generator as two services',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#user { label: "User" } -{ label: "(1) Query" }-> app_service#app { label: "Web App / API" }
    zone rag (label: "RAG Application") { #app; retriever#retriever { label: "Retriever Service" }; llm_orchestrator#generator { label: "Generator Service" } }
    #app -{ label: "(2) Query" }-> #retriever -{ label: "(3) Search" }-> vector_db#vec { label: "Vector DB" }
    #vec -{ label: "(4) Context" }-> #retriever -{ label: "(5) Context" }-> #app
    #app -{ label: "(6) Query+Context" }-> #generator -{ label: "(7) Prompt" }-> llm#llm { label: "LLM" }
    #generator -{ label: "(8) Answer" }-> #app -{ label: "(9) Answer" }-> #user
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Every answer is drawn as an arrow of its own: none of these loops is an agent.',
})
