import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'lunch-menu-reader',
  title: 'A bot that posts the canteen menu',
  strength: 'tiny',
  kindless: true,
  sketch: `
    requires { users: 15, scope: internal }
    scheduler#cron { label: "Cron 11:00" } -> serverless_function#fn { label: "AWS Lambda" } -> crawler#web { label: "Fetch canteen PDF" }
    #fn -> llm#m { label: "GPT-4o mini" } 
    #fn -> messaging_channel#slack { label: "Slack #lunch" }
  `,
  certain: [],
  allowed: ['requirements/success-metric-unstated', 'evaluation/no-offline-eval'],
  top: [],
  note: 'Fourth round. If it is wrong, somebody eats fish.',
})
