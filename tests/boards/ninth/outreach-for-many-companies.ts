import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'outreach-for-many-companies',
  title: 'Sales outreach agents sold to many companies',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { multiTenant: true, users: 2000, statements: ["Each company sees only its own leads and mails"] }
    end_user#rep { label: "Sales rep" } -> web_client#web { label: "Next.js dashboard (Clerk login)" } -> app_service#api { label: "FastAPI" } -> message_queue#q { label: "Celery" } -> agent#sdr { label: "LangGraph SDR agent" }
    #sdr -> web_search#se { label: "Serper + LinkedIn scrape" }
    #sdr -> vector_db#vec { label: "pgvector: case studies of all customers" }
    #sdr -> llm#g { label: "Gemini" }
    #sdr -> email_sender#gm { label: "Gmail: send cold mail" }
    #api -> relational_db#pg { label: "Postgres" }
    #api -> payment_api#st { label: "Stripe billing" }
  `,
  certain: [
    'security/tenant-filter-missing-on-retrieval',
    'agents/high-impact-action-without-approval',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'agents/unbounded-cycle',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/untrusted-content-to-write-without-gate',
    'cost/no-tenant-attribution',
    'security/egress-unrestricted',
    'requirements/ai-disclosure',
    'reliability/failed-items-dropped',
    'evaluation/no-per-slice-metrics',
    'monitoring/no-trace-context-across-queue',
  ],
  top: [
    'security/tenant-filter-missing-on-retrieval',
    'security/lethal-trifecta',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
  ],
  note: "Ninth round. What a web page says becomes a mail in the company's name.",
})
