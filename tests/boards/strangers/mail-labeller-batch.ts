import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'mail-labeller-batch',
  title: 'Mails labelled in batches, doubts go to a person',
  strength: 'strong',
  kindless: true,
  sketch: `
    zone input (label: "Input") { scheduler#start { label: "Start" }; email_inbox#fetch { label: "Email Fetcher, batch of 100" } }
    zone cat (label: "Categorization Layer") { small_llm#haiku { label: "Categorization Agent Claude Haiku" }; router#c1 { label: "Confidence at least 0.7?" }; llm#sonnet { label: "Re-classify Claude Sonnet" } }
    zone routing (label: "Confidence Routing") { router#c2 { label: "Confidence at least 0.8?" } }
    zone output (label: "Output") { tool_executor#apply { label: "Apply Gmail Label" }; human_review_queue#queue { label: "Human Approval Queue" }; unknown#done { label: "End" } }
    zone errors (label: "Error Handling") { message_queue#retry { label: "Retry Queue 3x max" }; dead_letter_queue#dlq { label: "Dead Letter Queue" } }
    #start -> #fetch -> #haiku -> #c1
    #c1 -{ label: "0.7 or more" }-> #c2
    #c1 -{ label: "below" }-> #sonnet -> #c2
    #c2 -{ label: "0.8 or more" }-> #apply -> #done
    #c2 -{ label: "below" }-> #queue -{ label: "After Approval" }-> #apply
    #haiku -{ label: "Error" }-> #retry -{ label: "3 failures" }-> #dlq
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-production-feedback-to-eval',
    'cost/offline-work-on-online-endpoint',
    'agents/approval-gate-bypassable',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  note: 'A label can be taken off again: no drama about approval.',
})
