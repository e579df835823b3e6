import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'retail-demand-strong',
  title: 'Store orders proposed by a forecast, sent by the store',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 900, statements: ["Waste falls by a tenth without more empty shelves", "Orders leave by 06:00"] }
    scheduler#n { label: "Nightly" } -control-> workflow_engine#af { label: "Airflow: retries, alerts on failure" }
    source_connector#pos { label: "Till data" } -data-> data_validator#dv { label: "Late and odd stores held back" } -data-> feature_store#fs { label: "Features, point in time", pointInTime: true }
    #af -> batch_inference#bi { label: "Forecast job" }
    #fs -data-> #bi
    #bi -data-> relational_db#pr { label: "Order proposals" } -> web_client#st { label: "Store manager edits and sends" } -> business_system#erp { label: "ERP orders" }
    #st -feedback{ label: "edits" }-> label_store#lab { label: "Sales and edits" } -data-> training_pipeline#tr { label: "Monthly training" } -data-> offline_eval#ev { label: "Backtest per category" } -control-> model_registry#mr { label: "Registry with sign-off" } -control-> #bi
    #bi -telemetry-> drift_monitor#dm { label: "Drift and bias per store" } -> alerting#al { label: "Planning team" }
    #bi -{ onError: true }-> fallback_responder#ly { label: "Same weekday last year" }
  `,
  certain: [],
  allowed: [
    'data/no-lineage-or-versioning',
    'data/no-backfill-path',
    'data/label-quality-uncontrolled',
    'reliability/rollout-without-canary',
  ],
  top: [],
  note: 'Eighth round. Managers send, the job proposes.',
})
