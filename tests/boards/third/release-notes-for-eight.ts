import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'release-notes-for-eight',
  title: 'Release notes drafted for a team of eight',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 8 }
    code_repository#git { label: "GitHub merged PRs" } -> app_service#script { label: "Python script, every Friday" } -> llm#m { label: "Claude Haiku" } -> human_review_queue#pm { label: "Product manager edits draft" } -> business_system#wiki { label: "Confluence page" }
  `,
  certain: [],
  allowed: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'requirements/success-metric-unstated'],
  top: [],
  note: 'A person edits every line before anybody reads it.',
})
