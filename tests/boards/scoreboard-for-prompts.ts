import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'scoreboard-for-prompts',
  title: 'In-house evaluation of prompts and fine-tuned models',
  strength: 'odd',
  sketch: `
    requires { scope: internal, users: 120, statements: ["Decides which model ships: +2 % counts as better"] }
    web_client#ui { label: "Scoreboard" } -> app_service#svc { label: "Eval runner" } -> offline_eval#suite { label: "Eval suite", metrics: [helpfulness] }
    golden_dataset#set { label: "150 golden questions", cases: 150 } -data-> #suite
    #set -data{ label: "few-shot and training rows" }-> finetuning_job#ft { label: "LoRA fine-tuning" } -> finetuned_model#model { label: "Tuned GPT-4o", model: "gpt-4o" }
    #suite -> #model
    #suite -> llm_judge#judge { label: "GPT-4o as judge", model: "gpt-4o" }
    #judge -data-> metrics#board { label: "Leaderboard" }
  `,
  certain: ['evaluation/contamination', 'evaluation/judge-same-as-generator', 'evaluation/sample-size-too-small'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'evaluation/judge-uncalibrated',
    'evaluation/no-unanswerable-slice',
    'evaluation/no-per-slice-metrics',
    'evaluation/eval-path-differs-from-prod',
    'evaluation/eval-set-stale-or-synthetic',
    'data/no-lineage-or-versioning',
    'data/label-quality-uncontrolled',
    'data/model-promotion-without-registry',
    'evaluation/judge-goodhart-loop',
    'data/no-ingestion-validation',
  ],
  top: ['evaluation/contamination', 'evaluation/judge-same-as-generator', 'evaluation/judge-uncalibrated'],
  note: 'The test is in the training set and the judge is its own pupil.',
})
