import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'tutor-with-everything-in-one-context',
  title: 'Study coach that resends the whole term',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 12000, requestsPerMonth: 2000000, monthlyBudgetUsd: 4000 }
    end_user#s { label: "Student", turnsPerSession: 40 } -> mobile_client#a { label: "Coach app" } -> app_service#b { label: "Coach backend", auth: true } -> llm#m { label: "GPT-4o", systemPromptTokens: 6000, historyTokens: 20000, outputTokens: 500, inputTokens: 26000 }
    #b -> session_store#h { label: "Full chat history" }
  `,
  certain: [
    'cost/history-resent-without-compaction',
    'cost/stable-prefix-not-cached',
    'cost/spend-exceeds-budget',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    'retrieval/prompt-so-long-one-change-fixes-all',
    'cost/single-large-model-for-everything',
    'security/session-memory-not-partitioned',
    'retrieval/context-overflow',
    'agents/context-growth-unmanaged',
    'requirements/high-risk-oversight',
  ],
  top: ['cost/spend-exceeds-budget'],
  note: 'Tenth round.',
})
