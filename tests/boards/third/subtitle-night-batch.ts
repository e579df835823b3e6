import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'subtitle-night-batch',
  title: 'Subtitles translated overnight',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, monthlyBudgetUsd: 3000, statements: ["Done by 6 am", "Editors accept 90 % of lines unchanged"] }
    scheduler#cron { label: "Nightly job 22:00" } -> message_queue#q { label: "Job queue (SQS)" } -> app_service#w { label: "Translation worker, retries 3x with backoff" } -> batch_inference#batch { label: "OpenAI Batch API" } -> schema_validator#val { label: "Checks line count and timing" } -> object_storage#out { label: "Translated files" } -> human_review_queue#ed { label: "Editors review before release" }
    #q -{ label: "failed jobs" }-> dead_letter_queue#dlq { label: "Dead letter queue" } -> alerting#pager { label: "Alert to media ops" }
    object_storage#src { label: "Subtitle files" } -data-> #w
    [#w, #batch] -telemetry-> llm_tracing#tr { label: "Langfuse traces, tokens and cost" } -> #pager
    #ed -feedback{ label: "edited lines" }-> golden_dataset#gold { label: "Reference translations (600)" } -data-> offline_eval#ev { label: "Eval run: COMET + editor score" } -control-> regression_gate#gate { label: "Blocks prompt release" } -control-> #w
  `,
  certain: [],
  allowed: ['reliability/single-provider-no-fallback', 'reliability/model-version-floating', 'data/no-retention-policy', ...fair.unstated],
  top: [],
  note: 'Drawn by somebody who has run it: batch, dead letters, editors, a gate.',
})
