import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'suspicious-activity-reports',
  title: 'Suspicious activity reports drafted by agents, filed by people',
  strength: 'strong',
  kindless: true,
  sketch: `
    source_connector#tx { label: "Transaction file" } -data-> ml_model#xgb { label: "XGBoost screening" } -> agent#inv { label: "Investigator" , maxSteps: 6 } -> agent#aud { label: "AML auditor" , maxSteps: 4 }
    #aud -{ label: "escalate" }-> sub_agent#reg { label: "Regulatory analyst" , maxSteps: 4 }
    #aud -{ label: "escalate" }-> sub_agent#ev { label: "Evidence analyst" , maxSteps: 4 }
    [#reg, #ev] -> llm#dr { label: "SAR drafter" } -> output_validator#ca { label: "Compliance checks: nothing fabricated, max 3 revisions" }
    #ca -{ label: "fail, under cap" }-> #dr
    #ca -{ label: "pass" }-> human_review_queue#hr { label: "Compliance officer approves, rejects, revises" } -> business_system#fil { label: "Filing system" }
    #hr -data-> audit_log#al { label: "Case log with evidence" }
  `,
  certain: ['evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'agents/compound-error-rate',
    'agents/multi-agent-without-need',
    'data/selective-labels',
    'monitoring/no-delayed-label-join',
    'latency/serial-llm-chain',
  ],
  top: ['evaluation/no-offline-eval', 'monitoring/no-drift-monitoring'],
  note: 'Ninth round. Parallel analysts, code that checks, a person who files.',
})
