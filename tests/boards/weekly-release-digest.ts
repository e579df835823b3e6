import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'weekly-release-digest',
  title: 'Friday summary of merged changes',
  strength: 'tiny',
  sketch: `
    requires { scope: internal, users: 8 }
    scheduler#friday { label: "Every Friday" } -> serverless_function#fn { label: "Lambda" } -> code_repository#gh { label: "Our repositories" }
    #fn -> llm#haiku { label: "Claude Haiku" }
    #fn -> object_storage#page { label: "Wiki page" }
  `,
  certain: [],
  allowed: [],
  top: [],
  note: 'Eight people read it.',
})
