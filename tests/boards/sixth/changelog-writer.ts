import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'changelog-writer',
  title: 'Changelog drafts for a team of nine',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 9 }
    end_user#dev { label: "Developer" } -> app_service#cli { label: "changelog CLI" } -> code_repository#git { label: "GitHub (merged PRs)" }
    #cli -> llm#m { label: "Claude Haiku" }
    #cli -> object_storage#md { label: "CHANGELOG.md draft, edited by hand" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  top: [],
  note: 'Somebody edits the draft.',
})
