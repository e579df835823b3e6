import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'marketplace-ranking',
  title: 'Search and recommendations for 60M listings',
  domain: 'recommendation',
  level: 'senior',
  companies: ['meta', 'google-deepmind', 'databricks'],
  emphasis: ['data', 'latency', 'monitoring', 'evaluation'],
  brief: 'A second-hand marketplace wants one ranking stack for search, home feed and similar items, with natural-language queries.',
  functional: [
    'Query understanding with attributes',
    'Candidate retrieval from text, image and behaviour',
    'Re-ranking with business rules',
    "Explanations such as 'because you saved ...'",
    'New listings discoverable in minutes',
  ],
  nonFunctional: [
    '18,000 requests/s',
    'Ranking p99 120 ms',
    'Listing searchable below 3 min after posting',
    '+4% orders per session',
    'Diversity floor and seller fairness',
    'Cold-start items get at least 8% impressions',
    'LLM calls only offline or on fewer than 1% of queries',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '18,000 requests/s',
      'Ranking p99 120 ms',
      'Listing searchable below 3 min after posting',
      '+4% orders per session',
      'Diversity floor and seller fairness',
      'Cold-start items get at least 8% impressions',
      'LLM calls only offline or on fewer than 1% of queries',
    ],
    peakQps: 18000,
    p95LatencyMs: 120,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'What is the label?',
      answer: 'An order, with a delay of 7 days.',
      asks: ['label|labels|target|objective', 'what .. optimise|optimize|predict', 'clicks|orders|conversion'],
    },
    {
      question: 'Is position bias handled today?',
      answer: 'No. Clicks are taken at face value.',
      asks: ['position bias', 'bias', 'propensity|click model'],
    },
    {
      question: 'How fast does the catalogue change?',
      answer: '9 % of the listings a day.',
      asks: ['catalogue|catalog|listings change|churn|turnover', 'how fast|often .. listing|listings|catalogue|catalog', 'freshness'],
    },
    {
      question: 'Are ads in the mix?',
      answer: 'They come from a separate auction and are merged later.',
      asks: ['ads|ad|sponsored|auction'],
    },
  ],
  expectedKinds: [
    'query_rewriter',
    'embedding_model',
    'vector_db',
    'keyword_index',
    'hybrid_retriever',
    'candidate_generator',
    'ranking_model',
    'feature_store',
    'stream_processor',
    'ab_test',
    'drift_monitor',
    'canary_release',
    'model_registry',
    'batch_inference',
  ],
  traps: [
    'A language model in the hot path',
    'Offline AUC as the criterion to launch',
    'No exploration',
    'Features computed one way for training and another for serving',
  ],
  followUps: [
    'Engagement rises and orders fall. What is the model learning?',
    'A feature goes null at 14:00. Who notices, and what is ranked until then?',
  ],
  change: {
    text: 'Sellers complain in public: small sellers must get at least a tenth of all impressions from next quarter.',
    set: { statements: ['Small sellers get at least 10 % of impressions'] },
    covers: [
      'constraint|constraints|quota|floor',
      'rerank|re_rank|reranking|post_processing|slots|slot',
      'exposure|fairness|fair',
      'ab|a/b|experiment|holdout',
      'trade off|cost|loss .. orders|conversion|relevance',
      'monitor|measure|dashboard .. exposure|impressions|share',
      'slice|slices|segment',
    ],
  },
  rubric: [
    {
      dimension: 'data',
      strong: 'Features are computed once and logged when they are served, so that training sees what serving saw.',
      words: [
        'features .. logged|log|once|served',
        'training sees .. serving',
        'log|logged|logging features|feature .. serving|served|time',
        'feature store',
        'point in time',
        'same features|feature .. training|serving',
        'skew',
      ],
    },
    {
      dimension: 'latency',
      strong: 'Two stages: a cheap one for thousands, a dear one for a hundred, inside 120 ms at p99.',
      words: [
        'two|multi stage|stages',
        'candidate generation|generator|retrieval',
        'first stage|pass',
        '120 ms',
        'ann|approximate nearest',
      ],
    },
    {
      dimension: 'monitoring',
      strong: 'A feature that goes null or shifts raises an alert within minutes, with a default to rank with.',
      words: [
        'null rate|nulls|null .. alert|feature|default|monitor',
        'feature .. drift|null|missing|alert|distribution|default',
        'default value|values',
        'psi',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Launches are decided by orders in an experiment, with position bias removed and a share kept for exploring.',
      words: [
        'experiment|ab|a/b .. orders|order',
        'exploration|explore|epsilon|bandit',
        'counterfactual|inverse propensity|ips|debias|debiased',
        'interleave|interleaving',
        'orders .. not clicks|instead|rather',
      ],
    },
  ],
  starter: `
    end_user#buyer { label: Buyer } -> web_client#site { label: "Search and feed" } -> app_service#search { label: "Search service" }
    #search -> llm#understand { label: "GPT understands the query", model: "gpt-5" }
    #search -> vector_db#listings { label: "Listing vectors" }
    #search -> ranking_model#rank { label: "Ranking model, trained on clicks" }
    #rank -> feature_store#features { label: "Features, nightly", schedule: nightly }
    data_warehouse#clicks { label: "Click log", dataClasses: [pii] } -data-> training_pipeline#train { label: "Nightly training" } -data-> #rank
    relational_db#catalog { label: "Listings" } -data-> embedding_pipeline#index { label: "Nightly index", schedule: nightly } -data-> #listings
  `,
  reference: `
    requires { requestsPerMonth: 15800000000 }
    web_client#site { label: "Search, home feed, similar items", dau: 9000000, remoteContent: false } -> api_gateway#edge { label: "Gateway, bot limits", auth: true, quota: true, quotaPer: user, p95Ms: 5 } -> app_service#serving { label: "Ranking service, 120 ms", deadlineMs: 120, stateless: true, p95Ms: 4 }
    #serving -> query_rewriter#understand { label: "Query tagger", model: "tagger-2026-09", p95Ms: 12 }
    #serving -> candidate_generator+hybrid_retriever#candidates { label: "Candidates from text, image, behaviour", candidates: 800, sourceCount: 4, timeoutMs: 45, degradedMode: "popular in the category", p95Ms: 5 }
    #candidates -> embedding_model#embed { label: "Query embedder", version: "clip-m-2026-05", dimensions: 256, p95Ms: 8, costPerHourUsd: 1.5, replicas: 20, maxQps: 30000 }
    #candidates -> vector_db#visual { label: "Listing vectors, text and image", vectors: 120000000, dimensions: 256, memoryGb: 256, quantization: int8, embeddingVersion: "clip-m-2026-05", lagSloMinutes: 3, deletionHandling: propagated, reindexStrategy: blue_green_alias, rebuildTimeHours: 8, dataClasses: [public], p95Ms: 18, costPerMonthUsd: 14000, maxQps: 26000 }
    #candidates -> keyword_index#words { label: "Titles, brands, sizes, part numbers", lagSloMinutes: 3, deletionHandling: propagated, rebuildTimeHours: 5, dataClasses: [public], p95Ms: 15, costPerMonthUsd: 16000 }
    #serving -> feature_store#features { label: "Feature store, online and as of then", freshnessSeconds: 10, pointInTime: true, sharedDefinitions: true, skewMonitor: true, nullRateAlert: 2, updateMode: event, ttlMinutes: 4320, isolation: shared, timeoutMs: 15, p99Ms: 9, p95Ms: 6, purgeOnDelete: true, dataClasses: [pii], degradedMode: "defaults per category", costPerMonthUsd: 52000 }
    #serving -> ranking_model#rank { label: "Order value model", version: "r-2026-11-10", candidates: 800, exploration: 0.02, pointInTime: true, objective: "order within 7 days", timeoutMs: 40, p95Ms: 25, costPerHourUsd: 1.5, replicas: 60, maxQps: 24000 }
    #serving -> policy_engine#rules { label: "Diversity and fairness rules", versioned: true, defaultDecision: allow, p95Ms: 3 }
    #serving -{ onError: true }-> fallback_responder#popular { label: "Popular listings", rateAlert: 1 }
    relational_db#catalog { label: "60M listings", writers: public, dataClasses: [public], backup: true } -data-> cdc_stream#changes { label: "Listing changes", replayable: true, traceContext: true, lagSeconds: 20 } -data-> content_moderator#spam { label: "Spam and forbidden goods filter", failMode: closed, onFail: block } -data-> embedding_pipeline+deduplicator#index { label: "Listing indexer", updateMode: event, embeddingVersion: "clip-m-2026-05", deletionHandling: propagated, deadLetter: true, reconcile: weekly, dedupe: true, lagSloMinutes: 3 }
    #index -> #embed; #index -data-> #visual; #index -data-> #words
    #serving -data-> message_queue#impressions { label: "Impressions with position", bounded: true, traceContext: true, retentionDays: 14 } -data-> stream_processor#events { label: "Join of sessions and orders", freshnessSeconds: 10, exactlyOnce: true, backfill: true, traceContext: true } -data-> #features
    #site -data-> #impressions
    #events -data-> data_warehouse#log { label: "Prediction log with outcomes", retentionDays: 730, purgeOnDelete: true, dataClasses: [pii], isolation: shared, accessScope: read, readOnly: true, backup: true }
    [#log, #features] -data-> training_pipeline#train { label: "Weekly training", pointInTime: true, split: time_and_entity, sharedDefinitions: true, reproducible: true, schedule: weekly, snapshot: "by day", consent: true, checkpointed: true } -data-> model_registry#registry { label: "Model registry", lineage: true, rollbackMinutes: 3 } -control-> canary_release#canary { label: "Shadow and 1 % canary", trafficShare: 0.01, autoRollback: true } -control-> #rank
    golden_dataset#judged { label: "Judged queries and replayed sessions", cases: 30000, version: "2026-11", split: time_and_entity, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [category, country, cold_start, language, seller_size, unanswerable] } -data-> offline_eval+regression_gate#eval { label: "Replay evaluation with gate", blocking: true, sameAsProd: true, metrics: [ndcg, recall_at_k, coverage, seller_share, precision], slices: [category, country, cold_start] } -control-> #canary
    #log -feedback-> #judged
    batch_inference#explain { label: "Offline explanations and attributes", endpoint: batch, resumable: true, checkpointed: true, model: "gemini-2.5-flash-lite", inputTokens: 400, outputTokens: 60, itemsPerDay: 5400000 } -data-> #features
    #log -data-> #explain
    #canary -data-> ab_test#experiment { label: "A/B test on orders per session", primaryMetric: "orders per session", guardrailMetrics: "p99, returns, seller share", mde: 1, minRuntime: 14, trafficShare: 0.1 }
    [#serving, #rank, #features, #candidates] -telemetry-> drift_monitor#drift { label: "Drift of scores and features", metrics: [psi, null_rate, p99, orders_per_session, cold_start_share], slices: [category, country], driftThreshold: 0.15, recordsVersions: [model, features, index], redaction: true, contentCapture: by_reference, retentionDays: 90 } -control-> alerting#oncall { label: "Alert: ranking team", runbook: true }
    #drift -control-> #train; #experiment -data-> #drift
    note "Assumed: a third of the peak on average" near #site
  `,
})
