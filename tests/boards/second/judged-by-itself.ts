import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'judged-by-itself',
  title: 'Product texts gated and graded by one judge',
  strength: 'odd',
  sketch: `
    requires { scope: production, users: 500, requestsPerMonth: 900000, monthlyBudgetUsd: 5000 }
    web_client#studio { label: "Copy studio" } -> auth_service#sso { label: "SSO" } -> llm_orchestrator#svc { label: "Text service" } -> llm#writer { label: "GPT-4o writer", model: "gpt-4o" }
    #writer -> llm_judge#judge { label: "Brand judge", model: "gpt-4o" } -> #studio
    golden_dataset#briefs { label: "Briefs", cases: 400 } -data-> offline_eval#ev { label: "Weekly score" } -> #judge
    #judge -telemetry-> metrics#dash { label: "Quality dashboard" }
    #svc -telemetry-> llm_tracing#t { label: "Traces" }
  `,
  certain: ['evaluation/judge-goodhart-loop', 'evaluation/judge-same-as-generator', 'evaluation/no-release-gate'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'evaluation/judge-uncalibrated',
    'evaluation/no-unanswerable-slice',
    'evaluation/no-per-slice-metrics',
    'cost/judge-on-every-request',
    'monitoring/no-online-quality-signal',
    'cost/spend-exceeds-budget',
    'latency/serial-llm-chain',
    'evaluation/eval-set-stale-or-synthetic',
    'monitoring/feedback-dead-end',
    'evaluation/guardrail-unmeasured',
  ],
  top: ['evaluation/judge-goodhart-loop', 'evaluation/judge-same-as-generator', 'evaluation/judge-uncalibrated'],
  note: 'Second round. The gate is the grade.',
})
