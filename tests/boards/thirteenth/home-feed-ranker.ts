import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'home-feed-ranker',
  title: 'Home feed with features from a stream',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { users: 4000000, peakQps: 6000, p95LatencyMs: 150 }
    zone client(label: "Client") { mobile_client#app { label: "iOS / Android" } }
    zone serve(label: "Online serving") {
      app_service#api { label: "recs-api (Go)" }
      candidate_generator#cg { label: "Two-tower + FAISS (500 cand.)" }
      ranking_model#rk { label: "DLRM on Triton" }
      feature_store#rds { label: "Redis: online features" }
    }
    zone stream(label: "Streaming") {
      message_queue#k { label: "Kafka: impressions, clicks" }
      stream_processor#fl { label: "Flink: user_features_5m (Java)" }
    }
    zone off(label: "Offline") {
      data_warehouse#hive { label: "Hive" }
      stream_processor#spark { label: "Spark SQL features (daily)" }
      training_pipeline#tr { label: "Airflow: PyTorch train nightly" }
      object_storage#s3 { label: "S3: model/latest.pt" }
    }
    #app -> #api -> #cg
    #api -> #rk -> #rds
    #app -data-> #k -data-> #fl -data-> #rds
    #k -data-> #hive -data-> #spark -data-> #tr -data-> #s3 -data-> #rk
    #api -telemetry-> metrics#g { label: "Grafana: QPS, p99, error rate" }
  `,
  certain: [
    'data/training-serving-skew-paths',
    'data/self-reinforcing-feedback-loop',
    'data/model-promotion-without-registry',
    'evaluation/no-offline-eval',
  ],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainModel,
    'data/cold-start-unhandled',
    'data/online-feature-staleness',
    'data/no-retention-policy',
    'reliability/throughput-exceeds-provider-limit',
    'latency/critical-path-exceeds-budget',
    'evaluation/no-per-slice-metrics',
  ],
  top: ['data/training-serving-skew-paths', 'data/self-reinforcing-feedback-loop', 'evaluation/no-offline-eval'],
  note: 'Thirteenth round. The same features twice: in Java on the stream, in SQL for training; yesterday’s clicks on yesterday’s list train the next.',
})
