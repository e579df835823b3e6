import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'home-feed-ranker',
  title: 'Marketplace home feed, features written twice',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2000000, peakQps: 900, p95LatencyMs: 150, statements: ["New listings show up in the feed within the hour"] }
    end_user#b { label: "Buyers" } -> mobile_client#a { label: "App, home tab" } -> api_gateway#e { label: "Envoy", auth: true, quota: true } -> app_service#f { label: "feed-svc" }
    nosql_db#l { label: "4M live listings (Cassandra)" } -{ label: "every live listing in the category" }-> #f
    #f -> model_serving#t { label: "LightGBM ranker on Triton" }
    #f -> feature_store#r { label: "Redis features" }
    stream_processor#fl { label: "Flink: session counters (Java)" } -data-> #r
    #a -data{ label: "views, clicks" }-> message_queue#k { label: "Kafka" } -data-> [#fl, data_warehouse#h { label: "Hive event log" }]
    #h -data-> app_service#ps { label: "PySpark rebuilds session counters" } -data-> training_pipeline#tr { label: "Weekly training, label = clicked" } -data-> #t
    ab_test#ab { label: "Split.io" } -control-> #f
    #f -telemetry-> metrics#gr { label: "Grafana: p99, 5xx" }
  `,
  certain: [
    'data/training-serving-skew-paths',
    'retrieval/no-candidate-generation',
    'data/self-reinforcing-feedback-loop',
    'monitoring/no-drift-monitoring',
    'data/model-promotion-without-registry',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/cold-start-unhandled',
    'data/online-feature-staleness',
    'data/no-retention-policy',
    'data/derived-copies-miss-deletion',
    'evaluation/no-per-slice-metrics',
    'latency/critical-path-exceeds-budget',
    'reliability/no-rollback-of-deploy',
    'monitoring/no-trace-context-across-queue',
    'requirements/stated-requirement-unaddressed',
    'reliability/throughput-exceeds-provider-limit',
  ],
  top: ['data/training-serving-skew-paths', 'retrieval/no-candidate-generation', 'data/self-reinforcing-feedback-loop'],
  note: 'Experiments are there; features are computed by two codes, and clicks on its own order teach the ranker.',
})
