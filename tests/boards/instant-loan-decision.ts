import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'instant-loan-decision',
  title: 'Consumer loans approved or denied in a second',
  strength: 'weak',
  sketch: `
    requires { scope: regulated, p95LatencyMs: 1000, dataClasses: [pii], statements: ["Credit applications are approved or denied automatically"] }
    web_client#form { label: "Loan application form" } -> app_service#svc { label: "Application service" } -> serverless_function#feat { label: "Online features (Node.js)" } -> model_serving#score { label: "Credit model: approve or deny" }
    #score -data-> relational_db#dec { label: "Decisions: approved loans", dataClasses: [pii] }
    data_warehouse#dwh { label: "Repayment history of approved loans" } -data-> stream_processor#batchfeat { label: "Batch features (SQL, dbt)" } -data-> training_pipeline#train { label: "Quarterly training notebook" } -> #score
    #dec -data-> #dwh
    #svc -telemetry-> metrics#dd { label: "Datadog CPU, latency" }
  `,
  certain: [
    'requirements/high-risk-oversight',
    'data/selective-labels',
    'data/training-serving-skew-paths',
    'monitoring/no-drift-monitoring',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/no-appeal-of-automatic-decision',
    'evaluation/no-per-slice-metrics',
    'data/self-reinforcing-feedback-loop',
    'latency/critical-path-exceeds-budget',
    'security/public-endpoint-without-auth-or-quota',
    'agents/no-action-audit-trail',
    'data/online-feature-staleness',
  ],
  top: ['requirements/high-risk-oversight', 'data/training-serving-skew-paths', 'data/selective-labels'],
  note: 'Two feature codes, and only approved loans teach the next model.',
})
