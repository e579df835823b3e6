import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'reply-draft-tuning',
  title: 'Tuned model that drafts replies of a help desk',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 300, p95LatencyMs: 6000, statements: ["Help desk staff edit and send every draft"] }
    ticketing_system#z { label: "Zendesk tickets" }
    #z -data-> finetuning_job#ft { label: "Fine-tune GPT-4o" } -data-> finetuned_model#m { label: "GPT-4o tuned" }
    #z -data-> golden_dataset#ts { label: "Test set" } -data-> offline_eval#ev { label: "Weekly eval" }
    #ev -> #m
    #ev -> llm_judge#j { label: "GPT-4o as judge" }
    #ev -data-> metrics#d { label: "Score dashboard" }
    web_client#desk { label: "Agent desktop (SSO)" } -> app_service#api { label: "Draft API" } -> #m
    ci_cd#ci { label: "GitHub Actions" } -control{ label: "deploy" }-> #api
  `,
  certain: ['evaluation/contamination', 'evaluation/judge-same-as-generator', 'evaluation/no-release-gate'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'evaluation/judge-uncalibrated',
    'evaluation/eval-path-differs-from-prod',
    'evaluation/no-per-slice-metrics',
    'evaluation/no-unanswerable-slice',
    'evaluation/no-injection-regression-suite',
    'evaluation/sample-size-too-small',
    'data/traces-to-finetune-without-consent',
    'data/self-reinforcing-feedback-loop',
    'monitoring/feedback-dead-end',
    'security/untrusted-content-to-write-without-gate',
    'security/public-endpoint-without-auth-or-quota',
    'reliability/no-rollback-of-deploy',
    'reliability/batch-shares-interactive-quota',
  ],
  top: [
    'evaluation/contamination',
    'evaluation/judge-same-as-generator',
    'evaluation/no-release-gate',
    'data/traces-to-finetune-without-consent',
  ],
  note: 'Fifteenth round. Training and test set come from the same tickets without a split, the model’s own family marks it, and the score stops nothing.',
})
