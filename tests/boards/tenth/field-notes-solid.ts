import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'field-notes-solid',
  title: 'Maintenance notes turned into parts orders',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 350, p95LatencyMs: 9000, statements: ["95 % of extracted part numbers are right", "A planner releases every order"] }
    end_user#t { label: "Technician" } -> mobile_client#a { label: "Field app, works offline" } -> api_gateway#g { label: "Gateway (OIDC)", auth: true, quota: true } -> app_service#n { label: "Notes service", timeoutMs: 10000 }
    #n -> speech_to_text#s { label: "Own Whisper" }
    #n -> self_hosted_llm#x { label: "Extraction model v4, JSON schema, two replicas", replicas: 2 }
    #x -> schema_validator#sv { label: "Part numbers checked against the catalogue" } -> human_review_queue#pl { label: "Planner releases" } -> business_system#erp { label: "ERP orders", idempotent: true }
    #n -> dead_letter_queue#dl { label: "Failed notes, seen daily" }
    [#n, #x] -telemetry-> llm_tracing#tr { label: "Traces: versions, edits, cost" } -> alerting#al { label: "Team channel" }
    #pl -feedback{ label: "corrections" }-> golden_dataset#gd { label: "Corrected notes", cases: 900, slices: [machine, dialect, noise, injection, empty] } -data-> offline_eval#e { label: "Precision per field" } -control-> regression_gate#rg { label: "Gate" } -control-> canary_release#c { label: "Two depots first" } -control-> #x
  `,
  certain: [],
  allowed: [
    'requirements/recording-without-consent',
    'data/no-retention-policy',
    'monitoring/no-drift-monitoring',
    'agents/human-approval-overload',
    'security/no-access-audit-trail',
  ],
  top: [],
  note: 'Tenth round.',
})
