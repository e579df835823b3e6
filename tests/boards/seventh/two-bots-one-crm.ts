import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'two-bots-one-crm',
  title: 'Sales bots that share a key and a customer record',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 300, dataClasses: [pii] }
    external_trigger#lead { label: "Website lead form" } -> agent#qual { label: "Lead qualifier", identity: shared_key, identityName: "crm-bot" }
    end_user#rep { label: "Sales rep" } -> agent#upd { label: "CRM updater", identity: shared_key, identityName: "crm-bot" }
    #qual -> web_search#ws { label: "Company look-up" }
    #qual -{ label: "update lead score" }-> crm#sf { label: "Salesforce" }
    #upd -{ label: "update account" }-> #sf
    #upd -> email_sender#mail { label: "Send follow-up" }
    #qual -> llm#m { label: "GPT-4o mini" }
    #upd -> #m
  `,
  certain: [
    'agents/parallel-writers-conflict',
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/shared-agent-identity',
    'security/lethal-trifecta',
    'security/outsider-triggers-paid-work',
    'agents/high-impact-action-without-approval',
    'security/taint-laundered-through-peer',
    'security/egress-unrestricted',
    'requirements/ai-disclosure',
    'agents/no-human-handoff',
    'data/selective-labels',
  ],
  top: [
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'agents/parallel-writers-conflict',
  ],
  note: 'Seventh round. A form on the website can rewrite customer records.',
})
