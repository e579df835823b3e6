import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'inbox-autopilot',
  title: 'Incoming mail through a dozen model calls to actions',
  strength: 'weak',
  kindless: true,
  sketch: `
    email_inbox#mail { label: "Email arrives (Google PubSub Webhook)" } -> app_service#ack { label: "Acknowledge webhook" } -> llm#cat { label: "LLM #1 Classify sender type" }
    #cat -> llm#cold { label: "LLM #2 Detect unsolicited email" } -> router#rules { label: "Rule Matching: learned or static pattern" }
    #rules -{ label: "no match" }-> llm#choose { label: "LLM #3 Semantic rule selection" } -> llm#thread { label: "LLM #4 Thread status" }
    zone draft (label: "Draft Generation: parallel calls") { llm#know { label: "LLM #5 Knowledge base entries" }; llm#past { label: "LLM #6 Similar past emails" }; agent#mcp { label: "LLM #9 mcpAgent: CRM / docs, up to 10 tool steps" } }
    #thread -> [#know, #past, #mcp]
    #mcp -> crm#crm { label: "CRM" }
    [#know, #past, #mcp] -> llm#reply { label: "LLM #11 Generate final draft" } -> llm#args { label: "LLM #12 Fill template variables" }
    zone act (label: "Execute Actions") { tool_executor#label { label: "Archive / Label" }; email_sender#send { label: "Send Draft" }; email_sender#fwd { label: "Forward" }; external_api#hook { label: "Webhook" } }
    #args -> [#label, #send, #fwd, #hook]
  `,
  certain: ['security/untrusted-content-to-write-without-gate', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/outsider-triggers-paid-work',
    'agents/compound-error-rate',
    'security/taint-laundered-through-peer',
    'security/pii-to-third-party-without-redaction',
    'security/egress-unrestricted',
    'latency/serial-llm-chain',
    'cost/single-large-model-for-everything',
    'agents/no-human-handoff',
  ],
  top: ['security/untrusted-content-to-write-without-gate', 'security/lethal-trifecta', 'agents/high-impact-action-without-approval'],
  note: 'A stranger writes, the model reads the CRM, and mail goes out.',
})
