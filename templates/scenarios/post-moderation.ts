import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'post-moderation',
  title: 'Moderation for 120 million posts a day',
  domain: 'moderation',
  level: 'senior',
  companies: ['meta', 'openai', 'google-deepmind'],
  emphasis: ['latency', 'evaluation', 'cost', 'requirements'],
  brief: 'A social app must catch policy violations in text, image and short video, in 30 languages, with appeal.',
  functional: [
    'Pre-publish block for the worst classes, post-publish review for the rest',
    'Apply the policy of each country',
    'User appeal within 24 h',
    'Reviewer tooling with wellbeing limits',
    'Publish a transparency report',
  ],
  nonFunctional: [
    '1,400 posts/s average, 6,000 peak',
    'Pre-publish decision p99 300 ms',
    'Recall at least 99.5% for the most severe class, precision at least 95% on auto-removals',
    'LLM used on fewer than 3% of items',
    'Cost below $90 per million items',
    '2,500 reviewers, queue p90 below 4 h',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '1,400 posts/s average, 6,000 peak',
      'Pre-publish decision p99 300 ms',
      'Recall at least 99.5% for the most severe class, precision at least 95% on auto-removals',
      'LLM used on fewer than 3% of items',
      'Cost below $90 per million items',
      '2,500 reviewers, queue p90 below 4 h',
    ],
    requestsPerMonth: 3600000000,
    peakQps: 6000,
    p95LatencyMs: 300,
    costPerRequestUsd: 0.00009,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'What counts as severe?',
      answer: 'Child safety and credible threats; those must never be visible, not even for a second.',
      asks: ['severe|severity|worst', 'what counts|classes|categories', 'child|threat|threats'],
    },
    {
      question: 'How often does policy change?',
      answer: 'Weekly, and by country.',
      asks: ['policy change|changes|update|updates', 'how often .. policy|rules', 'country|countries'],
    },
    { question: 'Do adversaries adapt?', answer: 'Yes, within hours.', asks: ['adversar*', 'attackers|evade|evasion|adapt'] },
    {
      question: 'Is there a legal hold?',
      answer: 'Yes. Evidence of the severe class is kept apart from everything else for the authorities.',
      asks: ['legal hold', 'law enforcement|authorities|evidence|preserve'],
    },
  ],
  expectedKinds: [
    'message_queue',
    'classifier_model',
    'vision_model',
    'content_moderator',
    'policy_engine',
    'model_router',
    'llm',
    'human_review_queue',
    'human_annotation',
    'golden_dataset',
    'drift_monitor',
    'audit_log',
    'ab_test',
    'response_cache',
  ],
  traps: [
    'A language model on every item',
    'One threshold for all actions',
    'No hash matching before the models',
    'Appeals that never reach the training data',
  ],
  followUps: [
    'False positives jump after a news event. What moved, and what do you do in the first hour?',
    'Two reviewers disagree: who is right, and what becomes the label?',
  ],
  change: {
    text: 'An election is called in one country: its policy changes tonight, and reviewers there are half of what you need.',
    set: { statements: ['The policy of one country changes tonight'] },
    covers: [
      'threshold|thresholds per|by|for country|class|policy',
      'policy .. config|configuration|prompt|version|versioned|rules|data',
      'without retraining|redeploy|release',
      'queue .. priority|priorities|prioritise|capacity',
      'degrade|temporary|friction|delay|limit',
      'reviewers .. other|borrow|overtime|capacity',
      'canary|shadow',
      'slice|slices',
    ],
  },
  rubric: [
    {
      dimension: 'latency',
      strong: 'A cascade: hashes first, a small classifier next, a language model for the doubtful three in a hundred.',
      words: [
        'cascade|cascaded|tiers|tiered|stages|funnel',
        'hash|hashes|perceptual .. first|before|match|matching',
        '3 %|three_percent|3_percent',
        'classifier .. then|before|first|doubtful|uncertain',
        '300 ms',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Recall of the severe class is measured on what was let through, by sampling.',
      words: [
        'sample|sampled|sampling .. allowed|passed|negatives|through|published',
        'false negatives|negative .. sample|sampled|estimate|measure',
        'recall .. sample|sampled|negatives|severe',
        'prevalence',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Price per million items is computed along the cascade, with the share that reaches each step.',
      words: ['per million', '# dollars .. million', 'share .. each|reaches|stage|step|tier', '90 dollars'],
    },
    {
      dimension: 'requirements',
      strong: 'Each class has its own action and threshold, and its own cost of an error.',
      words: [
        'threshold|thresholds per|each|by class|action|category',
        'action .. class|severity|threshold|remove|limit|label',
        'precision .. recall .. class|removal|severe',
        'appeal|appeals',
      ],
    },
  ],
  starter: `
    mobile_client#app { label: "Social app" } -> app_service#posts { label: "Post service" }
    #posts -> llm#judge { label: "GPT checks every post", model: "gpt-5", maxOutputTokens: 50 }
    #posts -> vision_model#images { label: "Image check" }
    #judge -> relational_db#removed { label: "Removed posts", dataClasses: [pii], sideEffect: write }
    human_review_queue#reviewers { label: "Reviewers" }
    #judge -> #reviewers
    #posts -> nosql_db#feed { label: "Feed store", dataClasses: [pii] }
  `,
  reference: `
    mobile_client#app { label: "Social app", dau: 60000000, remoteContent: false } -> api_gateway#edge { label: "Upload gateway, limits per account", auth: true, quota: true, quotaPer: user, p95Ms: 15 } -> app_service#screen { label: "Pre-publish screen, 300 ms", deadlineMs: 300, stateless: true, p95Ms: 10 }
    #screen -> response_cache#hashes { label: "Hash list of known severe media", hitRate: 0.02, keyIncludes: [media_hash, policy_version], scope: global, dataClasses: [public], ttlMinutes: 1440, p95Ms: 8 }
    #screen -> classifier_model+content_moderator#text { label: "Text classifier, 30 languages", version: "t-2026-11-02", recall: 99.6, precision: 96, autoActionThreshold: 0.97, reviewBand: "0.5-0.97", failMode: closed, onFail: hand_off, timeoutMs: 80, retrainCadence: 7, p95Ms: 40, costPerHourUsd: 1.2, replicas: 40, maxQps: 9000 }
    #screen -> vision_model#media { label: "Image and keyframe classifier", version: "v-2026-10-28", timeoutMs: 160, p95Ms: 110, costPerHourUsd: 1.5, replicas: 60, maxQps: 8000 }
    #screen -> policy_engine#policy { label: "Policy by country, class and action", versioned: true, defaultDecision: deny, p95Ms: 5, ruleCount: 900 }
    #policy -> nosql_db#posts { label: "Post store", sideEffect: write, dataClasses: [pii], partitionKey: "post_id", idempotent: true, retentionDays: 180, purgeOnDelete: true, backup: true, p95Ms: 12, costPerMonthUsd: 90000 }
    #policy -data-> message_queue#uncertain { label: "Uncertain items, severe first", bounded: true, traceContext: true, retentionDays: 3 } -data-> model_router#route { label: "Router: 2.4 % to the language model", cheapShare: 97.6, qualityFloor: "slice recall" } -> llm#reader { label: "Context model with strict verdict", version: "2026-07-15", structuredOnly: true, maxOutputTokens: 60, inputTokens: 900, timeoutMs: 5000, endpoint: batch, promptCache: prefix, dpa: true, retention: zero, limitTpm: 12000000, model: "llama-4-maverick", outputTokens: 40 }
    #reader -> #policy2
    policy_engine#policy2 { label: "Policy after publishing", versioned: true, defaultDecision: deny }
    #policy2 -> human_review_queue#reviewers { label: "Reviewers, blurred media, rotation", reviewers: 2500, minutesPerReview: 1.5, itemsPerDay: 500000, escalationRate: 1, slaMinutes: 240, agreement: 0.84 }
    #policy2 -{ label: "limit reach" }-> #posts
    #policy -> #reviewers; #reviewers -{ label: "update" }-> #posts
    #route -{ onError: true }-> #reviewers
    object_storage#hold { label: "Legal hold, sealed", encryptionMethod: sse_kms, accessScope: read_write, retentionDays: 3650, dataClasses: [pii], isolation: per_tenant_instance, purgeOnDelete: false, backup: true }
    #reviewers -{ label: "store evidence" }-> #hold
    #app -feedback-> feedback_collector#appeals { label: "Appeals and user reports", linksTrace: true, triageSla: 1, retentionDays: 365 } -data-> human_annotation#senior { label: "Appeal desk: second opinion, blind", agreement: 0.88, guidelinesVersion: "w47", reviewers: 180, minutesPerReview: 3, itemsPerDay: 22000, escalationRate: 1 }
    #reviewers -data-> #senior
    #senior -feedback-> golden_dataset#gold { label: "Settled cases of the week", cases: 60000, version: "w47", contaminationCheck: true, refreshCadence: 7, purgeOnDelete: true, agreement: 0.88, slices: [language, country, class, media, news_event, adversarial, unanswerable, injection] }
    #senior -data-> training_pipeline#training { label: "Weekly retraining", schedule: weekly, split: time_and_entity, reproducible: true, pointInTime: true, consent: true, snapshot: "w47" } -data-> model_registry#registry { label: "Classifier versions", lineage: true, rollbackMinutes: 4 }
    #gold -data-> offline_eval#eval { label: "Evaluation by class and language", sameAsProd: true, metrics: [recall, precision, calibration, attack_success_rate], slices: [language, country, class, media, adversarial, injection] } -control-> regression_gate#gate { label: "Release gate per slice", blocking: true } -control-> ab_test+canary_release#shadow { label: "Shadow test, then 1 % by country", trafficShare: 0.01, autoRollback: true, primaryMetric: "overturned appeals", guardrailMetrics: "latency, review load" } -control-> #screen
    #registry -control-> #gate
    scheduler#weekly { label: "Retraining schedule", schedule: weekly } -control-> #training
    [#text, #media, #reader, #policy, #policy2, #hashes] -telemetry-> drift_monitor#drift { label: "Drift of scores, by language", metrics: [flag_rate, overturn_rate, prevalence], slices: [language, country, class], driftThreshold: 0.15, recordsVersions: [model, policy], contentCapture: by_reference, redaction: true, retentionDays: 90 } -control-> alerting#oncall { label: "Alert: integrity on-call", runbook: true }
    #drift -control-> #weekly
    [#policy, #policy2, #reviewers, #posts] -telemetry-> audit_log#transparency { label: "Audit log of actions and reasons", immutability: true, retentionDays: 2555, contentCapture: by_reference, recordsVersions: [model, policy] }
    #reader -telemetry-> cost_attribution+llm_tracing#spend { label: "Cost per million items", metersBy: [class, language], unit: "USD per million items", anomalyAlert: 30, redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model], retentionDays: 30 } -control-> #oncall
  `,
})
