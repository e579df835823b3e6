import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'ad-image-generation',
  title: 'Brand-safe image generation for ads',
  domain: 'generative media',
  level: 'mid',
  companies: ['meta', 'openai', 'google-deepmind'],
  emphasis: ['cost', 'security', 'reliability', 'requirements'],
  brief: 'Advertisers create product images and copy variations inside the ads manager.',
  functional: [
    'Turn a prompt and a product photo into a set of images',
    "Follow the advertiser's brand kit",
    'Check policy and trademarks',
    'Mark the provenance of every image',
    'Learn from how the ads perform',
  ],
  nonFunctional: [
    '1.1M images/day, p90 9 s',
    'Policy violation reaching delivery below 1 in 50,000',
    'GPU cost below $0.012 per image',
    'Queue wait p95 below 20 s at campaign peaks of 6 times the usual load',
    'Per-advertiser isolation',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '1.1M images/day, p90 9 s',
      'Policy violation reaching delivery below 1 in 50,000',
      'GPU cost below $0.012 per image',
      'Queue wait p95 below 20 s at campaign peaks of 6 times the usual load',
      'Per-advertiser isolation',
    ],
    requestsPerMonth: 33000000,
    p95LatencyMs: 9000,
    costPerRequestUsd: 0.012,
    multiTenant: true,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Does a person review images?',
      answer: 'Only those that are flagged.',
      asks: ['person|human|people review|reviews', 'manual review|moderation', 'who .. reviews|checks'],
    },
    {
      question: 'Are faces allowed?',
      answer: 'Restricted: no real people without a release.',
      asks: ['face|faces|people|celebrity|celebrities|likeness'],
    },
    {
      question: 'How many countries?',
      answer: '40, with different rules on alcohol, health and politics.',
      asks: ['countries|country|markets|rules|laws'],
    },
    { question: 'Which provenance mark?', answer: 'C2PA.', asks: ['watermark|provenance|mark|c2pa|label|labelled'] },
  ],
  expectedKinds: [
    'message_queue',
    'image_gen_model',
    'gpu_pool',
    'autoscaler',
    'content_moderator',
    'vision_model',
    'policy_engine',
    'human_review_queue',
    'object_storage',
    'cdn',
    'cost_attribution',
    'rate_limiter',
    'ab_test',
    'audit_log',
  ],
  traps: ['Generating while the browser waits', 'Moderating the prompt and not the image', 'No fairness between advertisers in the queue'],
  followUps: [
    'Campaign day brings six times the load. Who waits, and for how long?',
    'Moderation blocks the clothing of one culture far more often. How do you see it, and what do you do?',
  ],
  change: {
    text: 'One advertiser books half of tomorrow’s capacity; twelve hundred small ones will complain.',
    set: { statements: ['One advertiser books half of the capacity of a day'] },
    covers: [
      'fair|fairness|weighted|queue|queues|quota|quotas',
      'reserve|reserved|reservation|capacity|headroom',
      'priority|priorities|tier|tiers',
      'price|pricing|surge|charge',
      'autoscale|scale|burst|cloud|spot',
      'batch|off_peak|overnight|schedule|scheduled',
      'wait|waiting|eta|promise|slo',
    ],
  },
  rubric: [
    {
      dimension: 'cost',
      strong: 'GPU seconds per image, share of rejected images, and use over the day make the price.',
      words: [
        'gpu seconds|second|time|hour|hours .. image|cost|price',
        'rejected|retries|regenerated|discarded .. cost|share|images',
        'utilisation|utilization',
        '1.2 cents|0.012',
      ],
    },
    {
      dimension: 'security',
      strong: 'The picture itself is moderated, with rules per country, not only the words that asked for it.',
      words: [
        'image|picture|output moderated|moderation|classifier|checked|screened',
        'moderate|moderates|moderation .. image|output|picture|after',
        'per country|market',
        'prompt and output|image',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'Work is queued and the browser gets told: a campaign day changes the wait, not the result.',
      words: [
        'queue|queued|async|asynchronous|job|jobs',
        'webhook|poll|notify|notification|status',
        'six times|6x|campaign day|peak',
        'backpressure|load shedding|admission',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'Provenance is written into each delivered file, and blocked advertisers can appeal.',
      words: [
        'c2pa|provenance|watermark',
        'appeal|appeals',
        'release .. faces|people|likeness',
        'over block|blocks|blocking|false positives',
      ],
    },
  ],
  starter: `
    end_user#advertiser { label: Advertiser } -> web_client#ads { label: "Ads manager" } -> app_service#studio { label: "Studio service" }
    #studio -> input_guardrail#prompt { label: "Prompt filter" }
    #studio -> image_gen_model#gen { label: "Image model" }
    #studio -> llm#copy { label: "GPT writes the copy", model: "gpt-5" }
    #studio -> object_storage#assets { label: "Assets of all advertisers", isolation: shared, dataClasses: [confidential] }
    #assets -> cdn#delivery { label: "Ad delivery" }
  `,
  reference: `
    requires { peakQps: 76 }
    web_client#ads { label: "Ads manager", remoteContent: false, aiDisclosure: true } -> api_gateway+rate_limiter#gateway { label: "Advertiser gateway", auth: true, quota: true, quotaPer: tenant, p95Ms: 15 } -> app_service#studio { label: "Studio service", deadlineMs: 9000, stateless: true, p95Ms: 20 }
    #studio -> input_guardrail#prompt { label: "Prompt and trademark check", failMode: closed, onFail: block, p95Ms: 60 }
    user_upload#photo { label: "Product photo", writers: customers, allowlist: true } -data-> #gateway
    #studio -> data_validator+vision_model#photoCheck { label: "Photo check", version: "v-2026-07", onFail: block, failMode: closed, timeoutMs: 2000, costPerCallUsd: 0.0006, p95Ms: 700 } -data-> #assets
    #studio -data{ async: false }-> message_queue#jobs { label: "Fair queue per advertiser", bounded: true, traceContext: true, retentionDays: 1, maxBacklog: 200000, delivery: at_least_once } -{ async: false }-> model_router#planner { label: "Draft or final router", qualityFloor: "advertiser keeps rate" }
    gpu_pool#gpus { label: "GPU pool in three zones", gpus: 420, minReplicas: 120, autoscale: "120..900", preemptibleShare: 40, utilization: 72, costPerHourUsd: 2, queueWait: 0.2, maxQps: 180 }
    autoscaler#scale { label: "Autoscaler on queue depth", signal: queue_depth, scaleUpTime: 60, minReplicas: 120 } -control-> #gpus
    #planner -{ trafficShare: 0.7 }-> image_gen_model#draft { label: "Draft image model", version: "img-s-2026-09", gpuSeconds: 1.5, safetyFilter: true, watermark: true, timeoutMs: 6000, p95Ms: 1800, p50Ms: 1500, costPerCallUsd: 0 }
    #planner -{ trafficShare: 0.3 }-> image_gen_model#final { label: "Final image model", version: "img-l-2026-08", gpuSeconds: 4, safetyFilter: true, watermark: true, timeoutMs: 12000, p95Ms: 4500, p50Ms: 4000, costPerCallUsd: 0 }
    #planner -{ onError: true }-> fallback_responder#templates { label: "Brand templates", rateAlert: 2 }
    #draft -> #gpus; #final -> #gpus
    #studio -> small_llm#copy { label: "Ad copy model", version: "2026-06", maxOutputTokens: 120, promptCache: prefix, structuredOnly: true, dpa: true, retention: zero, trainingAllowed: false, timeoutMs: 4000, limitTpm: 9000000, model: "gemini-3.1-flash-lite", inputTokens: 600, outputTokens: 110, cachedShare: 0.5 }
    [#draft, #final] -> content_moderator+vision_model#imageCheck { label: "Image check", version: "v-2026-10", failMode: closed, onFail: block, autoActionThreshold: 0.97, reviewBand: "0.6-0.97", timeoutMs: 1500, precision: 97, recall: 99.8, p95Ms: 400, costPerCallUsd: 0.0008 } -> policy_engine#policy { label: "Country and brand rules", versioned: true, defaultDecision: deny, ruleCount: 1300, p95Ms: 10 }
    #policy -> human_review_queue#reviewers { label: "Reviewers of flagged images", reviewers: 180, minutesPerReview: 1, itemsPerDay: 1100000, escalationRate: 0.02, slaMinutes: 120, agreement: 0.86 }
    #policy -> object_storage#assets { label: "Asset store per advertiser", isolation: namespace, tenantFilter: true, partitionKey: advertiser, encryptionMethod: sse_kms, retentionDays: 365, purgeOnDelete: true, dataClasses: [confidential], backup: true, versioning: true } -> cdn#delivery { label: "Ad delivery", ttlMinutes: 1440, hitRate: 0.9 }
    #reviewers -{ label: "update" }-> #assets
    #delivery -data-> ab_test#performance { label: "Variant test", primaryMetric: "conversions", guardrailMetrics: "complaints, hides", trafficShare: 0.1, mde: 2 }
    [#planner, #draft, #final, #copy, #imageCheck, #policy, #prompt] -telemetry-> metrics+cost_attribution#ops { label: "Metrics: wait, cost, blocks", metersBy: [advertiser, country, model], unit: "USD per image", recordsVersions: [model, policy, prompt], redaction: true, contentCapture: by_reference, retentionDays: 90, anomalyAlert: 40, metrics: [queue_wait, cost_per_image, block_rate, keep_rate], slices: [advertiser, country, culture] } -control-> alerting#oncall { label: "Alert: studio team", runbook: true }
    [#policy, #reviewers, #imageCheck] -telemetry-> audit_log#audit { label: "Audit log per image", immutability: true, retentionDays: 1095, recordsTools: true, contentCapture: by_reference, redaction: true }
    #ads -feedback-> feedback_collector#appeals { label: "Kept and appealed images", linksTrace: true, retentionDays: 180, purgeOnDelete: true } -feedback-> golden_dataset#cases { label: "Settled images by culture and country", cases: 8000, version: w46, refreshCadence: 14, purgeOnDelete: true, contaminationCheck: true, slices: [country, culture, category, faces, trademark, adversarial, injection, unanswerable] } -data-> offline_eval#eval { label: "Evaluation: misses, over-blocking", sameAsProd: true, metrics: [recall, precision, over_block_gap, brand_fit, attack_success_rate], slices: [country, culture, category] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 1 %", blocking: true, trafficShare: 0.01, autoRollback: true } -control-> #planner
    #reviewers -feedback-> #cases; #performance -data-> #ops
    #imageCheck -telemetry-> drift_monitor#drift { label: "Drift of blocks by culture", metrics: [block_rate, overturn_rate], slices: [culture, country], driftThreshold: 0.15, retentionDays: 180, redaction: true, contentCapture: by_reference } -control-> #oncall
    note "76 images a second is six times the mean. The GPU pool is paid by the hour, so an image adds nothing" near #gpus
  `,
})
