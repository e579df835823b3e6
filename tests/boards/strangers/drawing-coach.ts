import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'drawing-coach',
  title: 'Drawing coach with observation and generation',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#u { label: "User" } -> web_client#cf { label: "Cloudflare Pages frontend" } -> app_service#be { label: "Spring Boot backend" }
    zone eks (label: "AWS EKS") { #be; embedding_model#fa { label: "fastapi embed, CLIP" }; llm_orchestrator#ga { label: "fastapi guide" } }
    #be -> [relational_db#db { label: "MySQL" }, session_store#rc { label: "Valkey" }, #fa, #ga, vector_db#pc { label: "Pinecone" }, model_router#llm { label: "LLM routing Grok / Claude / Gemini" }]
    #ga -> [llm#gk { label: "Grok coaching text" }, vector_db#qd { label: "Qdrant" }, object_storage#s3 { label: "S3" }, image_gen_model#br { label: "AWS Bedrock image generation" }]
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag, 'security/pii-to-third-party-without-redaction'],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Two indexes that nothing fills on the picture: fair to leave.',
})
