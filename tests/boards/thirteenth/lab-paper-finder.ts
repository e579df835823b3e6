import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'lab-paper-finder',
  title: 'Paper search of a small lab',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 11, statements: ["Runs on the machine under the desk"] }
    chat_ui#ui { label: "Streamlit" } -> llm_orchestrator#li { label: "LlamaIndex" }
    object_storage#nas { label: "NAS: PDFs" } -data-> document_parser#doc { label: "Docling" } -data-> embedding_model#em { label: "nomic-embed-text" } -data-> vector_db#ch { label: "Chroma" }
    #li -> #em
    #li -> #ch
    #li -> self_hosted_llm#ol { label: "Ollama: mistral-nemo" }
    scheduler#cron { label: "cron, Sundays" } -control-> #doc
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Thirteenth round.',
})
