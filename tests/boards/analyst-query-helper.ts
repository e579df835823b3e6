import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'analyst-query-helper',
  title: 'Query drafts for five analysts',
  strength: 'tiny',
  sketch: `
    requires { scope: internal, users: 5, statements: ["The analyst reads the query and runs it"] }
    web_client#nb { label: "Notebook extension" } -> app_service#svc { label: "Helper service" } -> llm#llm { label: "GPT-4.1" }
    #svc -> object_storage#schema { label: "Table descriptions" }
    #svc -> relational_db#hist { label: "Past queries" }
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'It drafts text; a person runs it.',
})
