import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'chats-train-the-next-model',
  title: 'Chat product that fine-tunes on its own conversations',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 60000, dataClasses: [pii], regulations: [gdpr] }
    end_user#u { label: "Customer" } -> mobile_client#app { label: "App" } -> api_gateway#gw { label: "Gateway", auth: true, quota: true } -> llm_orchestrator#svc { label: "Chat backend" } -> finetuned_model#ft { label: "Our tuned Llama" }
    #svc -data{ label: "all conversations" }-> object_storage#lake { label: "S3 conversations" } -data-> finetuning_job#tune { label: "Monthly LoRA run" } -control-> #ft
    #svc -telemetry-> logging#el { label: "Elastic: full prompts" }
    #app -feedback{ label: "thumbs" }-> feedback_collector#fb { label: "Feedback table" }
  `,
  certain: [
    'data/traces-to-finetune-without-consent',
    'monitoring/feedback-dead-end',
    'evaluation/no-offline-eval',
    'security/raw-prompts-with-pii-in-logs',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    ...fair.plainAgent,
    'data/self-reinforcing-feedback-loop',
    'data/label-quality-uncontrolled',
    'reliability/no-rollback-of-deploy',
    'evaluation/contamination',
    'agents/no-human-handoff',
  ],
  top: ['data/traces-to-finetune-without-consent', 'security/raw-prompts-with-pii-in-logs', 'evaluation/no-offline-eval'],
  note: 'Seventh round. What customers wrote becomes weights, and a thumb goes nowhere.',
})
