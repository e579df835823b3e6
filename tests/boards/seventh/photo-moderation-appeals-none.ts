import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'photo-moderation-appeals-none',
  title: 'Photos removed and accounts suspended by a classifier',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 40000000, statements: ["Fair to all skin tones", "A wrong removal can be corrected"] }
    mobile_client#app { label: "Photo app" } -data-> message_queue#q { label: "SQS uploads" } -data-> classifier_model#nsfw { label: "NSFW classifier" } -> app_service#enf { label: "Enforcement: remove photo, suspend account" } -> relational_db#acc { label: "Accounts" }
    data_warehouse#wh { label: "Labelled photos" } -data-> training_pipeline#tr { label: "Training" } -data-> #nsfw
    human_annotation#int { label: "Interns label, one each" } -data-> #wh
  `,
  certain: [
    'requirements/no-appeal-of-automatic-decision',
    'monitoring/no-drift-monitoring',
    'evaluation/no-offline-eval',
    'data/label-quality-uncontrolled',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    ...fair.plainPrivacy,
    'requirements/high-risk-oversight',
    'requirements/stated-requirement-unaddressed',
    'data/selective-labels',
    'evaluation/no-per-slice-metrics',
    'reliability/failed-items-dropped',
    'agents/no-human-handoff',
    'reliability/non-idempotent-write-under-retry',
    'monitoring/no-trace-context-across-queue',
    'agents/high-impact-action-without-approval',
    'security/untrusted-content-to-write-without-gate',
    'reliability/no-rollback-of-deploy',
  ],
  top: [
    'requirements/no-appeal-of-automatic-decision',
    'requirements/high-risk-oversight',
    'requirements/stated-requirement-unaddressed',
    'monitoring/no-drift-monitoring',
    'evaluation/no-offline-eval',
  ],
  note: 'Seventh round. Nobody can object.',
})
