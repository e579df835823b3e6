import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'council-minutes-nightly',
  title: 'Council minutes summarised overnight',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 60000, monthlyBudgetUsd: 900, statements: ["Summaries are out by 7:00", "Every statement points to page and line of the minutes"] }
    scheduler#s { label: "21:30" } -> workflow_engine#wf { label: "Airflow: resumes per document" } -> message_queue#q { label: "2,000 documents, bounded, retry 3x with backoff, then parked", bounded: true }
    source_connector#arc { label: "Minutes archive of 300 towns (public record)" } -data-> #wf
    #q -data-> document_parser#ps { label: "Docling: tables, page anchors" } -data-> llm#m { label: "Claude Haiku 4.5, Message Batches API, max 700 tokens", version: "4.5", endpoint: batch, maxOutputTokens: 700 } -data-> output_validator#ov { label: "Each sentence must quote page:line, votes recounted from the table" } -data-> object_storage#out { label: "Summaries v/date", idempotent: true } -data-> web_client#site { label: "Public site, 'machine summary' line", aiDisclosure: true }
    end_user#cit { label: "Citizens" } -> #site
    #ov -{ label: "fails check" }-> human_review_queue#cl { label: "Clerk, about 40 a day", reviewers: 2, itemsPerDay: 40, minutesPerReview: 6 } -> #out
    #q -> dead_letter_queue#dl { label: "Parked documents, looked at each morning" }
    [#wf, #m, #ov] -telemetry-> llm_tracing#t { label: "Runs: prompt + model version, tokens and cost per town" } -> alerting#al { label: "06:00 alarm if under 98 % done" }
    [#cl, #site] -feedback{ label: "corrections, 'report an error'" }-> golden_dataset#g { label: "450 minutes with reference summaries", cases: 450, slices: [scanned, tables, dialect, empty] } -data-> offline_eval#e { label: "Fact recall, quote accuracy, kappa with clerks" } -control-> regression_gate#rg { label: "Prompt changes blocked under threshold" } -control-> canary_release#c { label: "Five towns for a week" } -control-> #wf
  `,
  certain: [],
  allowed: [
    'reliability/single-provider-no-fallback',
    'data/no-ingestion-validation',
    'data/no-lineage-or-versioning',
    'evaluation/no-injection-regression-suite',
    'monitoring/no-trace-context-across-queue',
    'data/no-retention-policy',
    'data/label-quality-uncontrolled',
  ],
  top: [],
  note: 'A nightly job with its own alarm, its own gate and a clerk for the doubtful.',
})
