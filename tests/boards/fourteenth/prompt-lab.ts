import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'prompt-lab',
  title: 'Evaluation platform of a company for its prompts',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2000, statements: ["Every team can compare prompts", "A worse prompt must not reach customers"] }
    ci_cd#ci { label: "GitHub Actions" } -> offline_eval#run { label: "Eval runner" }
    golden_dataset#gs { label: "Golden set (200)", cases: 200 } -data-> #run
    #gs -data-> finetuning_job#ft { label: "Fine-tuning" } -data-> finetuned_model#fm { label: "GPT-4o-mini tuned" }
    #run -> #fm
    #run -> llm_judge#j { label: "Judge: GPT-4o-mini tuned" }
    #run -data{ label: "scores" }-> metrics#d { label: "Grafana" }
    #ci -control{ label: "deploy" }-> prompt_registry#pr { label: "Prompt registry" }
    web_client#w { label: "Customer app" } -> llm_orchestrator#a { label: "Answer service" } -> #fm
    #a -> #pr
    #a -telemetry-> llm_tracing#t { label: "LangSmith" }
  `,
  certain: [
    'evaluation/contamination',
    'evaluation/judge-same-as-generator',
    'evaluation/judge-uncalibrated',
    'evaluation/no-release-gate',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'reliability/no-rollback-of-deploy',
    'security/public-endpoint-without-auth-or-quota',
    'evaluation/sample-size-too-small',
    'evaluation/no-unanswerable-slice',
    'evaluation/no-per-slice-metrics',
    'evaluation/eval-set-stale-or-synthetic',
    'evaluation/judge-goodhart-loop',
    'evaluation/eval-path-differs-from-prod',
    'cost/offline-work-on-online-endpoint',
    'reliability/batch-shares-interactive-quota',
    'data/no-ingestion-validation',
    'data/no-lineage-or-versioning',
    'data/no-retention-policy',
    'data/label-quality-uncontrolled',
    'data/model-promotion-without-registry',
    'data/no-retraining-trigger',
  ],
  top: ['evaluation/contamination', 'evaluation/no-release-gate', 'evaluation/judge-same-as-generator'],
  note: 'Fourteenth round. The set that measures also teaches, the judge is the author, and the score goes to a dashboard.',
})
