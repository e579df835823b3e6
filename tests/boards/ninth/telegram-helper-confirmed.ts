import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'telegram-helper-confirmed',
  title: 'Personal assistant that asks before it writes',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#me { label: "Me" } -> messaging_channel#tg { label: "Telegram" } -> app_service#ts { label: "Relay (audio to Whisper)" } -> app_service#api { label: "FastAPI invoke / resume" } -> agent#a { label: "Orchestrator, ReAct loop, max 12 calls" }
    #a -> router#rt { label: "Risk gate (code)" }
    #rt -{ label: "safe" }-> tool_executor#tools { label: "Read tools" } -> llm#sum { label: "Summarise large results" } -> #a
    #rt -{ label: "risky" }-> approval_gate#cf { label: "Confirm in chat, single-use token" } -{ label: "approve" }-> tool_executor#ex { label: "Executor: idempotent, timeout, circuit breaker" }
  `,
  certain: [],
  allowed: [...fair.unmeasured, ...fair.unwatched, ...fair.unstated, ...fair.plainAgent],
  top: [],
  note: 'Ninth round. One person, one gate, tokens that work once.',
})
