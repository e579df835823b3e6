import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'lab-glossary',
  title: 'Glossary helper for six researchers',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 6 }
    end_user#r { label: "Researcher" } -> chat_ui#s { label: "Streamlit page" } -> llm_orchestrator#l { label: "LlamaIndex script" } -> vector_db#c { label: "Chroma, 300 papers", documents: 300 }
    #l -> llm#o { label: "Ollama llama3" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval', 'retrieval/no-abstain-path', 'monitoring/no-tracing-on-model-path'],
  top: [],
  note: 'Seventh round.',
})
