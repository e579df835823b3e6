import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'property-search-plugin',
  title: 'Property search behind an agent plugin',
  strength: 'weak',
  kindless: true,
  sketch: `
    api_consumer#plugin { label: "Eliza Plugin" } -> api_gateway#gw { label: "API Gateway" } -> app_service#svc { label: "Real Estate Service" }
    #svc -> [vector_db#vec { label: "Vector DB" }, relational_db#sql { label: "SQL DB" }, llm#llm { label: "LLM Service" }]
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [...optional.app, ...optional.open, ...optional.rag],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'Six boxes: two remarks are enough.',
})
