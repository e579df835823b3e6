import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'podcast-batch-and-chat',
  title: "Back catalogue summarised by night on the chat's own deployment",
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 30000, monthlyBudgetUsd: 15000, statements: ["200,000 episodes must be summarised by the end of the month"] }
    scheduler#cron { label: "Airflow, 01:00" } -> app_service#w { label: "Summary workers" } -> llm#gpt { label: "Azure OpenAI gpt-4o, standard deployment" }
    #w -> object_storage#tr { label: "Transcripts (S3)" }
    #w -{ label: "save summary" }-> relational_db#db { label: "Episodes" }
    end_user#u { label: "Listener" } -> mobile_client#app { label: "App" } -> app_service#chat { label: "Ask-this-episode API", auth: true } -> #gpt
    #chat -> #tr
  `,
  certain: [
    'reliability/batch-shares-interactive-quota',
    'cost/offline-work-on-online-endpoint',
    'reliability/failed-items-dropped',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'retrieval/prompt-so-long-one-change-fixes-all',
    'retrieval/context-overflow',
    'cost/single-large-model-for-everything',
    'reliability/long-task-without-checkpoint',
    'cost/spend-exceeds-budget',
    'reliability/throughput-exceeds-provider-limit',
    'agents/no-task-verification',
    'requirements/ai-disclosure',
  ],
  top: ['reliability/batch-shares-interactive-quota', 'cost/offline-work-on-online-endpoint', 'evaluation/no-offline-eval'],
  note: 'One deployment for the night and for the listeners.',
})
