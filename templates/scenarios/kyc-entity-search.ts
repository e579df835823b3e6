import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'kyc-entity-search',
  title: 'Know-your-customer entity search',
  domain: 'knowledge graph',
  level: 'senior',
  companies: ['databricks', 'cohere'],
  emphasis: ['retrieval', 'data', 'evaluation', 'requirements'],
  brief: 'Compliance staff resolve whether a client is linked to sanctioned people or firms.',
  functional: [
    'Entity resolution over registries, leaks and news',
    'Show paths through the graph with sources',
    'Write a risk narrative',
    'Monitor clients after onboarding',
    'Export a case',
  ],
  nonFunctional: [
    '400M entities, 1.6B edges',
    'Query p95 3 s',
    'Missed true match below 0.1%',
    'False alerts below 12 per analyst-day',
    'Every statement sourced',
    'Sanction list updates effective in 15 min',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '400M entities, 1.6B edges',
      'Query p95 3 s',
      'Missed true match below 0.1%',
      'False alerts below 12 per analyst-day',
      'Every statement sourced',
      'Sanction list updates effective in 15 min',
    ],
    p95LatencyMs: 3000,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'Which scripts?',
      answer: 'Latin, Arabic, Cyrillic and Han.',
      asks: ['script|scripts|alphabet|alphabets|transliteration|languages'],
    },
    { question: 'Does the regulator look in?', answer: 'Yes, at every decision.', asks: ['regulator|regulators|audit|auditor'] },
    {
      question: 'Are there data licences?',
      answer: 'Per source; some may not be copied into reports.',
      asks: ['licence|licences|license|licenses|licensing|data sources'],
    },
    {
      question: 'May a language model decide?',
      answer: 'No. An analyst does.',
      asks: ['language model|llm .. decide|decision|may|allowed|role', 'who decides'],
    },
  ],
  expectedKinds: [
    'knowledge_graph',
    'embedding_pipeline',
    'enrichment',
    'deduplicator',
    'keyword_index',
    'vector_db',
    'retriever',
    'llm',
    'citation_builder',
    'groundedness_checker',
    'human_review_queue',
    'audit_log',
    'cdc_stream',
    'offline_eval',
    'drift_monitor',
  ],
  traps: ['Embeddings only, for names', 'A model that writes statements without a source', 'No alarm when a list is old'],
  followUps: [
    'A sanction list update was missed. When do you notice, and who was screened meanwhile?',
    'The narrative cites the wrong person of the same name. Where could that have been stopped?',
  ],
  change: {
    text: 'A country publishes its list as a scanned PDF in a script that your matcher has never seen, valid in fifteen minutes.',
    set: { statements: ['A new list in a new script is effective in 15 minutes'] },
    covers: [
      'ocr|scan|scanned|pdf|parse',
      'transliterate|transliteration|script|romanise|romanize',
      'manual|human|analyst|person',
      'fallback|hold|delay|block|conservative|stop',
      'threshold|thresholds|recall',
      'alert|alarm|fresh|freshness|late',
      'test|tests|cases|evaluate|evaluation',
      'rescreen|re_screen|backlog',
    ],
  },
  rubric: [
    {
      dimension: 'retrieval',
      strong: 'Names are matched by script-aware spelling, sound and transliteration; embeddings only add.',
      words: [
        'transliteration|transliterate|transliterated',
        'phonetic|soundex|metaphone',
        'fuzzy|edit distance|jaro|levenshtein',
        'script .. aware|normalise|normalize|arabic|cyrillic',
        'embeddings .. only|add|not|alone',
      ],
    },
    {
      dimension: 'data',
      strong: 'A list that is late raises an alarm, and who was screened meanwhile is screened again.',
      words: [
        'rescreen|re_screen|screened_again',
        'list .. late|old|stale|missed|alarm|alert|fresh',
        'licence|license .. source|per|report',
        '15 minutes|min',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Missed matches are estimated with planted names per script, false alerts per analyst and day.',
      words: [
        'planted|seeded|synthetic names|name|matches',
        'per script',
        'false alerts|alert|positives .. analyst|day',
        'missed .. match|matches|rate|0.1',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'The analyst decides; the model writes only sentences that have a source.',
      words: [
        'analyst .. decides|decide|decision|approves',
        'sentence|sentences|statement|statements .. source|sourced|cite|cited|evidence',
        'model .. not decide|never|only|summarise|summarize',
        'explain|explanation|reason',
      ],
    },
  ],
  starter: `
    end_user#analyst { label: "Compliance analyst" } -> web_client#desk { label: "Screening desk" } -> llm_orchestrator#screen { label: "Screening service" }
    #screen -> vector_db#names { label: "Name embeddings", dataClasses: [pii] }
    #screen -> knowledge_graph#graph { label: "Ownership graph", dataClasses: [pii] }
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT decides and writes the narrative", model: "gpt-5" } }
    #screen -> #model
    source_connector#lists { label: "Sanction lists and registries" } -data-> embedding_pipeline#nightly { label: "Weekly load", schedule: weekly, updateMode: append_only } -data-> #names
  `,
  reference: `
    requires { requestsPerMonth: 200000, peakQps: 2 }
    web_client#desk { label: "Screening desk", remoteContent: false, rendersMarkdown: false, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Analyst login and limits", method: saml, mfa: true, quota: true, quotaPer: user, p95Ms: 15 } -> llm_orchestrator#screen { label: "Screening service", deadlineMs: 3000, p95Ms: 10 }
    #screen -> query_rewriter#variants { label: "Name variants", queryVariants: 6, p95Ms: 60 }
    #screen -> hybrid_retriever#match { label: "Name search", k: 200, minScore: 0.2, onEmpty: abstain, timeoutMs: 700, hybrid: true, p95Ms: 10, degradedMode: "exact list match only" }
    #match -> keyword_index#exact { label: "Exact and phonetic names", deletionHandling: propagated, purgeOnDelete: true, lagSloMinutes: 15, rebuildTimeHours: 12, isolation: namespace, dataClasses: [pii], p95Ms: 60, costPerMonthUsd: 6000 }
    #match -> vector_db#vectors { label: "Name and context vectors", managedEmbedding: true, embeddingVersion: "name-m-3", filterMode: pre, deletionHandling: propagated, purgeOnDelete: true, lagSloMinutes: 15, reindexStrategy: blue_green_alias, rebuildTimeHours: 30, isolation: namespace, dataClasses: [pii], p95Ms: 80, costPerMonthUsd: 9000 }
    #screen -> reranker#resolve { label: "Same-person scorer", k: 100, topN: 20, version: "er-2026-10", p95Ms: 200, timeoutMs: 500 }
    #screen -> retriever+knowledge_graph#graph { label: "Ownership graph", entities: 400000000, relationCount: 1600000000, hopDepth: 3, k: 30, onEmpty: abstain, timeoutMs: 900, p95Ms: 350, isolation: namespace, deletionHandling: propagated, purgeOnDelete: true, lagSloMinutes: 15, rebuildTimeHours: 40, backup: true, dataClasses: [pii], effectiveDates: true, degradedMode: "direct matches only", costPerMonthUsd: 18000, maxQps: 12 }
    zone lists(label: "Registries, leaks, news", trust: external) { source_connector#sources { label: "Lists, registries and news", writers: curated, sync: cdc, dataClasses: [pii], deletionSlaMinutes: 15 } }
    #sources -data-> cdc_stream#changes { label: "List changes with heartbeat", lagSeconds: 60, replayable: true, traceContext: true } -data-> data_validator+enrichment#normalise { label: "Record check: licence, script, dates", onFail: block, failMode: closed } -data-> deduplicator+embedding_pipeline#merge { label: "Entity resolution", updateMode: event, embeddingVersion: "name-m-3", deletionHandling: propagated, deadLetter: true, reconcile: daily, tombstones: true, dedupe: true, lagSloMinutes: 15 }
    #merge -data-> #exact; #merge -data-> #vectors; #merge -data-> #graph
    zone cluster(label: "Own model cluster", trust: trusted) {
      llm#writer { label: "Narrative model", version: "own-2026-07", privateEndpoint: true, structuredOnly: true, outputTokens: 120, maxOutputTokens: 350, inputTokens: 2500, ttftMs: 300, tokensPerSecond: 150, contextWindow: 32000, cites: true, abstains: true, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, timeoutMs: 2000, costPerHourUsd: 5, replicas: 2, concurrencyPerReplica: 4 }
    }
    #screen -> #writer
    #screen -{ onError: true }-> fallback_responder#table { label: "Plain table of paths", rateAlert: 5 }
    #screen -> groundedness_checker+citation_builder#check { label: "Source and person check", granularity: span, mode: synchronous_buffered, failMode: closed, onFail: abstain, timeoutMs: 600, p95Ms: 250 }
    #screen -{ async: true }-> human_review_queue#analysts { label: "Compliance analysts", reviewers: 160, minutesPerReview: 12, itemsPerDay: 1900, escalationRate: 1, slaMinutes: 240, agreement: 0.88 } -{ label: "write" }-> relational_db#cases { label: "Case store", sideEffect: write, idempotent: true, isolation: row_level_security, dataClasses: [pii], retentionDays: 3650, backup: true, purgeOnDelete: true }
    scheduler#monitoring { label: "List change trigger" } -data-> batch_inference#rescreen { label: "Re-screening of all clients", endpoint: batch, resumable: true, checkpointed: true, idempotent: true } -> #screen
    [#screen, #match, #writer, #check, #table] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces with list age", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, list, index], recordsRetrieval: true, recordsTools: true, retentionDays: 365, purgeOnDelete: true, metersBy: [desk] }
    [#screen, #analysts, #cases, #graph] -telemetry-> audit_log#audit { label: "Decision log", immutability: true, retentionDays: 3650, recordsVersions: [list, model], recordsTools: true }
    [#traces, #merge] -data-> drift_monitor+quality_monitor#freshness { label: "List age and misses, by script", metrics: [list_age, alerts_per_analyst, missed_match, merge_rate], slices: [script, source, country], driftThreshold: 0.2 } -control-> alerting#oncall { label: "Alert: screening operations", runbook: true }
    #analysts -feedback-> golden_dataset#gold { label: "Confirmed and namesake pairs", cases: 12000, version: v20, agreement: 0.88, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [script, source, namesake, list, injection, unanswerable] } -data-> offline_eval#eval { label: "Evaluation: misses, false alerts", sameAsProd: true, metrics: [match_recall, false_alerts, context_recall, path_precision, faithfulness, answer_correctness, attack_success_rate], slices: [script, source, namesake] } -control-> regression_gate+canary_release#gate { label: "Release gate, then one desk", blocking: true, trafficShare: 0.05, autoRollback: true } -control-> #screen
    #desk -feedback-> feedback_collector#flags { label: "Reports of wrong persons", linksTrace: true, retentionDays: 365, purgeOnDelete: true } -feedback-> #gold
    note "Assumed: 160 analysts, 60 searches each a day" near #desk
  `,
})
