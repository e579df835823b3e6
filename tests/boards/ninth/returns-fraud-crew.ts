import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'returns-fraud-crew',
  title: 'Return fraud dossiers by a row of agents',
  strength: 'weak',
  kindless: true,
  sketch: `
    user_upload#csv { label: "CSV upload / Drive MCP" } -> agent#ing { label: "Ingestion agent" } -> agent#pat { label: "Pattern agent: fraud signals" } -{ label: "risk score and flags" }-> agent#inv { label: "Investigation agent" } -{ label: "dossiers" }-> approval_gate#hum { label: "Seller reviews" } -{ label: "approve" }-> agent#clm { label: "Claim agent" } -> object_storage#doc { label: "Claim documents" }
    #hum -{ label: "reject" }-> audit_log#log { label: "Audit log" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    'agents/compound-error-rate',
    'agents/multi-agent-without-need',
    'latency/serial-llm-chain',
    'data/extracted-values-not-reconciled',
    'data/no-ingestion-validation',
    'security/taint-laundered-through-peer',
    'security/untrusted-content-to-write-without-gate',
  ],
  top: ['evaluation/no-offline-eval', 'agents/compound-error-rate', 'monitoring/no-tracing-on-model-path'],
  note: 'Ninth round.',
})
