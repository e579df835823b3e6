import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'podcast-titles',
  title: 'Title ideas for the company podcast',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 3 }
    end_user#c { label: "Comms team" } -> app_service#n { label: "Notebook" } -> speech_to_text#w { label: "Whisper" }
    #n -> llm#g { label: "ChatGPT" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval'],
  top: [],
  note: 'Three colleagues pick from ten titles.',
})
