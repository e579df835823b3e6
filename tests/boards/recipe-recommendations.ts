import { defineBoard } from './board.ts'

export default defineBoard({
  id: 'recipe-recommendations',
  title: 'Recipes recommended in two stages with exploration',
  strength: 'strong',
  sketch: `
    requires { scope: production, users: 400000, peakQps: 300, p95LatencyMs: 250, statements: ["120,000 recipes", "Cook-through rate up 3 % against the old list"] }
    mobile_client#app { label: "Recipe app" } -> api_gateway#gw { label: "Gateway", auth: true, quota: true, p95Ms: 8 } -> app_service#feed { label: "Feed service", coversTelemetry: true, timeoutMs: 200, p95Ms: 10 } -> candidate_generator#cand { label: "Two-tower and popular, 300 items", candidates: 300, sourceCount: 3, p95Ms: 30, timeoutMs: 60, degradedMode: "popular list" } -> vector_db#items { label: "Item vectors with content features", rebuildTimeHours: 1, backup: true, reindexStrategy: blue_green_alias, embeddingVersion: "t9", managedEmbedding: true, p95Ms: 15, lagSloMinutes: 60 }
    #feed -> ranking_model#rank { label: "Ranker, 5 % explored", candidates: 300, exploration: 0.05, version: "r88", p95Ms: 30, timeoutMs: 80, minReplicas: 4 }
    #rank -> feature_store#fs { label: "Features, one definition", sharedDefinitions: true, pointInTime: true, freshnessSeconds: 60, backfill: true, skewMonitor: true, snapshot: true, p95Ms: 8, retentionDays: 180 }
    #feed -{ onError: true }-> fallback_responder#pop { label: "Popular recipes" }
    #feed -data{ label: "impressions, explored marked" }-> message_queue#ev { label: "Events", bounded: true, traceContext: true } -data-> data_warehouse#dwh { label: "Event log with positions", retentionDays: 400, snapshot: true } -data-> label_store#lab { label: "Cooked within a week", agreement: 1, pointInTime: true, retentionDays: 400 } -data-> training_pipeline#train { label: "Training with propensities", pointInTime: true, sharedDefinitions: true, split: time, snapshot: true, version: "git" } -data-> offline_eval#off { label: "Counterfactual eval", split: time, metrics: [ndcg, coverage], slices: [new_items, new_users], sameAsProd: true } -control-> model_registry+regression_gate#reg { label: "Registry", blocking: true, lineage: true, reviewRequired: true } -control-> ab_test#ab { label: "A/B test on cooking", primaryMetric: "cook-through", slices: [new_users] } -control-> #rank
    #dwh -data-> #fs
    #train -data-> embedding_pipeline#pipe { label: "Item vector job, on change", updateMode: event, embeddingVersion: "t9", deletionHandling: propagated } -data-> #items
    scheduler#day { label: "Daily" } -control-> #train
    [#feed, #rank, #pop] -telemetry-> metrics#m { label: "Metrics and prediction log", recordsVersions: true, alerts: "feed on-call" } -telemetry-> drift_monitor#d { label: "Drift of inputs and scores", alerts: "feed on-call" } -control-> #train
  `,
  certain: [],
  allowed: [
    'data/no-ingestion-validation',
    'evaluation/no-production-feedback-to-eval',
    'requirements/cost-unstated',
    'data/training-serving-skew-paths',
    'data/no-lineage-or-versioning',
    'monitoring/silent-fallback',
  ],
  top: [],
  note: 'Explored items break the loop, new items have content features.',
})
