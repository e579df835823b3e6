import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'tutor-for-pupils',
  title: 'Homework tutor that remembers its pupils',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { users: 40000, dataClasses: [pii], statements: ["Children from 10 years use it"] }
    end_user#kid { label: "Pupil" } -> mobile_client#app { label: "Tutor app" } -> api_gateway#gw { label: "API gateway with login" , auth: true } -> agent#t { label: "Tutor agent" } -> llm#g { label: "GPT-4o" }
    #t -> long_term_memory#mem { label: "Memory (Mem0), one store for all pupils" }
    #t -> vector_db#books { label: "Textbook index" }
  `,
  certain: [
    'security/session-memory-not-partitioned',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'security/pii-to-third-party-without-redaction',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/memory-write-from-untrusted-input',
    'requirements/stated-requirement-unaddressed',
    'requirements/high-risk-oversight',
    'security/output-rendering-exfiltration',
    'security/context-not-scoped-to-case',
  ],
  top: [
    'security/session-memory-not-partitioned',
    'requirements/stated-requirement-unaddressed',
    'security/pii-to-third-party-without-redaction',
  ],
  note: 'Fifth round. One memory for all children, and no filter for what they are told.',
})
