import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'key-in-the-prompt',
  title: 'Weather and stock widget with the key in the prompt',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 20000 }
    end_user#v { label: "Website visitor" } -> chat_ui#w { label: "Public chat widget" } -> serverless_function#fn { label: "Cloud function" } -> llm#m { label: "GPT-4o mini" }
    secrets_manager#s { label: "API keys" } -data{ label: "put into system prompt" }-> #m
    #m -> external_api#api { label: "Inventory API" }
  `,
  certain: ['security/secret-in-model-context', 'security/public-endpoint-without-auth-or-quota', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'security/egress-unrestricted',
    'security/output-rendering-exfiltration',
    'latency/no-cold-start-plan',
  ],
  top: ['security/secret-in-model-context', 'security/public-endpoint-without-auth-or-quota'],
  note: 'Eighth round.',
})
