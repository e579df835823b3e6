import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'parcel-eta-done-well',
  title: 'Arrival times of a parcel service',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 800000, qps: 300, p95LatencyMs: 150, availability: 0.999, statements: ["Nine of ten parcels within 30 minutes of the estimate"] }
    mobile_client#app { label: "Customer app" } -> api_gateway#gw { label: "API gateway", auth: true, quota: true } -> app_service#eta { label: "ETA service, 80 ms timeout", timeoutMs: 80 }
    #eta -> feature_store#fs { label: "Feast (online + offline)", freshnessSeconds: 30, pointInTime: true }
    #eta -> model_serving#ms { label: "LightGBM on KServe, 3 replicas", minReplicas: 3, timeoutMs: 50 }
    #eta -{ label: "on timeout" }-> fallback_responder#fb { label: "Route average" }
    message_queue#k { label: "Kafka: van positions", bounded: true } -data-> stream_processor#fl { label: "Flink features" } -data-> #fs
    #k -data-> data_warehouse#wh { label: "Snowflake: raw events" }
    #ms -telemetry{ label: "predictions" }-> label_store#ls { label: "Predictions joined with deliveries" }
    #wh -data{ label: "delivered at" }-> #ls
    #ls -data-> data_validator#dv { label: "Great Expectations" } -data-> training_pipeline#tr { label: "Weekly training, time split", schedule: "weekly" }
    #fs -data-> #tr
    scheduler#c { label: "Sunday" } -control-> #tr
    #tr -data-> offline_eval#ev { label: "Backtest per region and weather", slices: [region, weather] } -control-> regression_gate#rg { label: "Beats current?" } -control-> model_registry#mr { label: "MLflow registry" }
    #tr -data-> #mr -data-> canary_release#cn { label: "Canary 5 %, rollback" } -control-> #ms
    #ls -data-> drift_monitor#dm { label: "Drift and error by depot" } -> alerting#al { label: "On-call" }
    #dm -control-> #tr
    #eta -telemetry-> metrics#me { label: "Grafana: latency, fallback rate" } -> #al
  `,
  certain: [],
  allowed: ['data/no-retention-policy', 'evaluation/offline-online-gap', 'monitoring/no-user-feedback'],
  top: [],
  note: 'Fourteenth round.',
})
