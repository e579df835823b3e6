import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'sunday-rota',
  title: 'Rota suggestions for a clinic reception of ten',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 10 }
    end_user#l { label: "Team lead" } -> web_client#s { label: "Google Sheet add-on" } -> serverless_function#f { label: "Apps Script" } -> llm#g { label: "Gemini Flash" }
    #f -> object_storage#r { label: "Sheet with wishes" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval'],
  top: [],
  note: 'Tenth round.',
})
