import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'campus-notes-bot',
  title: 'Campus bot over notes, WhatsApp and terminal',
  strength: 'weak',
  kindless: true,
  sketch: `
    object_storage#notes { label: "Markdown notes documents/" } -> embedding_pipeline#idx { label: "rag/indexing.py" } -> embedding_model#bge { label: "Ollama embeddings bge-m3" } -> vector_db#chroma { label: "ChromaDB" }
    end_user#u { label: "Terminal user" } -> app_service#main { label: "rag/main.py" }
    messaging_channel#wa { label: "WhatsApp Cloud API" } -> app_service#hook { label: "webhook/app.py" } -> #main -> injection_detector#check { label: "Chitchat or prompt injection?" }
    #check -{ label: "Chitchat" }-> self_hosted_llm#chat { label: "Ollama chat" }
    #check -{ label: "Academic question" }-> #chroma -> #chat -> unknown#ans { label: "Answer" } -> #hook
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.rag,
    'evaluation/guardrail-unmeasured',
    'agents/no-human-handoff',
    'security/outsider-triggers-paid-work',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'retrieval/no-abstain-path'],
  note: 'Local model, injection check drawn.',
})
