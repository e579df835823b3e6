import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'catalogue-localisation',
  title: 'Catalogue localisation, 40 languages, by Monday',
  domain: 'batch / cost',
  level: 'mid',
  companies: ['openai', 'databricks'],
  emphasis: ['cost', 'reliability', 'evaluation', 'data'],
  brief: 'Translate and adapt 9 million product pages, then keep up with changes.',
  functional: [
    'Translate with glossary and tone',
    'Preserve markup and units',
    'Estimate the quality of each item',
    'Have people check a sample',
    'Re-run only what changed',
  ],
  nonFunctional: [
    'First pass of 9M pages in 8 priority languages in 72 h, then 60,000 changes/day',
    'Budget of $190,000 for the first pass',
    'Markup errors below 0.05%',
    'Human-rated adequacy at least 4.2/5',
    'Resume after failure without paying twice',
  ],
  requirements: {
    scope: 'production',
    statements: [
      'First pass of 9M pages in 8 priority languages in 72 h, then 60,000 changes/day',
      'Budget of $190,000 for the first pass',
      'Markup errors below 0.05%',
      'Human-rated adequacy at least 4.2/5',
      'Resume after failure without paying twice',
    ],
    monthlyBudgetUsd: 190000,
    dataClasses: ['public'],
  },
  clarifications: [
    {
      question: 'Which items matter most?',
      answer: 'The top 5 % of the traffic get a better model.',
      asks: ['which|what items matter|important|priority|traffic', 'head|tail|top'],
    },
    { question: 'Who owns the glossary?', answer: 'The brand team.', asks: ['glossary|terminology|terms|brand'] },
    { question: 'Is the deadline hard?', answer: 'Yes. The shops open on Monday.', asks: ['deadline|monday|hard|late|slip'] },
    {
      question: 'Is legal text included?',
      answer: 'No, it is translated by lawyers.',
      asks: ['legal|exclude|excluded|out_of_scope', 'everything|all_text'],
    },
  ],
  expectedKinds: [
    'batch_inference',
    'message_queue',
    'workflow_engine',
    'model_router',
    'small_llm',
    'llm',
    'output_validator',
    'response_cache',
    'llm_judge',
    'human_annotation',
    'cost_attribution',
    'dead_letter_queue',
    'object_storage',
    'golden_dataset',
    'rate_limiter',
  ],
  traps: ['An interactive API for bulk work', 'No idempotency key', 'Judging translations with the translator'],
  followUps: [
    'At 40 % of the items the spend is already at 80 % of the budget. What do you do in the next ten minutes?',
    'The provider answers with 429 all night. Does Monday hold?',
  ],
  change: {
    text: 'At noon on Saturday the provider halves your rate limit.',
    set: { statements: ['The rate limit is halved at noon on Saturday'] },
    covers: [
      'priority|prioritise|prioritize|top|head|traffic first',
      'second|another|other|several provider|providers|model|account',
      'arithmetic|hours|remaining|per_minute|throughput|tpm',
      'batch|batch api|queue|backlog',
      'smaller|self_hosted|cheaper',
      'scope|languages|drop|postpone|after monday|fewer',
      'resume|checkpoint|idempotent',
      'tell|communicate|inform|stakeholder|shop',
    ],
  },
  rubric: [
    {
      dimension: 'cost',
      strong: 'Spend is compared with progress every hour, and the job stops itself before the budget does.',
      words: [
        'spend|spent .. progress|hour|hourly|percent|forecast|projected',
        'stop|stops|pause|pauses .. budget|spend',
        'forecast|burn rate|projection',
        '190,000|190k',
        'translation memory|cache|deduplicate|dedupe',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'Each item has a key of text, language and version, so that a restart pays for nothing twice.',
      words: [
        'key .. item|text|language|version|hash',
        'content hash|hash',
        'resume|restart .. twice|checkpoint|paid|again',
        'idempoten*',
        'checkpoint',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Markup is compared by code, meaning is sampled by people, and the judge is another model.',
      words: [
        'markup|tags|placeholders|placeholder|html .. check|checked|code|compare|diff|validator|parse',
        'sample|sampled .. people|human|humans|linguist|linguists|native|raters',
        'different|other|another model .. judge|judges',
        'back translation',
        'adequacy',
      ],
    },
    {
      dimension: 'data',
      strong: 'Glossary and prompts have versions, and a change tells which items are old.',
      words: [
        'glossary .. version|versions|versioned|change|changed|update',
        'version .. item|glossary|prompt|stale|old',
        'retranslate|re_translate|invalidate|affected',
      ],
    },
  ],
  starter: `
    scheduler#start { label: "Start Friday" } -> batch_inference#loop { label: "Script over 9M pages", itemsPerDay: 24000000, expectedMinutes: 4320 }
    relational_db#catalog { label: "Product pages" } -data-> #loop
    zone provider(label: "Model provider", trust: external) {
      llm#model { label: "GPT, large model for everything", model: "gpt-5", endpoint: interactive, version: latest }
    }
    #loop -{ retries: 5, label: "retry x5" }-> #model
    #loop -> llm_judge#judge { label: "The same model grades", model: "gpt-5", sampleRate: 1 }
    #loop -data-> message_queue#results { label: "Results", delivery: at_least_once } -> app_service#writer { label: "Page writer" } -{ label: "append" }-> relational_db#out { label: "Translated pages", sideEffect: write, idempotent: false }
    end_user#shopper { label: Shopper } -> web_client#shop { label: "Shop" } -> #out
  `,
  reference: `
    requires { requestsPerMonth: 86400000 }
    source_connector#catalog { label: "Product pages without legal text", writers: staff, sync: cdc, documents: 9000000, changeRate: 60000, dataClasses: [public] } -data-> deduplicator#changed { label: "Change detector by content hash", tombstones: true, dedupe: true } -data-> workflow_engine#run { label: "Localisation run", checkpointed: true, idempotent: true, maxDurationMin: 4320, compensation: true }
    scheduler#start { label: "Run schedule", schedule: hourly } -control-> #run
    #run -> response_cache#memory { label: "Translation memory", scope: global, dataClasses: [public], keyIncludes: [sentence, language, glossary_version, model, prompt_version], hitRate: 0.35, ttlMinutes: 525600, purgeOnDelete: true }
    #run -> token_budget#purse { label: "Spend limit of 190,000 dollars", costBudgetUsd: 190000, softLimit: 60, onExceed: queue, quotaPer: key, quota: true }
    #run -data-> message_queue#items { label: "Item queue, top traffic first", bounded: true, traceContext: true, delivery: at_least_once, maxBacklog: 2000000, retentionDays: 7 } -data-> batch_inference#batches { label: "Provider batches", endpoint: batch, resumable: true, checkpointed: true, discount: 50, turnaround: 8, idempotent: true } -> rate_limiter#pace { label: "Rate limit below the providers'", limitTpm: 40000000, quota: true, quotaPer: key } -> model_router#route { label: "Router by traffic", cheapShare: 95, qualityFloor: "adequacy 4.2", multiBackend: true }
    #items -data-> dead_letter_queue#failed { label: "Failed items", alertDepth: 500, replayTool: true, retentionDays: 14 }
    zone provider(label: "Two providers, batch endpoints", trust: external) {
      small_llm#small { label: "Small translation model", version: "2026-08-20", endpoint: batch, inputTokens: 700, outputTokens: 450, maxOutputTokens: 900, promptCache: prefix, cachedShare: 0.4, structuredOnly: true, dpa: true, retention: limited, timeoutMs: 120000, limitTpm: 80000000, model: "gpt-5.4-mini", itemsPerDay: 1800000 }
      llm#large { label: "Large translation model", version: "2026-07-01", endpoint: batch, inputTokens: 900, outputTokens: 450, maxOutputTokens: 900, promptCache: prefix, structuredOnly: true, dpa: true, retention: limited, timeoutMs: 120000, limitTpm: 20000000, model: "claude-sonnet-4-6", itemsPerDay: 94000 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, endpoint: batch, maxOutputTokens: 900, dpa: true, retention: limited, timeoutMs: 120000, model: "mistral-medium-3-5", inputTokens: 700, outputTokens: 450 }
      llm_judge#judge { label: "Quality estimate by another vendor", version: "2026-04-11", agreement: 0.72, calibrationSet: 400, sampleRate: 0.02, endpoint: batch, maxOutputTokens: 120, scale: 1_5_rubric, dpa: true, retention: limited, metrics: [adequacy, tone, glossary], model: "gemini-3.1-pro", inputTokens: 1400, outputTokens: 90, itemsPerDay: 38000 }
    }
    #route -> #small; #route -> #large; #route -{ onError: true }-> #second
    prompt_registry#glossary { label: "Glossary and tone registry", reviewRequired: true, versionsRetained: 200, version: "g-2026-11", linkedEval: "localisation gold" }
    #run -> #glossary
    #batches -data-> output_validator#markup { label: "Markup and glossary check", failMode: closed, onFail: repair, repairAttempts: 1, mode: synchronous } -data-> object_storage#pages { label: "Translated pages", sideEffect: write, idempotent: true, versioning: true, encryptionMethod: sse_kms, retentionDays: 730, backup: true, dataClasses: [public], purgeOnDelete: true } -> cdn#shops { label: "Shop delivery", ttlMinutes: 60, hitRate: 0.95 }
    #markup -data-> #failed
    #pages -data-> #judge -data-> human_annotation#linguists { label: "Linguists", agreement: 0.79, guidelinesVersion: v3, reviewers: 40, minutesPerReview: 3, itemsPerDay: 4500, escalationRate: 1, sampleRate: 0.005 }
    web_client#shop { label: "Shop page", aiDisclosure: true, remoteContent: false } -> #shops
    [#route, #batches, #small, #large, #second, #markup, #judge, #memory] -telemetry-> llm_tracing+cost_attribution#spend { label: "Spend and forecast", metersBy: [language, model, item_class], lagMinutes: 5, anomalyAlert: 15, recordsVersions: [prompt, model, glossary], retentionDays: 180, contentCapture: by_reference, redaction: true, unit: "USD per 1,000 items" } -control-> alerting#oncall { label: "Alert: localisation team", runbook: true }
    #spend -data-> quality_monitor#quality { label: "Quality by language", metrics: [items_per_hour, markup_errors, adequacy, returns], slices: [language, category, model], alerts: "localisation team" }
    #shop -feedback-> feedback_collector#reports { label: "Reports of wrong translations", linksTrace: true, retentionDays: 180 } -feedback-> #linguists
    #linguists -feedback-> golden_dataset#gold { label: "Human references per language", cases: 4000, version: v11, agreement: 0.79, refreshCadence: 30, contaminationCheck: true, purgeOnDelete: true, slices: [language, category, units, markup, tone, unanswerable, injection] } -data-> offline_eval+regression_gate#eval { label: "Evaluation with gate per language", blocking: true, sameAsProd: true, metrics: [adequacy, term_accuracy, markup_errors, answer_correctness, faithfulness], slices: [language, category] } -control-> canary_release#pilot { label: "Canary by category", trafficShare: 0.02, autoRollback: true } -control-> #run
    #linguists -data-> #judge
    note "One request is one page in one language: 72M in the first month and 14M changes. Two thirds are not in the memory" near #items
  `,
})
