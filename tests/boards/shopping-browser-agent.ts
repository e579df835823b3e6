import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'shopping-browser-agent',
  title: 'Agent that shops on websites for a consumer',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 5000, statements: ["Buys the cheapest offer it finds"] }
    mobile_client#app { label: "iOS app" } -> app_service#api { label: "Backend service" } -> agent#shopper { label: "Shopping agent" } -> llm#gpt { label: "GPT-4o" }
    #shopper -> browser_tool#browser { label: "Playwright browser" }
    #shopper -> payment_api#stripe { label: "Stripe payments" }
    #shopper -> relational_db#profile { label: "User profiles and addresses", dataClasses: [pii] }
  `,
  certain: ['agents/high-impact-action-without-approval', 'security/lethal-trifecta', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/untrusted-content-to-write-without-gate',
    'security/egress-unrestricted',
    'security/public-endpoint-without-auth-or-quota',
    'security/third-party-tool-unpinned',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/lethal-trifecta'],
  note: 'Web pages speak to the same context that holds the card.',
})
