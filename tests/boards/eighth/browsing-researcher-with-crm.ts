import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'browsing-researcher-with-crm',
  title: 'Account researcher that browses with the CRM open',
  strength: 'weak',
  kindless: true,
  sketch: `
    end_user#ae { label: "Account executive" } -> web_client#app { label: "Research app" } -> agent#r { label: "Research agent" }
    #r -> browser_tool#b { label: "Headless Chrome, any site" }
    #r -> crm#hs { label: "HubSpot: deals and contacts" }
    #r -> llm#c { label: "Claude" }
    #r -> long_term_memory#mem { label: "Findings, shared by all reps" }
  `,
  certain: [
    'security/lethal-trifecta',
    'security/memory-write-from-untrusted-input',
    'agents/unbounded-cycle',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'security/egress-unrestricted',
    'security/session-memory-not-partitioned',
    'security/output-rendering-exfiltration',
    'security/untrusted-content-to-write-without-gate',
    'agents/high-impact-action-without-approval',
  ],
  top: ['security/lethal-trifecta', 'security/memory-write-from-untrusted-input'],
  note: 'Eighth round. No requirements stated at all.',
})
