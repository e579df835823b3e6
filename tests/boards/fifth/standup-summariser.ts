import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'standup-summariser',
  title: 'Stand-up notes for twelve developers',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 12 }
    scheduler#t { label: "GitHub Action, 9:00" } -> app_service#s { label: "Node script" } -> ticketing_system#j { label: "Jira board" }
    #s -> llm#m { label: "gpt-4o-mini" }
    #s -> messaging_channel#sl { label: "Slack #standup" }
    #s -> relational_db#db { label: "SQLite history" }
  `,
  certain: [],
  allowed: ['requirements/success-metric-unstated', 'evaluation/no-offline-eval'],
  top: [],
  note: 'Fifth round. Nothing to see.',
})
