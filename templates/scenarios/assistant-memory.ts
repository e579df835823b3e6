import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'assistant-memory',
  title: 'Memory that follows the user',
  domain: 'memory',
  level: 'senior',
  companies: ['openai', 'meta'],
  emphasis: ['data', 'security', 'latency', 'evaluation'],
  brief: 'A consumer assistant should remember useful things across conversations and let people control it.',
  functional: [
    'Extract, store, recall and forget',
    'User can view, edit, delete, pause',
    'Shared devices and family accounts',
    'Explain why something was recalled',
  ],
  nonFunctional: [
    '14M monthly users, 40 memories each',
    'Recall adds less than 120 ms',
    'Wrong or stale recall below 1% of uses',
    'Sensitive categories never stored without consent',
    'Deletion everywhere in 72 h',
    'Personalisation lift measured separately from harm',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '14M monthly users, 40 memories each',
      'Recall adds less than 120 ms',
      'Wrong or stale recall below 1% of uses',
      'Sensitive categories never stored without consent',
      'Deletion everywhere in 72 h',
      'Personalisation lift measured separately from harm',
    ],
    users: 14000000,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'What is sensitive?',
      answer: 'Health, finance and everything about minors.',
      asks: ['sensitive|health|finance|minors', 'categories'],
    },
    {
      question: 'Can tools write memory?',
      answer: 'No. Only what the person said may become one.',
      asks: ['tools|tool|web|pages write|create|store memory|memories', 'who|what writes|write memory|memories'],
    },
    {
      question: 'How long is it kept?',
      answer: '18 months after the last use.',
      asks: ['how long|retention|kept|expire|expiry', 'retain'],
    },
    { question: 'Can people export it?', answer: 'Yes, all of it.', asks: ['export|portability|download'] },
  ],
  expectedKinds: [
    'long_term_memory',
    'conversation_summarizer',
    'pii_redactor',
    'policy_engine',
    'vector_db',
    'session_store',
    'context_builder',
    'data_governance',
    'online_eval',
    'audit_log',
    'feedback_collector',
    'tenant_isolation',
    'injection_detector',
  ],
  traps: ['Storing everything', 'No provenance', 'Recall by similarity alone'],
  followUps: [
    'A web page plants a memory. Walk it from the page to the next conversation.',
    'A person asks for deletion. Which copies are there, and when is the last one gone?',
  ],
  change: {
    text: 'A family plan ships: several people share one account and one speaker at home.',
    set: { statements: ['Several people share one account and one device'] },
    covers: [
      'profile|profiles|person|speaker|voice',
      'identify|identification|recognise|recognize|who_is_speaking',
      'minor|minors|child|children',
      'partition|namespace|separate|per_profile|isolation',
      'consent',
      'guest|unknown|default|no_memory',
      'leak|leaks|cross',
    ],
  },
  rubric: [
    {
      dimension: 'data',
      strong: 'A memory has a source, a date, a confidence and an end; a newer one replaces it instead of standing beside it.',
      words: [
        'source|provenance .. memory|memories|each|date',
        'supersede|superseded|replace|replaces|update|conflict|contradict',
        'expire|expires|expiry|decay|ttl',
        'confidence .. memory|stored|store',
      ],
    },
    {
      dimension: 'security',
      strong: 'Only what the person said may become a memory; text from pages and tools cannot.',
      words: [
        'only .. user|person said|says|turns|messages',
        'page|pages|tool|tools|web .. never|not|cannot|no_memory|write',
        'provenance|taint|tainted|source',
        'planted|plant|poison|poisoned',
      ],
    },
    {
      dimension: 'latency',
      strong: 'Recall is one look-up with a budget of 120 ms; writing happens after the answer.',
      words: [
        '120 ms',
        'write|writes|writing|extract|extraction .. after|async|asynchronously|background|offline',
        'recall .. ms|budget|lookup|single',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'The lift by personalisation and the harm of wrong memories are measured apart.',
      words: [
        'lift',
        'harm .. lift|separate|apart|measured|wrong',
        'stale|wrong|false recall|memories|memory .. rate|measure|share',
        'holdout|ab|a/b',
      ],
    },
  ],
  starter: `
    end_user#person { label: "Family account" } -> chat_ui#chat { label: "Assistant app" } -> llm_orchestrator#assistant { label: "Assistant service" }
    #assistant -> llm#model { label: "GPT", model: "gpt-5" }
    #assistant -> web_search#web { label: "Web search" }
    #model -> long_term_memory#memory { label: "Memories, everything said", scope: shared, writePolicy: all }
    #memory -> #model
    #assistant -telemetry-> logging#logs { label: "Conversation log", contentCapture: full }
  `,
  reference: `
    requires { requestsPerMonth: 560000000, peakQps: 700 }
    chat_ui#chat { label: "Assistant app", streaming: true, rendersMarkdown: true, remoteContent: false, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Sign-in, limits per account", method: oidc, quota: true, quotaPer: user, p95Ms: 12 } -> tenant_isolation#profile { label: "Profile fence", isolationPoint: "memory, session, log", tenants: 14000000, p95Ms: 2 }
    #profile -> llm_orchestrator+context_builder#assistant { label: "Assistant service", deadlineMs: 20000, untrustedDelimiting: true, maxContextTokens: 8000, stablePrefix: true, historyBudgetTokens: 4000, p95Ms: 5 }
    #assistant -> session_store#session { label: "Conversation state", scope: per_session, partitionKey: "account + profile + session", retentionDays: 30, purgeOnDelete: true, encrypted: true, compaction: true, p95Ms: 6 }
    #assistant -> query_rewriter+retriever#recall { label: "Memory recall", usesHistory: true, k: 4, minScore: 0.5, onEmpty: abstain, tenantFilter: true, filterMode: pre, timeoutMs: 90, p95Ms: 12, degradedMode: "answers without memories" }
    #recall -> vector_db#index { label: "Memory vectors per profile", isolation: namespace, tenantFilter: true, partitionKey: "account + profile", filterMode: pre, managedEmbedding: true, embeddingVersion: "mini-2026-05", hybrid: true, lagSloMinutes: 5, deletionHandling: propagated, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 30, retentionDays: 550, dataClasses: [pii], p95Ms: 35, costPerMonthUsd: 22000 }
    #recall -> policy_engine#mayRecall { label: "Recall rules by topic", versioned: true, defaultDecision: deny, p95Ms: 4 }
    zone provider(label: "Model provider under contract", trust: external) {
      llm#model { label: "Assistant model", version: "2026-08-01", ttftMs: 700, maxOutputTokens: 800, contextWindow: 128000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 250000000, model: "gpt-5-mini", inputTokens: 2500, outputTokens: 300, cachedShare: 0.6 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 800, dpa: true, retention: zero, trainingAllowed: false, model: "gemini-3-flash", inputTokens: 2500, outputTokens: 300 }
      small_llm#extract { label: "Fact extractor", version: "2026-05-20", structuredOnly: true, freshContext: true, maxOutputTokens: 200, endpoint: batch, dpa: true, retention: zero, trainingAllowed: false, timeoutMs: 20000, promptCache: prefix, model: "gpt-5-nano", inputTokens: 2000, outputTokens: 120 }
    }
    #assistant -{ timeoutMs: 15000 }-> #model; #assistant -{ onError: true, timeoutMs: 15000 }-> #second
    zone web(label: "Open web", trust: internet) { web_search#search { label: "Web search", timeoutMs: 4000, accessScope: read, pinned: true, costPerCallUsd: 0.004 } }
    #assistant -{ sampleRate: 0.1 }-> injection_detector#shield { label: "Injection filter for pages", surfaces: tool_output, failMode: closed, onFail: block, p95Ms: 20 } -> #search
    #session -data{ sampleRate: 0.12 }-> message_queue#turns { label: "Finished conversations", bounded: true, traceContext: true, retentionDays: 1 } -data-> pii_redactor#mask { label: "Masking of numbers and passwords", placement: before_model, recall: 99 } -data-> #extract -data-> schema_validator+policy_engine#mayStore { label: "Storage rules: typed, with consent", mode: synchronous, onFail: block, structuredOnly: true, versioned: true, defaultDecision: deny } -data-> conversation_summarizer#merge { label: "Merge with older memories", infoLossChecked: true } -data-> long_term_memory#memory { label: "Memory store with source turns", scope: per_user, partitionKey: "account + profile", writePolicy: confirm, provenance: true, userControls: view_edit_delete_disable, retentionDays: 550, purgeOnDelete: true, isolation: namespace, tenantFilter: true, memoriesPerUser: 40, dataClasses: [pii], backup: true, p95Ms: 8, costPerMonthUsd: 9000 }
    #memory -data-> embedding_pipeline#sync { label: "Memory indexer", updateMode: event, embeddingVersion: "mini-2026-05", deletionHandling: propagated, reconcile: daily } -data-> #index
    admin_console#controls { label: "Memory settings page", remoteContent: false, changesAudited: true } -> #login
    #profile -> #memory
    data_governance#erase { label: "Erasure in 72 h, with receipt", deletionSlaDays: 3, retentionDays: 550, trainingOptOut: true } -control-> #memory
    #erase -control-> #session
    [#assistant, #recall, #extract, #shield, #second, #model] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces with memory ids", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, policy], recordsRetrieval: true, recordsTools: true, retentionDays: 14, purgeOnDelete: true, metersBy: [feature, profile_type] }
    [#mayStore, #memory, #mayRecall, #erase] -telemetry-> audit_log#audit { label: "Memory audit log", immutability: true, retentionDays: 550, redaction: true, contentCapture: by_reference, recordsTools: true }
    #traces -data-> online_eval+quality_monitor#harm { label: "Lift and harm, measured apart", sampleRate: 0.005, metrics: [wrong_recall, stale_recall, lift, complaint_rate, recall_p95], slices: [profile_type, category, age_group, language], alerts: "memory on-call", agreement: 0.76 }
    #chat -feedback-> feedback_collector#votes { label: "Corrections by the person", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#cases { label: "Dialogues with planted and stale facts", cases: 1500, version: v7, refreshCadence: 45, purgeOnDelete: true, contaminationCheck: true, slices: [category, family, stale, injection, unanswerable, language] } -data-> offline_eval+regression_gate#eval { label: "Recall evaluation with gate", blocking: true, sameAsProd: true, metrics: [context_recall, context_precision, wrong_recall, answer_correctness, sensitive_stored, attack_success_rate], slices: [category, family, injection] } -control-> feature_flag+canary_release#rollout { label: "Rollout to 1 %, with off switch", targets: "cohort", audit: true, autoRollback: true } -control-> #assistant
    note "Assumed: 40 turns per user and month; one in ten searches the web" near #chat
  `,
})
