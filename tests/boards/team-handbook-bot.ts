import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'team-handbook-bot',
  title: 'Handbook bot of a team of twelve',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 12 }
    messaging_channel#slack { label: "Slack bot" } -> app_service#svc { label: "Flask app" } -> vector_db#chroma { label: "Chroma" }
    #svc -> llm#gpt { label: "GPT-4o mini" }
    object_storage#md { label: "Handbook Markdown in S3" } -data-> embedding_pipeline#ingest { label: "Ingest script" } -data-> #chroma
    #ingest -> embedding_model#emb { label: "OpenAI embeddings" }
    #svc -> #emb
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Good enough as it is.',
})
