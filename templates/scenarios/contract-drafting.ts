import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'contract-drafting',
  title: 'Contract drafting with legal sign-off',
  domain: 'document generation',
  level: 'senior',
  companies: ['anthropic', 'cohere'],
  emphasis: ['evaluation', 'requirements', 'security', 'agents'],
  brief: 'In-house counsel wants first drafts and redlines produced from approved templates and playbooks.',
  functional: [
    'Draft from intake form',
    'Redline counterparty paper against playbook',
    'Risk summary with clause references',
    'Run the approval chain',
    'Version history of prompt, template and output',
  ],
  nonFunctional: [
    '2,500 contracts/month, up to 180 pages',
    'Draft in 3 min p95',
    'No clause outside approved library without a flag (100%)',
    'Missed critical deviation below 1%',
    'Privileged data not retained by providers',
    '7-year record',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '2,500 contracts/month, up to 180 pages',
      'Draft in 3 min p95',
      'No clause outside approved library without a flag (100%)',
      'Missed critical deviation below 1%',
      'Privileged data not retained by providers',
      '7-year record',
    ],
    requestsPerMonth: 2500,
    p95LatencyMs: 180000,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Who approves?',
      answer: 'By value: counsel, head of legal, board.',
      asks: ['who approves|signs|sign off', 'approval|approvals .. tier|value|level'],
    },
    {
      question: 'Whose paper?',
      answer: "60 % is the counterparty's.",
      asks: ['whose paper|template|templates', 'counterparty|counterparties', 'which paper'],
    },
    { question: 'Which languages?', answer: 'Four; the library exists in each.', asks: ['language|languages'] },
    {
      question: 'How is it signed?',
      answer: 'In an existing e-signature system.',
      asks: ['sign|signed|signature|signing', 'esign|e_sign'],
    },
  ],
  expectedKinds: [
    'document_parser',
    'retriever',
    'knowledge_graph',
    'policy_engine',
    'llm',
    'output_validator',
    'citation_builder',
    'approval_gate',
    'human_review_queue',
    'prompt_registry',
    'offline_eval',
    'golden_dataset',
    'audit_log',
    'data_governance',
    'workflow_engine',
  ],
  traps: ['Free generation of clauses', 'Scoring the style', 'No test set at the level of clauses'],
  followUps: [
    'Approvers accept everything within seconds. How do you see it, and what do you change?',
    'The provider changes behaviour under the same model name. What notices it first?',
  ],
  change: {
    text: 'Counsel may no longer see drafts of two business units that are being sold.',
    set: { statements: ['Matters of two units are walled off from counsel'] },
    covers: [
      'wall|walls|ethical',
      'acl|access|permission|permissions|rights',
      'matter|matters|team|teams',
      'index|cache|log|logs|trace|traces|copies',
      'approver|approvers|approval|delegate|route|routing',
      'audit',
      'migrate|separate|namespace|partition',
    ],
  },
  rubric: [
    {
      dimension: 'evaluation',
      strong: 'Recall of critical deviations is measured clause by clause on seeded contracts.',
      words: [
        'seeded|seed|planted .. deviation|deviations|defects|errors|clauses',
        'clause level|clause by clause|per clause',
        'recall .. deviation|deviations|critical|clause',
        'missed deviation|deviations',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'Clauses are chosen from the library; the model fills and compares, it does not invent.',
      words: [
        'library .. clause|clauses|only|approved|choose|select|pick',
        'template|templates .. fill|slots|fields',
        'not generate|generated|invent|free|generation',
        'flag|flags|flagged .. outside|deviation|not_in',
      ],
    },
    {
      dimension: 'security',
      strong: 'Privileged text goes to a provider with zero retention, or not at all.',
      words: [
        'zero retention|zero data',
        'privileged|privilege .. provider|leave|retained|self|hosted',
        'no retention',
        'self_hosted|on_premises',
      ],
    },
    {
      dimension: 'agents',
      strong: 'Approvals have a minimum of attention: hard changes are shown first, and known errors are mixed in.',
      words: [
        'planted|seeded|test|fake|known errors|error|deviations|mistakes .. approver|approvers|reviewer|review|attention',
        'attention',
        'rubber stamp|stamping',
        'diff|highlight|highlighted|highlights',
        'time .. review|approve|spent|seconds',
      ],
    },
  ],
  starter: `
    end_user#counsel { label: "In-house counsel" } -> web_client#portal { label: "Contract portal" } -> llm_orchestrator#drafting { label: "Drafting service" }
    user_upload#paper { label: "Counterparty paper", writers: partners } -data-> #drafting
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT", model: "gpt-5", version: latest } }
    #drafting -> #model
    #drafting -> vector_db#clauses { label: "Clause library", dataClasses: [confidential] }
    #drafting -> relational_db#contracts { label: "Contract store", sideEffect: write, dataClasses: [confidential] }
  `,
  reference: `
    web_client#portal { label: "Contract portal", remoteContent: false, rendersMarkdown: true, aiDisclosure: true } -> auth_service+rate_limiter#login { label: "Matter access, 20 drafts an hour", method: saml, mfa: true, quota: true, quotaPer: user } -> workflow_engine#matter { label: "Matter workflow", checkpointed: true, deadlineMs: 180000, p95Ms: 200 }
    zone outside(label: "Counterparty", trust: untrusted) { user_upload#paper { label: "Counterparty paper", writers: partners, retentionDays: 2555 } }
    #paper -data-> data_validator+document_parser+chunker#clausesOf { label: "Scanner and clause splitter", onFail: block, failMode: closed, strategy: structural, tableAccuracy: 93, timeoutMs: 30000, costPerCallUsd: 0.2, itemsPerDay: 50 } -data-> quarantined_llm#classify { label: "Clause classifier, typed output", schema: strict, structuredOnly: true, freshContext: true, version: "2026-05-20", maxOutputTokens: 300, timeoutMs: 20000, dpa: true, retention: zero, trainingAllowed: false, model: "mistral-small-2603", inputTokens: 900, outputTokens: 60, itemsPerDay: 6000 } -data-> message_queue#findings { label: "Typed deviations", bounded: true, traceContext: true, retentionDays: 7 } -> #matter
    #matter -> policy_engine#playbook { label: "Playbook rules", versioned: true, defaultDecision: deny, ruleCount: 420 }
    #matter -> acl_filter#rights { label: "Matter team filter", filterMode: pre, aclSyncLag: 5 } -> retriever#library { label: "Clause search", k: 6, filterMode: pre, tenantFilter: true, onEmpty: abstain, minScore: 0.4, timeoutMs: 2000, hybrid: true, degradedMode: "flag for counsel" } -> knowledge_graph#graph { label: "Clause library", writers: staff, isolation: namespace, filterMode: pre, effectiveDates: true, deletionHandling: propagated, lagSloMinutes: 60, rebuildTimeHours: 1, backup: true, dataClasses: [confidential], purgeOnDelete: true }
    source_connector#templates { label: "Templates and playbooks, four languages", writers: staff, sync: webhook } -data-> enrichment#publish { label: "Clause publishing", updateMode: event, deletionHandling: propagated, dedupe: true } -data-> #graph
    prompt_registry#prompts { label: "Prompt and template registry", reviewRequired: true, versionsRetained: 500 }
    #matter -> #prompts
    #matter -> llm_gateway#models { label: "Model gateway: privileged lane", multiBackend: true, auth: true, quota: true, quotaPer: user, metersBy: [matter, contract_type] }
    zone provider(label: "Providers, zero retention by contract", trust: external) {
      llm#drafter { label: "Drafting model", version: "2026-04-02", maxOutputTokens: 8000, contextWindow: 400000, promptCache: prefix, outputTokens: 3000, inputTokens: 30000, tokensPerSecond: 80, cites: true, abstains: true, dpa: true, retention: zero, trainingAllowed: false, model: "claude-opus-5", cachedShare: 0.4, limitTpm: 400000 }
      fallback_model#second { label: "Second provider's drafter", version: "2026-03", evaluatedOnGoldenSet: true, maxOutputTokens: 8000, dpa: true, retention: zero, trainingAllowed: false, model: "gpt-5.5", inputTokens: 30000, outputTokens: 3000 }
    }
    #models -{ timeoutMs: 90000, retries: 1 }-> #drafter; #models -{ onError: true, timeoutMs: 90000 }-> #second
    #matter -> output_validator+citation_builder#diff { label: "Clause check against the library", granularity: span, failMode: closed, onFail: hand_off, mode: synchronous_buffered }
    #diff -> human_review_queue#counsel { label: "Counsel review", reviewers: 45, minutesPerReview: 20, itemsPerDay: 120, escalationRate: 1, slaMinutes: 480, agreement: 0.82 } -> approval_gate#chain { label: "Approval chain by value", actions: "release a contract", shows: "redline, deviations, clause source", approvalRate: 88, defaultOnTimeout: deny, approvalTimeoutMin: 2880, reviewers: 30, minutesPerReview: 15, itemsPerDay: 120, escalationRate: 1 }
    #chain -{ label: "store" }-> relational_db#record { label: "Contract record", sideEffect: write, isolation: row_level_security, retentionDays: 2555, dataClasses: [confidential], backup: true, idempotent: true, purgeOnDelete: true }
    [#matter, #models, #diff, #library, #classify, #second] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces with clause ids", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, template, playbook], recordsRetrieval: true, recordsTools: true, retentionDays: 365, purgeOnDelete: true, metersBy: [matter] }
    [#chain, #record, #counsel, #playbook] -telemetry-> audit_log#audit { label: "Audit log of approvals", immutability: true, retentionDays: 2555, recordsTools: true }
    data_governance#privilege { label: "Privilege and retention rules", retentionDays: 2555, trainingOptOut: true, deletionSlaDays: 30 } -control-> #record
    [#traces, #audit] -data-> quality_monitor#quality { label: "Quality: misses and rubber stamps", metrics: [missed_deviation, approval_seconds, edit_distance, weekly_canary_prompts], slices: [clause_type, law, language], alerts: "legal operations on-call" }
    #counsel -feedback-> golden_dataset#cases { label: "Clause-level cases with planted deviations", cases: 1800, version: v17, refreshCadence: 45, purgeOnDelete: true, contaminationCheck: true, agreement: 0.85, slices: [clause_type, law, language, critical, injection, unanswerable] } -data-> offline_eval+regression_gate#eval { label: "Clause-level evaluation with gate", blocking: true, sameAsProd: true, metrics: [deviation_recall, clause_precision, context_recall, faithfulness, answer_correctness, attack_success_rate], slices: [clause_type, law, language, injection] } -control-> canary_release#canary { label: "Canary in one practice group", trafficShare: 0.1, autoRollback: true } -control-> #matter
  `,
})
