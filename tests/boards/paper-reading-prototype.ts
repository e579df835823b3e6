import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'paper-reading-prototype',
  title: 'Prototype: chat with research papers',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: prototype, users: 3 }
    chat_ui#ui { label: "Streamlit chat" } -> llm_orchestrator#lc { label: "LlamaIndex" } -> vector_db#faiss { label: "FAISS" }
    #lc -> llm#llm { label: "Llama 3 70B" }
    object_storage#pdf { label: "PDF folder in S3" } -data-> document_parser#p { label: "PDF parser" } -data-> embedding_pipeline#e { label: "Embedding script" } -data-> #faiss
    #lc -> embedding_model#emb { label: "bge-small embeddings" }
    #e -> #emb
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Three people try an idea.',
})
