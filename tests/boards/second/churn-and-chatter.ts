import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'churn-and-chatter',
  title: 'Chats go into fine-tuning as they are',
  strength: 'weak',
  sketch: `
    requires { scope: production, users: 30000, dataClasses: [pii], regulations: [gdpr] }
    chat_ui#chat { label: "Member chat" } -> auth_service#login { label: "Login" } -> llm_orchestrator#svc { label: "Chat service" } -> finetuned_model#model { label: "Our tuned model" }
    #svc -telemetry-> llm_tracing#log { label: "All conversations", contentCapture: full } -data-> finetuning_job#ft { label: "Monthly fine-tuning" } -> #model
    #svc -> session_store#mem { label: "Session state in process memory", replicas: 3 }
    #svc -> relational_db#members { label: "Members", dataClasses: [pii] }
  `,
  certain: [
    'data/traces-to-finetune-without-consent',
    'data/self-reinforcing-feedback-loop',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainPrivacy,
    ...fair.plainModel,
    'reliability/session-state-in-process-memory',
    'security/session-memory-not-partitioned',
    'cost/history-resent-without-compaction',
  ],
  top: [
    'data/traces-to-finetune-without-consent',
    'data/self-reinforcing-feedback-loop',
    'security/raw-prompts-with-pii-in-logs',
    'evaluation/no-offline-eval',
  ],
  note: 'Second round.',
})
