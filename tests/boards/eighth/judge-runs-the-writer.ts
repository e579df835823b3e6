import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'judge-runs-the-writer',
  title: 'Product texts rewritten until the judge is content',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 900000, statements: ["The judge's score is reported to management every week"] }
    app_service#pim { label: "PIM" } -> llm_orchestrator#w { label: "Copy service" } -> llm#gen { label: "Claude Sonnet" }
    #gen -> llm_judge#j { label: "Judge: Claude Sonnet, on every text" }
    #j -{ label: "rewrite until score > 0.9" }-> #gen
    #j -data-> metrics#d { label: "Quality dashboard" }
    #w -{ label: "publish" }-> business_system#shop { label: "Shop catalogue" }
  `,
  certain: [
    'evaluation/judge-goodhart-loop',
    'evaluation/judge-same-as-generator',
    'agents/unbounded-cycle',
    'cost/judge-on-every-request',
    'evaluation/judge-uncalibrated',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'agents/high-impact-action-without-approval',
    'agents/no-task-verification',
    'requirements/stated-requirement-unaddressed',
    'cost/single-large-model-for-everything',
    'evaluation/no-release-gate',
    'latency/serial-llm-chain',
    'agents/no-action-audit-trail',
    'data/self-reinforcing-feedback-loop',
    'reliability/retry-without-budget',
    'agents/no-tool-error-path',
  ],
  top: ['evaluation/judge-goodhart-loop', 'agents/unbounded-cycle', 'evaluation/judge-same-as-generator', 'evaluation/judge-uncalibrated'],
  note: 'Eighth round.',
})
