import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'peer-support-plan',
  title: 'Session platform with an AI coach',
  strength: 'weak',
  kindless: true,
  sketch: `
    web_client#e1 { label: "Facilitator Console" } -> app_service#s1 { label: "Session Orchestrator" }
    mobile_client#e2 { label: "Participant App" } -> #s1
    #s1 -> message_queue#d1 { label: "Event Stream: clickstream, session logs" } -> feature_store#d4 { label: "Feature Store" } -> [llm_orchestrator#d5 { label: "AI Coach & Copilot" }, ranking_model#d6 { label: "Recommendation Engine" }]
    data_governance#d3 { label: "Consent Vault" } -> #d5
    finetuning_job#d7 { label: "Model Training: anonymize, label, fine-tune" } -> [#d5, #d6]
    #d1 -> #d7
    pii_redactor#g2 { label: "Privacy / PII Anonymizer" } -> #d1
    logging#g4 { label: "Observability & CI/CD" } -> [#s1, #d5]
    #d5 -> #s1
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...optional.app,
    ...optional.open,
    ...optional.model,
    'data/model-promotion-without-registry',
    'data/self-reinforcing-feedback-loop',
    'data/traces-to-finetune-without-consent',
    'data/training-serving-skew-paths',
  ],
  top: ['evaluation/no-offline-eval', 'data/model-promotion-without-registry', 'monitoring/no-drift-monitoring'],
  note: 'Consent and anonymising are drawn; fine-tuning goes straight live.',
})
