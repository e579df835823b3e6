import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'web-answer-engine',
  title: 'Answer engine over the open web',
  domain: 'search',
  level: 'staff',
  companies: ['google-deepmind', 'cohere', 'openai'],
  emphasis: ['retrieval', 'latency', 'cost', 'reliability'],
  brief: 'Users ask a question; the product returns a short answer with live sources.',
  functional: [
    'Decide when to search and how often',
    'Fetch, rank and quote pages',
    'Cite every claim',
    'Follow-up questions keep context',
    'Block unsafe requests',
  ],
  nonFunctional: [
    '6,000 queries/s peak, 180M/day',
    'First token p95 1.1 s, answer p95 5 s',
    'News are minutes old at most',
    'Claims with a valid citation at least 93%',
    'Blended cost below $0.004 per query',
    'Survive loss of one search and one model provider',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '6,000 queries/s peak, 180M/day',
      'First token p95 1.1 s, answer p95 5 s',
      'News are minutes old at most',
      'Claims with a valid citation at least 93%',
      'Blended cost below $0.004 per query',
      'Survive loss of one search and one model provider',
    ],
    requestsPerMonth: 5400000000,
    peakQps: 6000,
    firstTokenP95Ms: 1100,
    p95LatencyMs: 5000,
    costPerRequestUsd: 0.004,
    dataClasses: ['public'],
  },
  clarifications: [
    {
      question: 'Own index or a search API?',
      answer: 'Both. The own index covers 20 % of what is asked.',
      asks: ['own_index|search api', 'build|buy|crawl|crawler', 'search provider|providers|engine'],
    },
    {
      question: 'Do publishers opt out?',
      answer: 'Yes, and it must be honoured within a day.',
      asks: ['publisher|publishers opt|out|robots', 'opt out|outs', 'copyright|licence|license|licensing'],
    },
    {
      question: 'Which queries skip the language model?',
      answer: 'Navigational ones, about 30 %.',
      asks: ['skip|bypass|without the model|llm', 'navigational|query types|kinds|mix', 'which queries'],
    },
    {
      question: 'How much abuse is there?',
      answer: 'Scrapers are 9 % of the traffic.',
      asks: ['abuse|scraper|scrapers|bot|bots', 'traffic quality'],
    },
  ],
  expectedKinds: [
    'intent_router',
    'query_rewriter',
    'web_search',
    'keyword_index',
    'reranker',
    'injection_detector',
    'context_builder',
    'model_router',
    'small_llm',
    'llm',
    'fallback_model',
    'citation_builder',
    'groundedness_checker',
    'semantic_cache',
    'online_eval',
    'llm_tracing',
    'waf',
    'rate_limiter',
    'cost_attribution',
  ],
  traps: [
    'Searching for every query',
    'Adding citations after the answer was written',
    'Caching answers about news',
    'Trusting the text of a page',
  ],
  followUps: [
    'The citations look right and do not support the claim. How do you measure that, and where do you fix it?',
    'A viral event multiplies one query by 400. What happens on your board in the first minute?',
  ],
  change: {
    text: 'The search provider that answers 80 % of your queries triples its price in four weeks.',
    set: { costPerRequestUsd: 0.003 },
    covers: [
      'own_index|crawl',
      'cache|caching|cached',
      'second|another|other provider|search|contract',
      'fewer|skip|not every searches|search|query|queries',
      'classifier|router|route|routing',
      'quality .. measure|compare|ab|sample',
      'cost per query|search',
    ],
  },
  rubric: [
    {
      dimension: 'retrieval',
      strong: 'Claims are written from passages, and a claim without a supporting passage is dropped before it is shown.',
      words: [
        'claim|claims|sentence|sentences .. support|supported|supporting|passage|entail|entailment|drop|dropped|verified',
        'entailment|nli',
        'citation|citations .. support|supports|check|verify|precision',
      ],
    },
    {
      dimension: 'latency',
      strong: 'Searches run side by side with a cut-off, and the slowest source is left out.',
      words: [
        'parallel|concurrent|fan_out .. search|searches|sources|providers|timeout',
        'leave|left|drop|dropped|without .. slowest|slow|late source|sources|provider',
        'cut off|deadline',
        '1.1 s',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Three of ten queries never reach a model, and popular answers come from a cache with a short life for news.',
      words: [
        '30 %|30_percent|navigational .. skip|without|no_model|never',
        'cache .. popular|head|viral|ttl|news|minutes|seconds',
        'ttl',
        '0.004|0.4 cents',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'Loss of one search and of one model provider is survived, and practised.',
      words: [
        'loss of one',
        'survive|survives|survived .. provider|search',
        'provider .. survive|survives|survived',
        'two|second|other search|model provider|providers',
        'provider .. lost|loss|down|fails|drill|practise|practice|game day',
        'coalesce|coalescing|single flight|request collapsing',
      ],
    },
  ],
  starter: `
    end_user#visitor { label: Visitor, identityLevel: anonymous } -> web_client#page { label: "Answer page", rendersMarkdown: true } -> llm_orchestrator#answers { label: "Answer service" }
    #answers -> web_search#search { label: "Search API" }
    #answers -> crawler#fetch { label: "Fetch pages" }
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT", model: "gpt-5" } }
    #answers -> #model
    #answers -> semantic_cache#cache { label: "Answer cache, one day", ttlMinutes: 1440, similarityThreshold: 0.85 }
    #answers -telemetry-> metrics#dashboard { label: "Latency and errors" }
  `,
  reference: `
    web_client#page { label: "Answer page", streaming: true, rendersMarkdown: true, remoteContent: false, aiDisclosure: true } -> waf+rate_limiter#edge { label: "Bot wall, limits per visitor", l7Ddos: true, challengeRate: 9, quota: true, quotaPer: user, p95Ms: 6 } -> input_guardrail#screen { label: "Screen for unsafe questions", failMode: closed, onFail: abstain, p95Ms: 25 } -> intent_router#intent { label: "Intent router", fallbackClass: fact, confidenceThreshold: 0.6, version: "2026-10", p95Ms: 20 }
    #intent -> fallback_responder#links { label: "Plain result list", options: search_results_form_human, rateAlert: 40 }
    #intent -{ sampleRate: 0.7 }-> llm_orchestrator#answers { label: "Answer service", deadlineMs: 5000, p95Ms: 10 }
    #answers -> semantic_cache#cache { label: "Cache of evergreen answers", scope: global, dataClasses: [public], keyIncludes: [intent, locale, model, prompt_version], ttlMinutes: 360, similarityThreshold: 0.97, hitRate: 0.25, purgeOnDelete: true, p95Ms: 10 }
    #answers -> query_rewriter#plan { label: "Search planner", usesHistory: true, p95Ms: 60 } -> hybrid_retriever#gather { label: "Search in all sources at once", k: 60, minScore: 0.3, onEmpty: abstain, timeoutMs: 600, degradedMode: "own index only", p95Ms: 10 }
    zone web(label: "Open web", trust: internet) {
      web_search#searchA { label: "Search API A", timeoutMs: 500, p95Ms: 280, pinned: true, accessScope: read, costPerCallUsd: 0.0008 }
      web_search#searchB { label: "Search API B", timeoutMs: 500, p95Ms: 300, pinned: true, accessScope: read, costPerCallUsd: 0.0008 }
      crawler#crawler { label: "Own crawler, honours opt-outs", robotsCompliance: true, recrawlInterval: 1, updateMode: event, deletionHandling: propagated }
    }
    #gather -> #searchA; #gather -> #searchB; #gather -> keyword_index#own { label: "Own index, minutes fresh for news", hybrid: true, lagSloMinutes: 5, deletionHandling: propagated, trustTier: mixed, rebuildTimeHours: 30, dataClasses: [public], backup: true, p95Ms: 60, costPerMonthUsd: 900000 }
    #crawler -data-> content_moderator+deduplicator#pages { label: "Filter: spam, copies, opt-outs", failMode: closed, onFail: block } -data-> #own
    #gather -> reranker#rerank { label: "Reranker, 60 to 8", k: 60, topN: 8, version: "2026-08", p95Ms: 120, timeoutMs: 300, degradedMode: "order of the search", costPerMonthUsd: 350000 }
    #answers -> injection_detector+context_builder#quote { label: "Page cleaner, numbered passages", failMode: closed, onFail: block, untrustedDelimiting: true, maxContextTokens: 5000, stablePrefix: true, p95Ms: 40 } -> model_router#router { label: "Model router", cheapShare: 80, qualityFloor: "supported claims 93 %", multiBackend: true, p95Ms: 5 }
    zone providers(label: "Two model providers", trust: external) {
      small_llm#small { label: "Small answer model", version: "2026-08-20", inputTokens: 3200, outputTokens: 220, maxOutputTokens: 350, ttftMs: 280, tokensPerSecond: 180, contextWindow: 64000, promptCache: prefix, cites: true, abstains: true, dpa: true, retention: zero, limitTpm: 1500000000, model: "gemini-2.5-flash-lite", cachedShare: 0.15 }
      llm#large { label: "Large model for research", version: "2026-07-01", inputTokens: 4500, outputTokens: 350, maxOutputTokens: 600, ttftMs: 420, tokensPerSecond: 130, contextWindow: 128000, promptCache: prefix, cites: true, abstains: true, dpa: true, retention: zero, limitTpm: 800000000, model: "gemini-3-flash", cachedShare: 0.15 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 350, ttftMs: 350, tokensPerSecond: 150, outputTokens: 220, cites: true, abstains: true, dpa: true, retention: zero, model: "mistral-small-2603", inputTokens: 3200 }
    }
    #router -{ timeoutMs: 3500 }-> #small; #router -{ timeoutMs: 4000 }-> #large; #router -{ onError: true, timeoutMs: 3500 }-> #second
    #answers -> groundedness_checker+citation_builder#cites { label: "Claim and citation check", mode: chunked, failMode: closed, onFail: abstain, granularity: passage, citationPrecision: 94, p95Ms: 150, timeoutMs: 400 }
    #cites -> #links
    [#answers, #gather, #router, #cites, #second, #cache, #screen, #links] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost, by intent", sampleRate: 0.02, redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, index], recordsRetrieval: true, retentionDays: 30, metersBy: [intent, model, search_api], unit: "USD per query", anomalyAlert: 30 }
    #traces -data-> online_eval#support { label: "Citation audit, hourly", sampleRate: 0.001, metrics: [citation_support, freshness, abstain_rate], slices: [intent, language, news, site], agreement: 0.74 } -control-> alerting#oncall { label: "Alert: answers team", runbook: true }
    #page -feedback-> feedback_collector#signals { label: "Thumbs and second searches", linksTrace: true } -feedback-> golden_dataset#cases { label: "Questions with supporting passages", cases: 5000, version: w47, refreshCadence: 7, purgeOnDelete: true, unanswerableShare: 15, contaminationCheck: true, slices: [intent, language, news, unanswerable, injection, viral] } -data-> offline_eval+regression_gate#eval { label: "Evaluation and release gate", blocking: true, sameAsProd: true, metrics: [context_recall, context_precision, faithfulness, answer_correctness, citation_support, attack_success_rate], slices: [intent, language, news, injection] } -control-> canary_release#canary { label: "Canary of 1 %", trafficShare: 0.01, autoRollback: true } -control-> #answers
  `,
})
