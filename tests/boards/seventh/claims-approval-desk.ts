import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'claims-approval-desk',
  title: 'Insurance claims approved one by one, thousands a day',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, requestsPerMonth: 90000, dataClasses: [pii], statements: ["Every payout is looked at by a person", "Half of the claims are paid within one day"] }
    end_user#holder { label: "Policy holder" } -> web_client#portal { label: "Claims portal (login)" } -> app_service#claims { label: "Claims service", auth: true } -> agent#adj { label: "Adjuster agent", maxSteps: 8 }
    #adj -> relational_db#pol { label: "Policies" }
    #adj -> vision_model#dmg { label: "Damage photos model" }
    #adj -> human_review_queue#desk { label: "Payout desk", reviewers: 4, minutesPerReview: 10, escalationRate: 1 } -> payment_api#bank { label: "Bank transfer" }
    #adj -{ label: "small claims" }-> #bank
    #adj -telemetry-> llm_tracing#lf { label: "Langfuse" }
  `,
  certain: ['agents/human-approval-overload', 'agents/approval-gate-bypassable', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainAgent,
    ...fair.plainPrivacy,
    'agents/high-impact-action-without-approval',
    'requirements/high-risk-oversight',
    'requirements/no-appeal-of-automatic-decision',
    'reliability/non-idempotent-write-under-retry',
    'security/raw-prompts-with-pii-in-logs',
    'monitoring/no-retrieval-telemetry',
    'requirements/stated-requirement-unaddressed',
    'agents/no-action-audit-trail',
    'data/extracted-values-not-reconciled',
    'requirements/conflicting-requirements',
  ],
  top: ['agents/approval-gate-bypassable', 'agents/human-approval-overload', 'agents/high-impact-action-without-approval'],
  note: 'Seventh round. Four people, 3,000 cases a day, and a way around them.',
})
