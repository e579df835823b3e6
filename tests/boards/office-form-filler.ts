import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'office-form-filler',
  title: 'Meeting room requests sorted by a model',
  strength: 'tiny',
  sketch: `
    requires { scope: internal, users: 30 }
    web_client#form { label: "Request form" } -> app_service#svc { label: "Sorting service" } -> small_llm#llm { label: "Small model" }
    #svc -> relational_db#req { label: "Requests" }
    human_review_queue#office { label: "Office manager" } -> #req
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'The office manager decides, the model sorts.',
})
