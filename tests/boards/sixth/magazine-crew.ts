import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'magazine-crew',
  title: 'Six agents write and publish a magazine',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 3000, statements: ["Articles are published without errors, reliably"] }
    scheduler#day { label: "Every morning" } -> agent_supervisor#ed { label: "Editor in chief agent" } -> sub_agent#res { label: "Researcher" } -> sub_agent#out { label: "Outliner" } -> sub_agent#wri { label: "Writer" } -> sub_agent#seo { label: "SEO polisher" } -> sub_agent#pub { label: "Publisher" }
    #res -> web_search#web { label: "Tavily" }
    #res -> long_term_memory#nb { label: "Shared notebook" }
    #wri -> #nb
    #pub -> external_api#cms { label: "WordPress: publish post" }
  `,
  certain: [
    'agents/compound-error-rate',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    'agents/no-task-verification',
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/multi-agent-without-need',
    'agents/parallel-writers-conflict',
    'agents/shared-agent-identity',
    'security/taint-laundered-through-peer',
    'security/memory-write-from-untrusted-input',
    'latency/serial-llm-chain',
    'requirements/stated-requirement-unaddressed',
    'agents/no-action-audit-trail',
    'security/lethal-trifecta',
    'security/egress-unrestricted',
    'security/session-memory-not-partitioned',
    'requirements/ai-disclosure',
    'reliability/failed-items-dropped',
    'data/self-reinforcing-feedback-loop',
    'evaluation/no-agent-trajectory-eval',
  ],
  top: ['agents/high-impact-action-without-approval', 'security/untrusted-content-to-write-without-gate', 'agents/compound-error-rate'],
  note: 'Sixth round. relabelled: an article has no outcome that code could check, who approves it is the question. Nothing between the web and the published page but models.',
})
