import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'choir-notes-bot',
  title: 'Summary of rehearsals for a choir',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 25 }
    user_upload#v { label: "Voice memo", writers: staff } -> app_service#s { label: "Python script" } -> speech_to_text#w { label: "Whisper" }
    #s -> llm#m { label: "GPT-4o mini" }
    #s -> messaging_channel#t { label: "Signal group" }
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Fourteenth round.',
})
