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
    { question: 'What is sensitive?', answer: 'Health, finance and everything about minors.' },
    { question: 'Can tools write memory?', answer: 'No. Only what the person said may become one.' },
    { question: 'How long is it kept?', answer: '18 months after the last use.' },
    { question: 'Can people export it?', answer: 'Yes, all of it.' },
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
  starter: `
    end_user#person { label: "Family account" } -> chat_ui#chat { label: "Assistant app" } -> llm_orchestrator#assistant { label: "Assistant service" }
    #assistant -> llm#model { label: "GPT" }
    #assistant -> web_search#web { label: "Web search" }
    #model -> long_term_memory#memory { label: "Memories, everything said", scope: shared, writePolicy: all }
    #memory -> #model
    #assistant -telemetry-> logging#logs { label: "Conversation log", contentCapture: full }
  `,
  reference: `
    chat_ui#chat { label: "Assistant app: profile, incognito, 'why this?'", streaming: true, rendersMarkdown: true, remoteContent: false, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Sign-in, limits per account", method: oidc, quota: true, quotaPer: user, p95Ms: 12 } -> tenant_isolation#profile { label: "One profile, chosen by who speaks", isolationPoint: "memory, session, log", tenants: 14000000, p95Ms: 2 }
    #profile -> llm_orchestrator+context_builder#assistant { label: "Assistant service", deadlineMs: 20000, untrustedDelimiting: true, maxContextTokens: 8000, stablePrefix: true, historyBudgetTokens: 4000, p95Ms: 5 }
    #assistant -> session_store#session { label: "This conversation", scope: per_session, partitionKey: "account + profile + session", retentionDays: 30, purgeOnDelete: true, encrypted: true, compaction: true, p95Ms: 6 }
    #assistant -> query_rewriter+retriever#recall { label: "Recall: relevant, current, fits the topic", usesHistory: true, k: 4, minScore: 0.5, onEmpty: abstain, tenantFilter: true, filterMode: pre, timeoutMs: 90, p95Ms: 12, degradedMode: "answers without memories" }
    #recall -> vector_db#index { label: "Memory vectors, one partition each", isolation: namespace, tenantFilter: true, partitionKey: "account + profile", filterMode: pre, managedEmbedding: true, embeddingVersion: "mini-2026-05", hybrid: true, lagSloMinutes: 5, deletionHandling: propagated, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 30, retentionDays: 550, dataClasses: [pii], p95Ms: 35 }
    #recall -> policy_engine#mayRecall { label: "Never health in a work chat, never minors", versioned: true, defaultDecision: deny, p95Ms: 4 }
    zone provider(label: "Model provider under contract", trust: external) {
      llm#model { label: "Assistant model", version: "2026-08-01", ttftMs: 700, maxOutputTokens: 800, contextWindow: 128000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 900000000 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 800, dpa: true, retention: zero, trainingAllowed: false }
      small_llm#extract { label: "Extractor: facts the person stated, typed", version: "2026-05-20", structuredOnly: true, freshContext: true, maxOutputTokens: 200, endpoint: batch, dpa: true, retention: zero, trainingAllowed: false, timeoutMs: 20000, promptCache: prefix }
    }
    #assistant -{ timeoutMs: 15000 }-> #model; #assistant -{ onError: true, timeoutMs: 15000 }-> #second
    zone web(label: "Open web", trust: internet) { web_search#search { label: "Web pages, read only", timeoutMs: 4000, accessScope: read, pinned: true } }
    #assistant -> injection_detector#shield { label: "Instructions in pages are cut out", surfaces: tool_output, failMode: closed, onFail: block, p95Ms: 20 } -> #search
    #session -data-> message_queue#turns { label: "The person's own turns, after the chat", bounded: true, traceContext: true, retentionDays: 1 } -data-> pii_redactor#mask { label: "Card numbers and passwords never pass", placement: before_model, recall: 99 } -data-> #extract -data-> schema_validator+policy_engine#mayStore { label: "Typed fact; sensitive only with consent", mode: synchronous, onFail: block, structuredOnly: true, versioned: true, defaultDecision: deny } -data-> conversation_summarizer#merge { label: "Merge, correct, let the old one expire", infoLossChecked: true } -data-> long_term_memory#memory { label: "40 memories a profile, with source turn", scope: per_user, partitionKey: "account + profile", writePolicy: confirm, provenance: true, userControls: view_edit_delete_disable, retentionDays: 550, purgeOnDelete: true, isolation: namespace, tenantFilter: true, memoriesPerUser: 40, dataClasses: [pii], backup: true, p95Ms: 8 }
    #memory -data-> embedding_pipeline#sync { label: "Index each change, forget each deletion", updateMode: event, embeddingVersion: "mini-2026-05", deletionHandling: propagated, reconcile: daily } -data-> #index
    admin_console#controls { label: "See, edit, pause, delete, export", remoteContent: false, changesAudited: true } -> #login
    #profile -> #memory
    data_governance#erase { label: "Everywhere in 72 h, with a receipt", deletionSlaDays: 3, retentionDays: 550, trainingOptOut: true } -control-> #memory
    #erase -control-> #session
    [#assistant, #recall, #extract, #shield, #second, #model] -telemetry-> llm_tracing+cost_attribution#traces { label: "Memory ids used, never their text", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, policy], recordsRetrieval: true, recordsTools: true, retentionDays: 14, purgeOnDelete: true, metersBy: [feature, profile_type] }
    [#mayStore, #memory, #mayRecall, #erase] -telemetry-> audit_log#audit { label: "Stored, recalled, erased, and why", immutability: true, retentionDays: 550, redaction: true, contentCapture: by_reference, recordsTools: true }
    #traces -data-> online_eval+quality_monitor#harm { label: "Lift with a holdout; wrong and creepy recall", sampleRate: 0.005, metrics: [wrong_recall, stale_recall, lift, complaint_rate, recall_p95], slices: [profile_type, category, age_group, language], alerts: "memory on-call", agreement: 0.76 }
    #chat -feedback-> feedback_collector#votes { label: "'That is wrong', 'forget this'", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#cases { label: "Dialogues with planted and stale facts", cases: 1500, version: v7, refreshCadence: 45, purgeOnDelete: true, contaminationCheck: true, slices: [category, family, stale, injection, unanswerable, language] } -data-> offline_eval+regression_gate#eval { label: "Right memory, right moment; blocks", blocking: true, sameAsProd: true, metrics: [context_recall, context_precision, wrong_recall, answer_correctness, sensitive_stored, attack_success_rate], slices: [category, family, injection] } -control-> feature_flag+canary_release#rollout { label: "1 % of accounts, off in a minute", targets: "cohort", audit: true, autoRollback: true } -control-> #assistant
  `,
})
