import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'multi-tenant-crm-copilot',
  title: 'Copilot inside a 900-tenant CRM',
  domain: 'multi-tenant',
  level: 'staff',
  companies: ['databricks', 'openai', 'anthropic'],
  emphasis: ['security', 'cost', 'data', 'reliability'],
  brief: 'A SaaS vendor adds a copilot that reads and writes CRM data for its customers.',
  functional: [
    'Q&A over tenant data',
    'Draft and send e-mail after confirmation',
    'Tenant admins set allowed actions, tone and retention',
    'Bill by usage',
    'Use documents that tenants supply',
  ],
  nonFunctional: [
    '900 tenants, largest 22% of traffic',
    '300 q/s peak',
    'No cross-tenant leak, provable',
    "EU tenants' data stays in EU",
    'Per-tenant spend within 5% of invoice',
    "One tenant may not raise others' p95 by more than 10%",
    '99.9% availability',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '900 tenants, largest 22% of traffic',
      '300 q/s peak',
      'No cross-tenant leak, provable',
      "EU tenants' data stays in EU",
      'Per-tenant spend within 5% of invoice',
      "One tenant may not raise others' p95 by more than 10%",
      '99.9% availability',
    ],
    peakQps: 300,
    availability: 0.999,
    multiTenant: true,
    regions: ['eu'],
    dataClasses: ['pii', 'confidential'],
    regulations: ['gdpr'],
  },
  clarifications: [
    {
      question: 'What isolation is promised?',
      answer: 'It is in the contract, and the top 40 tenants want keys of their own.',
      asks: ['isolation|isolated .. promise|contract|level|promised', 'dedicated|own_key|keys', 'contract|contractual'],
    },
    { question: 'Can tenants bring a model key?', answer: 'Yes, some do.', asks: ['bring|own|customer model key|keys', 'byok'] },
    {
      question: 'How fast must a deletion be everywhere?',
      answer: '30 days, copies and traces included.',
      asks: ['deletion|delete|erasure|erase', 'how fast .. deleted|gone', 'retention'],
    },
    {
      question: 'Is fine-tuning on tenant data allowed?',
      answer: 'Only for tenants that opt in.',
      asks: ['fine tune|tuning|training on|train on', 'opt in'],
    },
  ],
  expectedKinds: [
    'tenant_isolation',
    'auth_service',
    'authorization',
    'acl_filter',
    'vector_db',
    'llm_gateway',
    'token_budget',
    'rate_limiter',
    'cost_attribution',
    'semantic_cache',
    'agent',
    'approval_gate',
    'audit_log',
    'encryption_kms',
    'data_governance',
    'llm_tracing',
    'quality_monitor',
  ],
  traps: [
    'The tenant id as an instruction in the prompt',
    'A semantic cache that tenants share',
    'Global logs full of prompts',
    'One quota for all',
  ],
  followUps: [
    'Tenant B sees a sentence of tenant A. Which stores do you check first, and how do you prove it is over?',
    'A deletion request arrives for one contact person. Walk it through every copy.',
    'A region fails, and residency forbids to fail over. What do EU tenants see?',
  ],
  change: {
    text: 'The largest tenant, a fifth of your traffic, wants its own region, its own keys and its own model by the end of the quarter.',
    set: { regions: ['eu', 'us', 'ch'] },
    covers: [
      'cell|cells|silo|silos|dedicated|separate|own_stack|deployment|region',
      'control plane|data plane',
      'key|keys|kms',
      'route|routing|router',
      'config|configuration|per_tenant|policy',
      'price|pricing|cost',
      'migrate|migration|move|backfill',
      'evaluation|evals|regression .. model',
    ],
  },
  rubric: [
    {
      dimension: 'security',
      strong: 'The tenant comes from the signed-in session and is part of each key: index, cache, memory, trace.',
      words: [
        'tenant .. session|token|key|signed|login',
        'tenant in|part of the key|each',
        'tenant id|tenant .. token|session|claim|signed|key|cache|trace|namespace|partition',
        'cache key|keys .. tenant',
        'namespace per tenant',
        'not from the prompt|model',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Tokens are metered by tenant and feature where they are spent, and match the invoice.',
      words: ['meter|metered|metering', 'per tenant .. tokens|cost|spend|invoice|usage', 'invoice .. match|reconcile|percent|5'],
    },
    {
      dimension: 'data',
      strong: 'A deletion is walked through CRM copy, index, cache, memory, traces and backups, with a receipt.',
      words: [
        'deletion|delete .. index|cache|memory|traces|backups|copies|everywhere',
        'receipt|proof|certificate',
        '30 days',
        'tombstone',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'One tenant’s burst meets its own quota, not the neighbours’ p95.',
      words: [
        'own quota',
        'tenant|tenants .. quota|limit|share|burst',
        'noisy neighbour|neighbor',
        'quota|limit|limits per tenant',
        'fair|fairness|weighted queue|queueing|scheduling',
        'bulkhead',
      ],
    },
  ],
  starter: `
    end_user#rep { label: "Sales rep" } -> web_client#crmUi { label: "CRM web app", rendersMarkdown: true } -> app_service#backend { label: "Copilot backend" }
    #backend -> semantic_cache#cache { label: "Answer cache, all tenants", scope: global, keyIncludes: [question] }
    #backend -> agent#copilot { label: "CRM copilot", maxSteps: 10 }
    zone us(label: "US model provider", trust: external, region: us) { llm#model { label: "GPT", model: "gpt-5" } }
    #copilot -> #model
    #copilot -> vector_db#docs { label: "Documents of all tenants", isolation: shared, dataClasses: [confidential] }
    #copilot -> crm#data { label: "CRM data", accessScope: read_write, sideEffect: write, identity: service_account, dataClasses: [pii] }
    #copilot -> email_sender#mail { label: "Send e-mail" }
    user_upload#uploads { label: "Tenant documents", writers: customers } -data-> embedding_pipeline#index { label: "Index uploads", updateMode: append_only } -data-> #docs
    #copilot -telemetry-> logging#logs { label: "Prompt log of all tenants", contentCapture: full }
  `,
  reference: `
    requires { requestsPerMonth: 158000000 }
    web_client#crmUi { label: "CRM with copilot panel", rendersMarkdown: true, remoteContent: false, streaming: true, aiDisclosure: true } -> auth_service#login { label: "Tenant login", method: saml, mfa: true, p95Ms: 15 } -> rate_limiter+token_budget#fair { label: "Tenant lanes and budgets", quota: true, quotaPer: tenant, onExceed: downgrade, perTenantMonthUsd: 900, p95Ms: 3 } -> tenant_isolation#fence { label: "Tenant fence, from the token", tenants: 900, isolationPoint: "index, cache, prompt, log, quota", noisyNeighborControl: "per-tenant lanes", p95Ms: 3 }
    zone eu(label: "EU cell, one of three", trust: trusted, region: eu) {
      agent#copilot { label: "CRM copilot", version: "2026-07-10", callsPerRequest: 2, tokenBudget: 60000, deadlineMs: 45000, toolCount: 4, identity: on_behalf_of_user, autonomy: act_with_approval, compaction: true, historyBudgetTokens: 5000, availability: 0.9995, maxSteps: 3 }
      semantic_cache#cache { label: "Answer cache per tenant and rights", scope: per_tenant, keyIncludes: [tenant, entitlement, model, prompt_version], tenantFilter: true, ttlMinutes: 30, purgeOnDelete: true, similarityThreshold: 0.96, p95Ms: 15, hitRate: 0.12 }
      llm_gateway#models { label: "Model gateway: tenant keys, EU only", multiBackend: true, auth: true, quota: true, quotaPer: tenant, metersBy: [tenant, user, feature], p95Ms: 10 }
      acl_filter#sharing { label: "CRM sharing rules of the rep", filterMode: pre, aclSyncLag: 2, p95Ms: 10 }
      vector_db#docs { label: "Tenant documents, one namespace each", isolation: namespace, tenantFilter: true, filterMode: pre, hybrid: true, managedEmbedding: true, embeddingVersion: "m3-2026-04", minScore: 0.35, onEmpty: abstain, lagSloMinutes: 10, deletionHandling: propagated, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 9, dataClasses: [confidential], k: 8, timeoutMs: 600, degradedMode: "CRM fields only", p95Ms: 70, costPerMonthUsd: 26000 }
      authorization+tool_call_validator#rights { label: "Action rules of the tenant admin", defaultDecision: deny, mode: synchronous, onFail: block, failMode: closed, enforcement: "at the tool, with the rep's identity", p95Ms: 8 }
      crm#data { label: "CRM, row level security", isolation: row_level_security, tenantFilter: true, accessScope: self, readOnly: true, identity: on_behalf_of_user, dataClasses: [pii], retentionDays: 2555, purgeOnDelete: true, backup: true, timeoutMs: 1500, rowLimit: 200, retries: 1, availability: 0.9998, p95Ms: 60 }
      encryption_kms+data_governance#keys { label: "Tenant keys and erasure", keyScope: per_tenant, rotation: 90, inTransit: mtls, deletionSlaDays: 30, residency: eu, trainingOptOut: true }
    }
    #fence -> #cache; #fence -> #copilot
    zone provider(label: "Model providers, EU endpoints", trust: external, region: eu) {
      llm#model { label: "Reasoning model", version: "2026-07-10", maxOutputTokens: 800, contextWindow: 200000, promptCache: prefix, cites: true, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 200000000, model: "mistral-large-2512", inputTokens: 4000, outputTokens: 300, cachedShare: 0.5, ttftMs: 600, tokensPerSecond: 100 }
      fallback_model#second { label: "Second EU provider", version: "2026-06", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 800, dpa: true, retention: zero, trainingAllowed: false, model: "claude-haiku-4-5", inputTokens: 4000, outputTokens: 300 }
    }
    #copilot -> #models; #models -{ timeoutMs: 15000 }-> #model; #models -{ onError: true, timeoutMs: 15000 }-> #second
    #copilot -> #sharing -> #docs
    #copilot -> #rights -> #data
    #rights -> approval_gate#confirm { label: "Confirmation by the rep", actions: "send mail, change a record", shows: "recipient, text, fields before and after", defaultOnTimeout: deny, approvalTimeoutMin: 60, reviewers: 60000, minutesPerReview: 1, itemsPerDay: 90000, escalationRate: 1 }
    #confirm -> email_sender#mail { label: "Rep's mailbox", allowlist: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, timeoutMs: 5000, sideEffect: send }
    #confirm -> tool_executor#update { label: "CRM record change", sideEffect: write, reversible: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, isolation: row_level_security, timeoutMs: 3000 }
    #keys -control-> #docs; #keys -control-> #cache; #keys -control-> #index
    user_upload#uploads { label: "Documents of the tenant", writers: customers, allowlist: true } -data-> data_validator#scan { label: "Upload check: malware, hidden text", onFail: block, failMode: closed } -data-> embedding_pipeline+document_parser+chunker#index { label: "Indexer per tenant", updateMode: event, embeddingVersion: "m3-2026-04", deletionHandling: propagated, trustTier: separated, dedupe: true, deadLetter: true, lagSloMinutes: 10, reconcile: weekly } -data-> #docs
    [#copilot, #models, #docs, #cache, #rights] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and usage per tenant", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, index], recordsRetrieval: true, recordsTools: true, retentionDays: 30, purgeOnDelete: true, metersBy: [tenant, user, feature], anomalyAlert: 50, unit: "EUR per tenant", region: eu }
    [#rights, #confirm, #mail, #update] -telemetry-> audit_log#audit { label: "Audit log per tenant", immutability: true, retentionDays: 2555, recordsTools: true, redaction: true }
    #traces -data-> quality_monitor#quality { label: "Quality and leaks, by tenant", metrics: [groundedness, p95, cross_tenant_canary_hits, accepted_drafts], slices: [tenant, tenant_size, language], alerts: "copilot on-call" }
    #quality -control-> feature_flag+kill_switch#flags { label: "Off switch per tenant and tool", targets: "tenant, tool", audit: true } -control-> #copilot
    #crmUi -feedback-> feedback_collector#votes { label: "Edits and thumbs", linksTrace: true, retentionDays: 90 } -feedback-> golden_dataset#cases { label: "Synthetic tenants with planted canaries", cases: 1600, version: v19, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [tenant, language, cross_tenant, injection, unanswerable, action] } -data-> offline_eval#eval { label: "Evaluation: answers, tools, leaks", sameAsProd: true, metrics: [context_recall, faithfulness, answer_correctness, tool_call_accuracy, trajectory, cross_tenant_leaks, attack_success_rate], slices: [tenant, language, injection, unanswerable] } -control-> regression_gate+canary_release#gate { label: "Release gate, then five pilot tenants", blocking: true, trafficShare: 0.01, autoRollback: true } -control-> #copilot
    note "Assumed: 60 questions a second on average" near #crmUi
  `,
})
