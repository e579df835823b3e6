import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'hackathon-meme-bot',
  title: 'Weekend bot',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: prototype, users: 15 }
    messaging_channel#d { label: "Discord" } -> app_service#b { label: "bot.py" } -> llm#g { label: "Groq llama-3.3" }
    #b -> image_gen_model#f { label: "Flux schnell" }
    #b -> relational_db#s { label: "SQLite (scores)" }
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Thirteenth round.',
})
