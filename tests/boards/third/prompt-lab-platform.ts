import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'prompt-lab-platform',
  title: 'Evaluation platform that several product teams share',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: internal, users: 60 }
    web_client#ui { label: "Experiment UI" } -> auth_service#sso { label: "Okta SSO" } -> app_service#api { label: "Eval API" } -> message_queue#q { label: "Run queue" } -> offline_eval#run { label: "Eval runner" }
    golden_dataset#ds { label: "Versioned test sets" } -data-> #run
    human_annotation#lab { label: "Label Studio, two annotators" } -data-> #ds
    #run -> llm_gateway#gw { label: "LiteLLM gateway with budgets" } -> llm#models { label: "Models under test" }
    #run -> llm_judge#judge { label: "LLM judge" }
    #lab -{ label: "agreement check each month" }-> #judge
    #run -data-> relational_db#res { label: "Results (Postgres)" } -data-> quality_monitor#dash { label: "Score dashboard per team" }
    #run -control-> ci_cd#ci { label: "CI gate: fail on regression" }
    #gw -telemetry-> llm_tracing#tr { label: "Traces" }
  `,
  certain: [],
  allowed: [
    'evaluation/judge-same-as-generator',
    'monitoring/no-alerting-owner',
    'reliability/no-timeout-on-model-or-tool',
    'cost/no-spend-cap',
  ],
  top: [],
  note: 'The thing that measures is not asked to be measured.',
})
