import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'sprint-retro-bot',
  title: 'Retrospective notes for one team',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 8 }
    end_user#t { label: "Team" } -> messaging_channel#s { label: "Slack bot" } -> app_service#f { label: "Small script" } -> llm#m { label: "GPT-4o mini" }
    #f -> session_store#n { label: "Notes of the last sprint" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval'],
  top: [],
  note: 'Eighth round.',
})
