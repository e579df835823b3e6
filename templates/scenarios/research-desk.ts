import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'research-desk',
  title: 'Multi-agent research desk',
  domain: 'multi-agent',
  level: 'staff',
  companies: ['meta', 'openai', 'anthropic'],
  emphasis: ['agents', 'cost', 'evaluation', 'security'],
  brief: 'Analysts ask for a company brief. Several agents search filings, news and internal notes, and produce a cited 6-page draft.',
  functional: [
    'Plan, parallel research, critique, write',
    'Cite page and line',
    'Analyst can interrupt and steer',
    'Re-run a section',
    'Export to Word',
  ],
  nonFunctional: [
    '600 briefs/day, p90 under 9 min',
    'Cost at most $2.50 per brief, hard stop $5',
    'Numeric error rate below 0.5%',
    'Claims supported at least 97%',
    'Full trace kept 1 year',
    'Material non-public documents isolated by wall',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '600 briefs/day, p90 under 9 min',
      'Cost at most $2.50 per brief, hard stop $5',
      'Numeric error rate below 0.5%',
      'Claims supported at least 97%',
      'Full trace kept 1 year',
      'Material non-public documents isolated by wall',
    ],
    requestsPerMonth: 18000,
    p95LatencyMs: 540000,
    costPerRequestUsd: 2.5,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'How much runs in parallel?',
      answer: 'Up to six researchers at a time.',
      asks: ['parallel|concurrent|concurrently|how_many_researchers|agents'],
    },
    {
      question: 'What is a fact check?',
      answer: 'Each number is recomputed from its source.',
      asks: ['fact check|checked|checking', 'verify|verified numbers|facts', 'what counts .. fact|checked'],
    },
    {
      question: 'Who reads the brief?',
      answer: 'Regulated clients, after an analyst has reviewed it.',
      asks: ['who reads|reader|readers|audience|clients', 'published|regulated'],
    },
    {
      question: 'Which tools are allowed?',
      answer: 'Read-only ones. Nothing is traded or sent.',
      asks: ['tools|tool|actions .. allowed|may|can', 'trade|trades|send|write'],
    },
  ],
  expectedKinds: [
    'agent_supervisor',
    'sub_agent',
    'planner',
    'retriever',
    'web_search',
    'text_to_sql',
    'checkpoint_store',
    'loop_guard',
    'token_budget',
    'groundedness_checker',
    'citation_builder',
    'llm_tracing',
    'offline_eval',
    'approval_gate',
    'tenant_isolation',
    'cost_attribution',
  ],
  traps: [
    'Agents where a workflow suffices',
    'Passing prose instead of typed hand-overs',
    'No budget over all agents',
    'A critic that is the same model with the same context',
  ],
  followUps: [
    'A finding reaches the researcher and is missing in the draft. How do you find where it was lost?',
    'Writer and critic send the draft back and forth for an hour. What ends it?',
  ],
  change: {
    text: 'The desk wants the brief in three minutes instead of nine, for the market’s opening.',
    set: { p95LatencyMs: 180000 },
    covers: [
      'parallel|concurrent|fan_out',
      'fewer|drop|skip|cut_rounds|agents|steps|sources',
      'precompute|prefetch|overnight|cache|incremental',
      'smaller|faster model|models',
      'partial|draft|progressive|stream',
      'critical path|budget',
      'quality|accuracy|checks|check .. cost|lose|keep',
    ],
  },
  rubric: [
    {
      dimension: 'agents',
      strong: 'Hand-overs are typed: claim, number, source, page. Prose is written last.',
      words: [
        'typed|structured|schema .. handover|handovers|hand overs|claims|findings|output|between',
        'claim .. source|page|number',
        'schema',
      ],
    },
    {
      dimension: 'cost',
      strong: 'One budget over all agents, with a hard stop at five dollars and a brief that says what is missing.',
      words: ['budget .. all|whole|shared|total|brief|agents', 'hard stop', '# dollars .. brief', '2.50|five dollars'],
    },
    {
      dimension: 'evaluation',
      strong: 'Each number is recomputed from its source by code.',
      words: [
        'recompute|recomputed|recalculate|recalculated',
        'number|numbers .. code|source|check|checked|verified',
        'numeric error|errors|accuracy',
      ],
    },
    {
      dimension: 'security',
      strong: 'The wall around a deal holds in index, memory, prompt and log.',
      words: [
        'wall|walls',
        'deal .. isolated|isolation|wall|namespace',
        'non public|mnpi',
        'memory|log|logs .. deal|wall|isolated|namespace',
      ],
    },
  ],
  starter: `
    end_user#analyst { label: Analyst } -> chat_ui#desk { label: "Research desk" } -> agent_supervisor#lead { label: "Lead agent" }
    #lead -> sub_agent#filings { label: "Filings agent" } -> retriever#notes { label: "Filings and internal notes", dataClasses: [confidential] }
    #lead -> sub_agent#news { label: "News agent" } -> web_search#web { label: "Web search" }
    #lead -> sub_agent#writer { label: "Writer agent" }
    #writer -> sub_agent#critic { label: "Critic agent" }
    #critic -> #writer
    [#lead, #filings, #news, #writer, #critic] -> llm#model { label: "GPT", model: "gpt-5" }
  `,
  reference: `
    web_client#desk { label: "Research desk", streaming: true, remoteContent: false, rendersMarkdown: true, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Analyst login, five briefs at a time", method: oidc, mfa: true, quota: true, quotaPer: user } -> workflow_engine#flow { label: "Brief workflow", checkpointed: true, maxDurationMin: 15, deadlineMs: 540000, p95Ms: 500 }
    #flow -> checkpoint_store#steps { label: "Typed findings and sections", granularity: per_step, resume: true, scope: per_session, partitionKey: "brief + wall", retentionDays: 365, purgeOnDelete: true }
    #flow -> token_budget+loop_guard#budget { label: "Brief budget, hard stop at 5 dollars", costBudgetUsd: 5, maxSteps: 60, quotaPer: user, repeatActionThreshold: 3, onExceed: block, onTrip: summarise }
    #flow -> planner+agent_supervisor#lead { label: "Lead planner", version: "2026-08-01", planSteps: 8, replanLimit: 2, planValidation: true, fanOut: 6, agentCount: 6, maxSteps: 12, costBudgetUsd: 1, maxOutputTokens: 1500, identity: on_behalf_of_user, compaction: true, timeoutMs: 60000, promptCache: prefix, dpa: true, retention: zero, structuredOnly: true, expectedMinutes: 0.5, model: "claude-opus-5", inputTokens: 6000, outputTokens: 500, cachedShare: 0.5 }
    #flow -> sub_agent#researchers { label: "Six researchers", role: researcher, version: "2026-08-01", maxSteps: 10, outputContract: typed_schema, structuredOnly: true, freshContext: true, costBudgetUsd: 1.5, maxOutputTokens: 1200, identity: on_behalf_of_user, compaction: true, timeoutMs: 180000, promptCache: prefix, dpa: true, retention: zero, expectedMinutes: 3, model: "gpt-5.4", callsPerRequest: 30, inputTokens: 12000, outputTokens: 600, cachedShare: 0.7, limitTpm: 3000000 }
    #researchers -> tenant_isolation#wall { label: "Deal wall", isolationPoint: "index, memory, prompt, log", tenants: 220 } -> retriever+vector_db#notes { label: "Filings and notes by page and line", k: 20, tenantFilter: true, filterMode: pre, onEmpty: abstain, minScore: 0.3, timeoutMs: 3000, hybrid: true, degradedMode: "section marked as not researched", isolation: namespace, managedEmbedding: true, embeddingVersion: "m3-2026-04", deletionHandling: propagated, purgeOnDelete: true, lagSloMinutes: 60, reindexStrategy: blue_green_alias, rebuildTimeHours: 12, dataClasses: [confidential] }
    source_connector#sources { label: "Filings, licensed data, notes with wall", writers: staff, sync: cdc, aclExport: true } -data-> document_parser+chunker+embedding_pipeline#index { label: "Indexer with page and line", strategy: structural, updateMode: event, embeddingVersion: "m3-2026-04", deletionHandling: propagated, dedupe: true, tableAccuracy: 95, deadLetter: true } -data-> #notes
    #wall -> text_to_sql#figures { label: "Figures query writer", readOnly: true, rowLimit: 5000, version: "2026-08-01", executionAccuracy: 92, timeoutMs: 20000, maxOutputTokens: 400, dpa: true, retention: zero, model: "gpt-5.4-mini", callsPerRequest: 12, inputTokens: 3000, outputTokens: 200 } -> output_validator#parsed { label: "Query check on certified metrics", failMode: closed, onFail: block, mode: synchronous } -{ carries: sql, schema: strict, identity: on_behalf_of_user }-> data_warehouse#market { label: "Market and fundamentals", readOnly: true, accessScope: read, rowLimit: 5000, isolation: row_level_security, identity: on_behalf_of_user, dataClasses: [confidential], timeoutMs: 20000, retentionDays: 2555 }
    zone web(label: "Open web", trust: internet) { web_search#news { label: "News search, licensed publishers", allowlist: true, pinned: true, accessScope: read, timeoutMs: 5000, costPerCallUsd: 0.005 } }
    #flow -> quarantined_llm#reader { label: "Page reader", schema: strict, structuredOnly: true, freshContext: true, version: "2026-05-20", maxOutputTokens: 800, timeoutMs: 20000, dpa: true, retention: zero, model: "gemini-3-flash", callsPerRequest: 25, inputTokens: 6000, outputTokens: 400 } -> #news
    #flow -> llm#writer { label: "Section writer", version: "2026-08-01", maxOutputTokens: 6000, contextWindow: 200000, outputTokens: 3500, inputTokens: 20000, promptCache: prefix, timeoutMs: 120000, cites: true, abstains: true, dpa: true, retention: zero, trainingAllowed: false, model: "claude-opus-5" }
    #flow -{ onError: true, timeoutMs: 120000 }-> fallback_model#second { label: "Second provider's writer", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 6000, dpa: true, retention: zero, model: "gemini-3.1-pro", inputTokens: 20000, outputTokens: 3500 }
    #flow -> groundedness_checker+citation_builder#facts { label: "Fact check: recompute, page and line", granularity: span, failMode: closed, onFail: regenerate, mode: synchronous_buffered, citationPrecision: 97, timeoutMs: 60000, costPerCallUsd: 0.15, p95Ms: 20000 }
    #flow -> approval_gate#review { label: "Sign-off by the analyst", actions: "release a brief", shows: "each claim with page and line", defaultOnTimeout: deny, reviewers: 140, minutesPerReview: 25, itemsPerDay: 600, escalationRate: 1 } -> object_storage#briefs { label: "Brief archive", sideEffect: write, encryptionMethod: sse_kms, versioning: true, retentionDays: 2555, isolation: namespace, tenantFilter: true, purgeOnDelete: true, dataClasses: [confidential], idempotent: true }
    [#flow, #lead, #researchers, #reader, #writer, #second, #facts, #figures, #notes] -telemetry-> llm_tracing+cost_attribution#traces { label: "Full traces and cost per brief", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, index], recordsRetrieval: true, recordsTools: true, retentionDays: 365, purgeOnDelete: true, metersBy: [desk, agent, brief], anomalyAlert: 50 }
    [#review, #briefs, #figures] -telemetry-> audit_log#audit { label: "Audit log of reads and releases", immutability: true, retentionDays: 2555, recordsTools: true, redaction: true }
    #traces -data-> quality_monitor#quality { label: "Quality: lost findings, wrong numbers", metrics: [finding_recall, numeric_error, supported_claims, minutes], slices: [sector, desk, section], alerts: "research platform on-call" }
    #desk -feedback-> feedback_collector#edits { label: "Analyst edits", linksTrace: true, retentionDays: 365 } -feedback-> golden_dataset#cases { label: "Past briefs with known figures", cases: 320, version: v8, refreshCadence: 60, purgeOnDelete: true, contaminationCheck: true, slices: [sector, private_company, injection, unanswerable, wall] } -data-> offline_eval+regression_gate#eval { label: "Evaluation: numbers, trajectory, walls", blocking: true, sameAsProd: true, metrics: [numeric_error, context_recall, faithfulness, answer_correctness, trajectory, tool_call_accuracy, task_success, wall_leaks, attack_success_rate], slices: [sector, injection, unanswerable] } -control-> feature_flag+canary_release#rollout { label: "Rollout desk by desk", targets: "desk, agent", audit: true, autoRollback: true } -control-> #flow
  `,
})
