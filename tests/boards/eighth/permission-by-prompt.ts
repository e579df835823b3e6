import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'permission-by-prompt',
  title: 'Expense assistant that asks a model who may approve',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 8000, statements: ["Only cost centre owners may approve expenses"] }
    end_user#e { label: "Employee" } -> messaging_channel#t { label: "Teams" } -> llm_orchestrator#bot { label: "Expense assistant" }
    #bot -> llm#perm { label: "LLM: is this user allowed to approve?" }
    #bot -> llm#main { label: "GPT-4o" }
    #bot -{ label: "approve expense" }-> business_system#sap { label: "SAP expenses" }
    #bot -> object_storage#rec { label: "Receipt scans" }
  `,
  certain: ['security/authorization-delegated-to-llm', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'requirements/stated-requirement-unaddressed',
    'latency/serial-llm-chain',
    'data/extracted-values-not-reconciled',
    'requirements/high-risk-oversight',
    'security/tenant-filter-missing-on-retrieval',
  ],
  top: ['security/authorization-delegated-to-llm', 'agents/high-impact-action-without-approval'],
  note: 'Eighth round.',
})
