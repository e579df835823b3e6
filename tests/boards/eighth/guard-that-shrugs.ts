import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'guard-that-shrugs',
  title: 'Tax advice with a guard that lets through when it is slow',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 40000, regulations: [gdpr], statements: ["Answers are right or there is none"] }
    end_user#c { label: "Taxpayer" } -> web_client#w { label: "Tax portal, login" } -> input_guardrail#g { label: "Prompt guard (timeout: pass)", failMode: open } -> llm_orchestrator#o { label: "Tax assistant" } -> vector_db#v { label: "Tax code index" }
    #o -> llm#m { label: "Mistral Large" }
    #o -> business_system#file { label: "Tax file of the citizen" }
    mobile_client#mob { label: "Mobile app" } -> #o
    user_upload#up { label: "Handbook v1 and v2 PDFs" } -data-> #v
  `,
  certain: [
    'reliability/guardrail-fails-open',
    'security/guardrail-bypass-path',
    'retrieval/no-abstain-path',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'evaluation/guardrail-unmeasured',
    'requirements/stated-requirement-unaddressed',
    'agents/no-human-handoff',
    'security/public-endpoint-without-auth-or-quota',
    'security/ingestion-from-untrusted-writers',
    'security/tenant-filter-missing-on-retrieval',
    'security/context-not-scoped-to-case',
    'retrieval/vector-only-for-exact-match-corpus',
    'security/identity-not-propagated-to-tools',
  ],
  top: ['reliability/guardrail-fails-open', 'security/guardrail-bypass-path', 'retrieval/no-abstain-path'],
  note: 'Eighth round. The mobile app goes past the guard.',
})
