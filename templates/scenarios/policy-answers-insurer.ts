import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'policy-answers-insurer',
  title: 'Policy answers for a 40,000-person insurer',
  domain: 'RAG',
  level: 'senior',
  companies: ['cohere', 'anthropic', 'google-deepmind'],
  emphasis: ['retrieval', 'security', 'evaluation', 'latency', 'cost'],
  brief:
    'Claims handlers lose about 25 minutes a day hunting through policy wordings, bulletins and wikis. Design an assistant that answers their questions with quotable evidence.',
  functional: [
    'Answer free-text questions with passage-level citations',
    'Say plainly when the corpus does not contain the answer',
    'Respect source permissions (brand, country, seniority)',
    'Cover PDFs with tables, wiki pages and 2-page bulletins',
    'Let handlers flag a wrong answer in one click',
  ],
  nonFunctional: [
    '1.2M documents, 9,000 changes/day, a bulletin must be answerable within 30 min',
    '6,000 concurrent handlers, 35 q/s peak',
    'First token p95 1.5 s, full answer 6 s',
    'Cost below $0.02 per answer at 900,000 answers/month',
    '99.5% availability in business hours',
    'Zero cross-brand leaks',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '1.2M documents, 9,000 changes/day, a bulletin must be answerable within 30 min',
      '6,000 concurrent handlers, 35 q/s peak',
      'First token p95 1.5 s, full answer 6 s',
      'Cost below $0.02 per answer at 900,000 answers/month',
      '99.5% availability in business hours',
      'Zero cross-brand leaks',
    ],
    requestsPerMonth: 900000,
    peakQps: 35,
    p95LatencyMs: 6000,
    firstTokenP95Ms: 1500,
    costPerRequestUsd: 0.02,
    availability: 0.995,
    dataClasses: ['pii', 'confidential'],
  },
  clarifications: [
    {
      question: 'Which versions of a wording are in force?',
      answer: 'Wordings have effective dates, and the old ones stay valid for old claims.',
      asks: [
        'version|versions in force',
        'effective date|dates',
        'old|older|former|previous|historic wordings|versions|documents',
        'which version',
      ],
    },
    {
      question: 'What does a wrong answer cost?',
      answer: 'A wrongly paid claim leaks 1,900 dollars on average.',
      asks: ['wrong|bad answer cost|costs|mean', 'cost|impact|consequence of wrong|error|mistake', 'leakage'],
    },
    {
      question: 'Are handlers allowed to paste customer data?',
      answer: 'Yes. Questions contain names, policy numbers and injuries.',
      asks: ['personal|customer|sensitive data|information', 'pii', 'paste|pasted', 'what is in .. questions|question'],
    },
    {
      question: 'Which languages?',
      answer: 'English, German and French; the wordings of a country are in its own language.',
      asks: ['which|what|how many language|languages', 'multilingual|translate'],
    },
  ],
  expectedKinds: [
    'source_connector',
    'document_parser',
    'chunker',
    'embedding_pipeline',
    'vector_db',
    'keyword_index',
    'reranker',
    'acl_filter',
    'context_builder',
    'llm',
    'groundedness_checker',
    'offline_eval',
    'golden_dataset',
    'llm_tracing',
    'feedback_collector',
    'pii_redactor',
  ],
  traps: [
    'Treating the newest version as the only version',
    'Filtering permissions after the top k instead of inside the search',
    'Evaluating only questions that have an answer',
    'No path for PDFs full of tables',
  ],
  followUps: [
    'Every metric is green and handlers say the answers feel wrong. What do you look at?',
    'A bulletin is withdrawn: how fast does it stop being quoted?',
    'Costs triple in a week and traffic did not move. Where do you look first?',
  ],
  change: {
    text: 'A regulator rules: from today, every answer that led to a payment must be reproducible for seven years, with the exact wording it rested on.',
    set: { regulations: ['record keeping, 7 years'], statements: ['Every answer that led to a payment can be reproduced for 7 years'] },
    covers: [
      'snapshot|snapshots|version|versions|versioned .. index|document|wording|corpus|prompt|model',
      'audit',
      'retain|retention|archive|store .. years|trace|answer|evidence',
      'reproduce|replay|reproducible',
      'append only|immutable',
      'cost .. storage',
    ],
  },
  rubric: [
    {
      dimension: 'retrieval',
      strong: 'Search filters by the date of the claim, so that an old wording answers an old claim.',
      words: ['effective|validity|claim date|dates', 'date of the claim|loss', 'in force', 'as of date', 'version .. claim|date'],
    },
    {
      dimension: 'security',
      strong: 'Brand and seniority are part of the query to the index, not a check on what came back.',
      words: [
        'brand|country|seniority .. filter|query|index|namespace|pre|search',
        'filter .. brand|brands',
        'before top k|ranking|search',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Tables, bulletins and unanswerable questions are slices of their own.',
      words: [
        'tables|bulletins|unanswerable|language|languages .. slice|slices|own|separate',
        'own slices',
        'slice|slices|set .. tables|bulletins|unanswerable|language|languages',
        'unanswerable|no_answer .. cases|questions|slice|set',
        'per language',
      ],
    },
    {
      dimension: 'latency',
      strong: 'The first token comes at 1.5 s because groundedness is checked on the stream or sentence by sentence.',
      words: [
        'sentence by sentence',
        'check|checked|verify .. stream|streaming|sentence',
        '1.5 s|seconds|second',
        'first token .. budget|retrieval|rerank|search',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Two cents at 900,000 answers is 18,000 dollars a month, and the context is most of it.',
      words: [
        '18,000|18k',
        '900k|900,000 .. cents|dollars|cost|month',
        'two|2 cents',
        'context|input tokens .. most|largest|dominates|share',
      ],
    },
  ],
  starter: `
    end_user#handler { label: "Claims handler" } -> chat_ui#panel { label: "Claims desk chat" } -> llm_orchestrator#answers { label: "Answer service" }
    #answers -> embedding_model#embed { label: "Embed question" }
    #answers -> vector_db#wordings { label: "Wording index", k: 10, isolation: shared, dataClasses: [confidential] }
    #answers -> acl_filter#brands { label: "Drop passages of other brands" }
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT", model: "gpt-5", maxOutputTokens: 600 } }
    #brands -> #model
    source_connector#share { label: "Wordings, bulletins, wiki" } -data-> embedding_pipeline#nightly { label: "Nightly upload", schedule: nightly, updateMode: append_only } -data-> #wordings
    #answers -telemetry-> logging#logs { label: "Request log", contentCapture: full }
  `,
  reference: `
    end_user#handler { label: "Claims handler", population: 40000, identityLevel: internal } -> web_client#panel { label: "Claims desk side panel", streaming: true, rendersMarkdown: true, remoteContent: false, aiDisclosure: true }
    #panel -> api_gateway#gateway { label: "Staff gateway, 60 questions an hour", auth: true, quota: true, quotaPer: user, p95Ms: 20 } -> llm_orchestrator+context_builder#answers { label: "Answer service: numbered passages", deadlineMs: 6000, promptVersion: "2026-10-3", stablePrefix: true, untrustedDelimiting: true, maxContextTokens: 6000, multiBackend: true, p95Ms: 20 }
    #answers -> query_rewriter#scope { label: "Question to claim date, brand, country", usesHistory: true, p95Ms: 150, costPerCallUsd: 0.0002 }
    #answers -> acl_filter#entitlements { label: "Handler's rights: brand, country, rank", filterMode: pre, aclSyncLag: 10, p95Ms: 15 } -> hybrid_retriever#search { label: "Search by claim date", k: 60, filterMode: pre, tenantFilter: true, minScore: 0.3, onEmpty: abstain, timeoutMs: 800, degradedMode: "exact words only, marked as such" }
    #search -> embedding_model#embed { label: "Embedder", version: "multilingual-3 2026-05", dimensions: 1024, p95Ms: 60, model: "voyage-4", inputTokens: 60 }
    #search -> vector_db#passages { label: "Passages with effective dates", vectors: 18000000, dimensions: 1024, memoryGb: 256, embeddingVersion: "multilingual-3 2026-05", isolation: namespace, filterMode: pre, effectiveDates: true, lagSloMinutes: 30, deletionHandling: propagated, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 20, dataClasses: [confidential], p95Ms: 60, costPerMonthUsd: 1900 }
    #search -> keyword_index#terms { label: "Clause numbers and exact terms", isolation: namespace, filterMode: pre, lagSloMinutes: 30, deletionHandling: propagated, purgeOnDelete: true, effectiveDates: true, rebuildTimeHours: 6, dataClasses: [confidential], p95Ms: 50 }
    #search -> reranker#rerank { label: "Reranker, 60 to 8", k: 60, topN: 8, version: "2026-03", p95Ms: 220, timeoutMs: 500, degradedMode: "order of the search", pricePer1kUsd: 2 }
    #answers -> pii_redactor#mask { label: "Masking of customer data", placement: before_model, p95Ms: 40 }
    zone provider(label: "EU model providers under contract", trust: external, region: eu) {
      llm#writer { label: "Answer model", version: "2026-08-01", inputTokens: 4500, outputTokens: 350, maxOutputTokens: 700, contextWindow: 128000, ttftMs: 650, tokensPerSecond: 110, promptCache: prefix, cachedShare: 0.3, streaming: true, cites: true, abstains: true, dpa: true, retention: zero, limitTpm: 16000000, model: "mistral-medium-3-5" }
      fallback_model#second { label: "Second provider's model", version: "2026-06-15", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 700, dpa: true, retention: zero, cites: true, abstains: true, model: "gemini-3.6-flash", inputTokens: 4500, outputTokens: 350 }
    }
    #mask -{ timeoutMs: 4500, streaming: true }-> #writer; #mask -{ onError: true, timeoutMs: 4500, streaming: true }-> #second
    #answers -> groundedness_checker#quotes { label: "Quote check", mode: chunked, onFail: abstain, failMode: closed, p95Ms: 350, timeoutMs: 900, costPerCallUsd: 0.0015 }
    #quotes -> fallback_responder#unsure { label: "'Not in the corpus' answer", options: search_results_form_human, rateAlert: 12 }
    source_connector#sources { label: "Wordings, bulletins, wikis", documents: 1200000, changeRate: 9000, sync: webhook, aclExport: true, writers: staff, deletionSlaMinutes: 30 } -data-> document_parser+chunker#parser { label: "Table parser and clause cutter", tableAccuracy: 94, strategy: structural, chunkTokens: 400 } -data-> data_validator#checks { label: "Check of language, brand and dates", onFail: block } -data-> embedding_pipeline#indexer { label: "Indexer: add, replace, remove", updateMode: event, embeddingVersion: "multilingual-3 2026-05", deletionHandling: propagated, deadLetter: true, reconcile: weekly, dedupe: true, lagSloMinutes: 30 }
    #indexer -> #embed; #indexer -data-> #passages; #indexer -data-> #terms
    #answers -telemetry-> llm_tracing#traces { label: "Traces without customer data", redaction: true, contentCapture: redacted, retentionDays: 30, purgeOnDelete: true, recordsVersions: [prompt, model, index], recordsRetrieval: true, metersBy: [brand, feature] }
    [#quotes, #search, #writer, #second] -telemetry-> #traces
    #traces -data-> online_eval+quality_monitor#quality { label: "Online quality, by brand and language", sampleRate: 0.03, metrics: [groundedness, answer_correctness, citation_precision, abstain_rate, index_lag], slices: [brand, language, document_type], agreement: 0.72 }
    #indexer -telemetry-> #quality; #quality -control-> alerting#oncall { label: "Alert: claims knowledge team", alerts: "claims knowledge team", runbook: true }
    #panel -feedback-> feedback_collector#flags { label: "Wrong-answer flag", linksTrace: true, triageSla: 2, retentionDays: 90 } -feedback-> human_annotation#experts { label: "Coverage experts", agreement: 0.81 } -feedback-> golden_dataset#cases { label: "Expert questions with clause and date", cases: 1400, purgeOnDelete: true, unanswerableShare: 18, version: v23, contaminationCheck: true, refreshCadence: 30, slices: [brand, language, table, superseded, unanswerable, injection, cross_brand] }
    #experts -data-> #quality
    #cases -data-> offline_eval#eval { label: "Evaluation: clause found, correct, no leak", sameAsProd: true, metrics: [context_recall, context_precision, faithfulness, answer_correctness, cross_brand_leaks], slices: [brand, language, table, superseded, unanswerable] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 5 % of desks", blocking: true, trafficShare: 0.05, autoRollback: true } -control-> #answers
    #eval -> #answers
  `,
})
