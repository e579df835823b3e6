import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'onboarding-nudges',
  title: 'Nudges for stuck users inside a customer app',
  strength: 'strong',
  kindless: true,
  sketch: `
    end_user#eu { label: "End User" } -{ label: "Receives nudges, asks questions" }-> agent#fr { label: "FirstRun: detects stuck users, cited answers" }
    admin_console#fo { label: "Founder dashboard" } -{ label: "Configures" }-> #fr
    #fr -{ label: "Requests policy, answers" }-> llm#llm { label: "LLM Provider: Anthropic chat" }
    #fr -{ label: "Posts confirmed actions" }-> external_api#cust { label: "Customer API" }
    #fr -{ label: "Reports usage" }-> payment_api#str { label: "Stripe metering" }
    #fr -{ label: "Sends traces" }-> llm_tracing#lf { label: "Langfuse" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.agent,
    ...optional.watched,
    'security/tenant-filter-missing-on-retrieval',
    'agents/no-human-handoff',
  ],
  top: ['evaluation/no-offline-eval'],
  note: 'Actions are confirmed, traces are sent. Metering is not paying.',
})
