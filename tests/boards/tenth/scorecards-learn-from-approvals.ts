import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'scorecards-learn-from-approvals',
  title: 'Credit limits raised by a model that sees only its own clients',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: regulated, dataClasses: [pii], statements: ["Refused applicants get a reason", "Decisions on credit within two seconds"], p95LatencyMs: 2000 }
    api_consumer#web { label: "Loan web site" } -> app_service#dec { label: "Decision service: approve / decline" , auth: true } -> model_serving#sc { label: "Scorecard service" }
    #dec -> feature_store#fs { label: "Feature store" }
    #dec -> relational_db#los { label: "Loan system" }
    data_warehouse#dwh { label: "Repayment outcomes" } -data-> training_pipeline#tr { label: "Quarterly training" } -data-> model_registry#mr { label: "Registry" } -control-> #sc
  `,
  certain: [
    'data/selective-labels',
    'requirements/high-risk-oversight',
    'evaluation/no-offline-eval',
    'monitoring/no-drift-monitoring',
    'reliability/scorer-timeout-undefined',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/no-appeal-of-automatic-decision',
    'monitoring/no-delayed-label-join',
    'data/training-serving-skew-paths',
    'requirements/stated-requirement-unaddressed',
    'data/online-feature-staleness',
    'retrieval/index-written-but-not-read',
    'evaluation/no-per-slice-metrics',
    'security/identity-not-propagated-to-tools',
    'reliability/no-rollback-of-deploy',
  ],
  top: ['requirements/high-risk-oversight', 'data/selective-labels', 'evaluation/no-offline-eval'],
  note: 'Tenth round.',
})
