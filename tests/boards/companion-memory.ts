import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'companion-memory',
  title: 'Companion app that remembers',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 25000, dataClasses: [pii] }
    mobile_client#app { label: "Companion app" } -> api_gateway#gw { label: "Gateway", auth: true, quota: true } -> agent#buddy { label: "Companion", maxSteps: 4 } -> llm#llm { label: "Claude" }
    #buddy -> web_search#web { label: "Web search" }
    #buddy -data{ label: "remember" }-> long_term_memory#mem { label: "mem0, one namespace", scope: shared }
    #mem -> #buddy
    #buddy -telemetry-> llm_tracing#t { label: "Traces" }
  `,
  certain: ['security/session-memory-not-partitioned', 'security/memory-write-from-untrusted-input', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/lethal-trifecta',
    'security/output-rendering-exfiltration',
    'data/self-reinforcing-feedback-loop',
    'security/taint-laundered-through-peer',
    'security/egress-unrestricted',
  ],
  top: ['security/session-memory-not-partitioned', 'security/memory-write-from-untrusted-input'],
  note: 'One user’s memories are another user’s.',
})
