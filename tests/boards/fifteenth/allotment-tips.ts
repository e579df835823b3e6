import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'allotment-tips',
  title: 'Weekly tips for the members of a garden club',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 18 }
    scheduler#c { label: "Every Friday" } -> app_service#s { label: "Script" } -> third_party_api#w { label: "Weather API" }
    #s -> llm#m { label: "Gemini Flash" }
    #s -> messaging_channel#t { label: "WhatsApp group" }
  `,
  certain: [],
  allowed: ['security/third-party-tool-unpinned'],
  top: [],
  note: 'Fifteenth round.',
})
