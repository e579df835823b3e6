import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'garden-website-chat',
  title: 'Chat on the website of a garden centre',
  strength: 'weak',
  kindless: true,
  sketch: `
    title "Plant advice chat"
    end_user#visitor { label: "Website visitor" } -> chat_ui#widget { label: "Chat widget" } -> app_service#api { label: "Next.js API route" } -> vector_db#plants { label: "Plant guide embeddings (pgvector)" }
    #api -> llm#gpt { label: "GPT-4o" } -{ label: "token stream", streaming: true }-> #widget
    #gpt -> content_moderator#mod { label: "Moderation API" } -> #widget
    crawler#shop { label: "Scrape own blog + product pages" } -data-> #plants
  `,
  certain: [
    'security/public-endpoint-without-auth-or-quota',
    'security/streaming-bypasses-validator',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/guardrail-bypass-path',
    'security/output-rendering-exfiltration',
    'evaluation/guardrail-unmeasured',
    'reliability/guardrail-fails-open',
    'security/ingestion-from-untrusted-writers',
  ],
  top: ['security/public-endpoint-without-auth-or-quota', 'security/streaming-bypasses-validator', 'security/guardrail-bypass-path'],
  note: 'Anybody on the web can spend the tokens, and the words arrive before the moderation has read them.',
})
