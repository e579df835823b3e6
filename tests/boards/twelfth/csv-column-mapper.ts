import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'csv-column-mapper',
  title: 'Suggests which CSV column is which, for the accountants',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 6, statements: ["The accountant checks the mapping before import"] }
    end_user#a { label: "Accountants" } -> web_client#s { label: "Streamlit page" } -> app_service#m { label: "mapper.py" } -> llm#h { label: "Haiku, headers only" }
    #m -> relational_db#d { label: "sqlite: past mappings" }
    note "Only the header row is sent, no amounts"
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval'],
  top: [],
  note: 'Six people, header rows only.',
})
