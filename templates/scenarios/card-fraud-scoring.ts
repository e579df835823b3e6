import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'card-fraud-scoring',
  title: 'Card-fraud scoring with analyst copilot',
  domain: 'MLOps / feature store',
  level: 'senior',
  companies: ['databricks', 'meta'],
  emphasis: ['data', 'latency', 'monitoring', 'reliability'],
  brief: 'Score card payments in line and help analysts work the uncertain ones.',
  functional: [
    'Score and decide (approve, challenge, decline)',
    'Explain top reasons',
    'Analyst workspace with case summary',
    'Retrain with delayed labels',
    'Rules that risk staff can change without a deploy',
  ],
  nonFunctional: [
    '9,000 payments/s, p99 60 ms including features',
    'Chargeback loss below 7 bp, false declines below 0.9%',
    'Features fresh within 5 s',
    'Labels arrive after 5-60 days',
    'Model rollback below 5 min',
    'Full decision record 7 years',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '9,000 payments/s, p99 60 ms including features',
      'Chargeback loss below 7 bp, false declines below 0.9%',
      'Features fresh within 5 s',
      'Labels arrive after 5-60 days',
      'Model rollback below 5 min',
      'Full decision record 7 years',
    ],
    peakQps: 9000,
    p95LatencyMs: 60,
    dataClasses: ['pci', 'pii'],
  },
  clarifications: [
    {
      question: 'What happens when features are late?',
      answer: 'A decision must still be made, in time.',
      asks: ['late|missing|stale|delayed features|feature', 'feature store down|fails|slow', 'default decision'],
    },
    {
      question: 'How fast does fraud change?',
      answer: 'Adversaries shift within days.',
      asks: ['adversarial|adversaries|fraudsters|shift|drift', 'how fast .. fraud|attack|patterns|change'],
    },
    {
      question: 'Who may see card data?',
      answer: 'Nobody; analysts and models see tokens only.',
      asks: ['card data|pan|pci', 'who|what may|can see', 'tokenised|tokenized'],
    },
    {
      question: 'May a language model decide?',
      answer: 'No. It summarises for analysts.',
      asks: ['language model|llm .. decide|decision|allowed|role', 'may .. model decide'],
    },
  ],
  expectedKinds: [
    'message_queue',
    'stream_processor',
    'feature_store',
    'model_serving',
    'classifier_model',
    'policy_engine',
    'canary_release',
    'model_registry',
    'training_pipeline',
    'drift_monitor',
    'human_review_queue',
    'self_hosted_llm',
    'audit_log',
    'circuit_breaker',
    'data_governance',
  ],
  traps: [
    'A language model in the decision path',
    'Joining labels without point-in-time correctness',
    'No default when the feature store is down',
    'Looking at AUC only',
  ],
  followUps: [
    'Precision falls and nobody released anything. What do you check, in which order?',
    'The canary was fine and the rollout is bad. How can both be true?',
  ],
  change: {
    text: 'A new payment type arrives in two weeks: instant transfers that cannot be taken back, and for which there is not one label.',
    set: { statements: ['Instant transfers cannot be reversed'] },
    covers: [
      'cold start',
      'rules|rule based|heuristics',
      'hold|delay|limit|limits|cap|step up|friction',
      'transfer learning|related|similar|proxy',
      'unsupervised|anomaly',
      'shadow',
      'manual|analyst review|reviews',
      'label|labels|labelling|feedback',
      'cost .. false|fraud|decline',
    ],
  },
  rubric: [
    {
      dimension: 'data',
      strong:
        'Labels arrive after weeks: training joins them point-in-time, and declined payments are sampled so that they get labels too.',
      words: [
        'point in time',
        'delayed|late label|labels',
        'declined .. label|labels|sample|let|through|control',
        'selective|control group|holdout|random',
        'label .. days|weeks|delay',
      ],
    },
    {
      dimension: 'latency',
      strong: 'Sixty milliseconds are divided between features and model, and each has a default when it is late.',
      words: ['60 ms', 'budget .. features|feature|lookup|model', 'default .. late|missing|timeout|features', 'feature|features .. ms'],
    },
    {
      dimension: 'monitoring',
      strong: 'Score distribution, feature freshness and approval rate per segment tell what moved before labels do.',
      words: [
        'score distribution|distributions|drift',
        'approval|decline rate',
        'feature freshness|staleness|lag',
        'per segment|merchant|country|bin',
        'before labels|label',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'When the feature store is down, rules decide with lower limits, and the model is rolled back in minutes.',
      words: [
        'feature store .. down|fails|outage|rules|fallback|default',
        'rules .. fallback|decide|limits|default',
        'rollback|roll back .. minutes|min',
        'champion|challenger',
      ],
    },
  ],
  starter: `
    api_consumer#network { label: "Card network" } -> app_service#decide { label: "Decision service" }
    #decide -> feature_store#features { label: "Features, refreshed nightly", schedule: nightly, dataClasses: [pci] }
    #decide -> model_serving#score { label: "Fraud model" }
    #decide -> llm#explain { label: "GPT explains the decline", model: "gpt-5" }
    data_warehouse#history { label: "Payment history", dataClasses: [pci] } -data-> training_pipeline#train { label: "Retrain on the latest values" } -data-> #score
    #history -data-> enrichment#batchFeatures { label: "Nightly SQL features" } -data-> #features
    human_review_queue#analysts { label: "Analysts" }
    #decide -> #analysts
  `,
  reference: `
    requires { requestsPerMonth: 7900000000 }
    api_consumer#network { label: "Card network" } -> api_gateway#edge { label: "Network gateway, tokenised cards", auth: true, quota: true, quotaPer: key, p95Ms: 3, maxQps: 16000 } -> app_service#decide { label: "Decision service, 60 ms", deadlineMs: 60, stateless: true, p95Ms: 4 }
    #decide -> circuit_breaker#breaker { label: "Breaker: features late by 12 ms", openThreshold: 5, halfOpen: 5, p95Ms: 1 } -> feature_store#features { label: "Feature store, online and as of then", freshnessSeconds: 5, pointInTime: true, sharedDefinitions: true, skewMonitor: true, nullRateAlert: 2, ttlMinutes: 1440, updateMode: event, isolation: shared, dataClasses: [pci], timeoutMs: 12, p99Ms: 9, p95Ms: 8, purgeOnDelete: true, degradedMode: "card-level defaults", costPerMonthUsd: 38000, maxQps: 30000 }
    #decide -> model_serving+classifier_model#score { label: "Fraud model", version: "f-2026-11-03", minReplicas: 40, timeoutMs: 15, p99Ms: 12, p95Ms: 10, decisionThreshold: 0.82, pointInTime: true, exploration: 0.005, precision: 91, recall: 78, costPerHourUsd: 1.5, maxQps: 14000 }
    #decide -> policy_engine#rules { label: "Risk rules", versioned: true, defaultDecision: deny, ruleCount: 640, p95Ms: 4, timeoutMs: 10 }
    #rules -{ onError: true }-> fallback_responder#safe { label: "Default decision by card history", fallbackTrigger: "45 ms without a score", rateAlert: 1 }
    #decide -data-> message_queue#events { label: "Payments and decisions", bounded: true, traceContext: true, retentionDays: 14, messagesPerSecond: 9000 } -data-> stream_processor#windows { label: "Sliding windows per card and shop", freshnessSeconds: 5, exactlyOnce: true, backfill: true, traceContext: true } -data-> #features
    #events -data-> data_warehouse#history { label: "Raw payments, tokenised", dataClasses: [pci], retentionDays: 2555, accessScope: read, readOnly: true, purgeOnDelete: true, isolation: shared, backup: true }
    #rules -{ label: "challenged and grey cases", async: true, sampleRate: 0.000035 }-> human_review_queue#analysts { label: "Fraud analysts", reviewers: 120, minutesPerReview: 4, itemsPerDay: 9000, escalationRate: 1, agreement: 0.83 }
    zone private(label: "Own model cluster", trust: trusted) { self_hosted_llm#summary { label: "Case summary model", version: "sum-2026-06", structuredOnly: true, maxOutputTokens: 300, timeoutMs: 8000, minReplicas: 2, cites: true, justification: "card data stays inside", abstains: true, promptCache: prefix, contextWindow: 32000, costPerHourUsd: 2.5, inputTokens: 2500, outputTokens: 250, concurrencyPerReplica: 8, replicas: 2 } }
    admin_console#desk { label: "Analyst workspace", rendersMarkdown: false, remoteContent: false, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Staff login, 60 summaries an hour", method: oidc, mfa: true, quota: true, quotaPer: user } -> #summary
    #analysts -> #desk
    #summary -> #history
    label_store#labels { label: "Chargebacks and analyst verdicts", pointInTime: true, agreement: 0.83, retentionDays: 2555, dataClasses: [pci], isolation: shared, purgeOnDelete: true }
    #analysts -data-> #labels; #history -data-> #labels
    [#labels, #features] -data-> training_pipeline#train { label: "Training on values as of the payment", pointInTime: true, split: time_and_entity, sharedDefinitions: true, reproducible: true, snapshot: "daily", schedule: weekly, consent: true } -data-> model_registry#registry { label: "Model registry", lineage: true, rollbackMinutes: 3, stageGates: "risk committee" }
    scheduler#weekly { label: "Retraining schedule" } -control-> #train
    golden_dataset#gold { label: "Held-out months and known attack waves", cases: 400000, version: "2026-10", split: time_and_entity, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [country, channel, merchant_type, attack_wave, new_card, unanswerable] } -data-> offline_eval#eval { label: "Evaluation: loss, false declines", sameAsProd: true, metrics: [chargeback_bp, false_decline_rate, precision_at_capacity, calibration, summary_faithfulness], slices: [country, channel, merchant_type] } -control-> regression_gate+canary_release#gate { label: "Release gate, shadow, then 1 %", blocking: true, trafficShare: 0.01, autoRollback: true, bakeTime: 48 } -control-> #score
    #labels -feedback-> #gold
    #registry -control-> #gate
    [#score, #features, #rules, #safe] -telemetry-> drift_monitor#drift { label: "Drift of scores and features", metrics: [psi, null_rate, lateness, decline_rate, default_rate], slices: [issuer, country, channel], driftThreshold: 0.15, recordsVersions: [model, rules, features], redaction: true, contentCapture: redacted, retentionDays: 90 } -control-> alerting#oncall { label: "Alert: fraud engineering", runbook: true }
    #drift -control-> #weekly
    [#decide, #rules, #analysts] -telemetry-> audit_log#record { label: "Decision record", immutability: true, retentionDays: 2555, recordsVersions: [model, rules, features], redaction: true, recordsTools: true }
    #summary -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces of summaries", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model], recordsRetrieval: true, retentionDays: 90, purgeOnDelete: true, metersBy: [team] } -control-> #oncall
    #desk -feedback-> feedback_collector#edits { label: "Corrections by analysts", linksTrace: true } -feedback-> #gold
    data_governance#governance { label: "Data rules: 7 years, tokens only", retentionDays: 2555, deletionSlaDays: 30 } -control-> #history
    note "Assumed: 3,000 payments a second on average" near #network
  `,
})
