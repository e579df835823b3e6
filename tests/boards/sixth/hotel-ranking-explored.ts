import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'hotel-ranking-explored',
  title: 'Hotels ranked with exploration, features logged when served',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, peakQps: 900, p95LatencyMs: 150, statements: ["More bookings per search, judged by A/B test"] }
    end_user#g { label: "Guest" } -> web_client#site { label: "Booking site" } -> app_service#srch { label: "Search API" } -> candidate_generator#cg { label: "Candidates: geo + ANN (800)" } -> ranking_model#rk { label: "LTR model v31" } -> app_service#mix { label: "Mixer: 2% random slots" }
    #rk -> feature_store#fs { label: "Feast online, 30 s fresh" }
    #srch -{ onError: true }-> fallback_responder#pop { label: "Most booked this week" }
    #rk -data-> logging#fl { label: "Features and scores logged at serve time" }
    #site -feedback{ label: "clicks, bookings, cancellations" }-> label_store#lab { label: "Outcome join, 30 days" }
    #fl -data-> #lab
    #lab -data-> training_pipeline#tr { label: "Weekly training" } -data-> offline_eval#ev { label: "NDCG per country and device" } -control-> regression_gate#gate { label: "No worse on any slice" } -control-> model_registry#reg { label: "MLflow registry" } -control-> ab_test#ab { label: "A/B 5%" } -control-> #rk
    scheduler#cron { label: "Weekly" } -> #tr
    data_validator#dv { label: "Great Expectations" } -data-> #fs
    source_connector#inv { label: "Inventory events" } -data-> #dv
    [#srch, #rk] -telemetry-> metrics#met { label: "Latency, bookings, coverage" } -> alerting#al { label: "On-call" }
    #rk -telemetry-> drift_monitor#dr { label: "PSI per feature" } -> #al
  `,
  certain: [],
  allowed: [
    'data/no-lineage-or-versioning',
    'data/label-quality-uncontrolled',
    'data/no-backfill-path',
    'data/no-retention-policy',
    'reliability/no-timeout-on-model-or-tool',
    'data/cold-start-unhandled',
    'data/no-point-in-time-join',
  ],
  top: [],
  note: 'A life cycle one would be glad to inherit.',
})
