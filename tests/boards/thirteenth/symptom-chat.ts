import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'symptom-chat',
  title: 'Triage chat of a health insurer',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 80000, dataClasses: [phi], regulations: [hipaa], scope: regulated, firstTokenP95Ms: 1500, statements: ["Tells members whether to go to the ER, see a doctor or stay home"] }
    mobile_client#app { label: "Member app" } -> api_gateway#gw { label: "Kong (Auth0 JWT, rate limit)", auth: true, quota: true } -> agent#tri { label: "Triage assistant (LangChain, max_iterations 6)", maxSteps: 6 }
    zone oai(label: "OpenAI", trust: external) { llm#gpt { label: "gpt-4o" } }
    zone ls(label: "SaaS", trust: external) { llm_tracing#smith { label: "LangSmith: full runs" } }
    #tri -> #gpt
    #tri -{ label: "GET Patient/{id}" }-> business_system#fhir { label: "Epic FHIR", dataClasses: [phi] }
    #tri -> vector_db#pg { label: "pgvector: triage guidelines" }
    #tri -{ label: "SSE tokens", streaming: true }-> #app
    #tri -> output_validator#safe { label: "Medical safety checker (async)", mode: async }
    #safe -telemetry-> metrics#m { label: "Weekly safety report" }
    #tri -telemetry-> #smith
    object_storage#nice { label: "Guideline PDFs" } -data-> embedding_pipeline#emb { label: "Chunk + embed" } -data-> #pg
  `,
  certain: [
    'security/streaming-bypasses-validator',
    'security/pii-to-third-party-without-redaction',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent.filter((rule) => rule !== 'agents/unbounded-cycle'),
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'requirements/stated-requirement-unaddressed',
    'security/context-not-scoped-to-case',
    'security/no-access-audit-trail',
    'security/authorization-delegated-to-llm',
    'security/guardrail-bypass-path',
    'reliability/guardrail-fails-open',
    'evaluation/guardrail-unmeasured',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-unanswerable-slice',
    'latency/critical-path-exceeds-budget',
  ],
  top: [
    'security/streaming-bypasses-validator',
    'security/pii-to-third-party-without-redaction',
    'security/raw-prompts-with-pii-in-logs',
    'requirements/high-risk-oversight',
  ],
  note: 'Thirteenth round. The checker stands beside the answer and looks at it afterwards.',
})
