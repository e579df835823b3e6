import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'news-digest-solid',
  title: 'Press digest for a ministry',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 120, statements: ["An editor releases every digest", "Quotes are exact"] }
    scheduler#c { label: "05:30" } -> workflow_engine#t { label: "Temporal workflow" } -> crawler#w { label: "Licensed press feeds", writers: curated } 
    #t -> llm_gateway#lg { label: "Gateway: two regions, budget, masked logs", multiBackend: true, quota: true } -> llm#m { label: "Mistral Large 2411", version: "2411" }
    #t -> output_validator#q { label: "Quote check against the article" } -> human_review_queue#e { label: "Editor" } -> email_sender#s { label: "Digest to staff" }
    #t -telemetry-> llm_tracing#tr { label: "Traces with versions and cost" } -> alerting#a { label: "On-call" }
    #e -feedback-> golden_dataset#g { label: "Edited digests, injected and empty days too", cases: 400 } -data-> offline_eval#ev { label: "Coverage and exactness per topic" } -control-> regression_gate#r { label: "Gate" } -control-> #t
  `,
  certain: [],
  allowed: ['data/no-retention-policy', 'reliability/rollout-without-canary', 'monitoring/no-user-feedback'],
  top: [],
  note: 'Eleventh round.',
})
