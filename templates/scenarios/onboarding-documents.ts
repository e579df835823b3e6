import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'onboarding-documents',
  title: 'Onboarding documents: payslips, IDs, references',
  domain: 'document extraction',
  level: 'mid',
  companies: ['google-deepmind', 'databricks'],
  emphasis: ['evaluation', 'data', 'requirements', 'cost'],
  brief: 'A lender receives photos and PDFs and needs structured, checked data.',
  functional: [
    'Classify, extract and cross-check fields',
    'Detect tampering',
    'Route uncertain items to a person',
    'Explain each value with its location',
    'Re-process when rules change',
  ],
  nonFunctional: [
    '10,000 uploads/month growing to 200,000',
    '90% straight-through with field accuracy at least 99%',
    'Turnaround p95 4 min',
    '$0.08 per document',
    'PII encrypted, raw image deleted after 60 days',
    'Audit for 5 years',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '10,000 uploads/month growing to 200,000',
      '90% straight-through with field accuracy at least 99%',
      'Turnaround p95 4 min',
      '$0.08 per document',
      'PII encrypted, raw image deleted after 60 days',
      'Audit for 5 years',
    ],
    requestsPerMonth: 200000,
    p95LatencyMs: 240000,
    costPerRequestUsd: 0.08,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'How good are the images?',
      answer: '35 % are phone photos, some crumpled or dark.',
      asks: ['image|photo|scan_quality', 'photos|scans|pictures'],
    },
    { question: 'How much fraud is there?', answer: '0.7 % of uploads are tampered with.', asks: ['fraud|tampered|fake|forged'] },
    { question: 'Which countries?', answer: 'Six, each with its own layouts.', asks: ['countries|country|layouts|formats'] },
    {
      question: 'Who corrects?',
      answer: '12 operators in one team.',
      asks: ['who corrects|corrections|operators|reviewers', 'human_review|team'],
    },
  ],
  expectedKinds: [
    'object_storage',
    'message_queue',
    'document_parser',
    'vision_model',
    'output_validator',
    'policy_engine',
    'human_review_queue',
    'golden_dataset',
    'offline_eval',
    'pii_redactor',
    'audit_log',
    'dead_letter_queue',
    'drift_monitor',
    'data_governance',
  ],
  traps: ['One confidence threshold for all fields', 'No evaluation per field', 'Files that cannot be parsed disappear in silence'],
  followUps: [
    'A large employer introduces a new payslip layout. When do you notice, and what happens until then?',
    'Operators correct 300 fields a day: how do their corrections flow back?',
  ],
  change: {
    text: 'Volume grows from 10,000 to 200,000 uploads a month by spring, and no operator is added.',
    set: { requestsPerMonth: 200000 },
    covers: [
      'threshold|thresholds|confidence',
      'straight through|automation rate|automate',
      'operator|operators capacity|time|queue|load|minutes',
      'priority|prioritise|prioritize|triage',
      'queue|queues|backlog',
      'cost per document',
      'active learning|label|labels',
      'smaller|cheaper|classifier|template|templates',
      'sample|sampled|audit',
    ],
  },
  rubric: [
    {
      dimension: 'evaluation',
      strong: 'Accuracy is measured per field and per layout, because a wrong salary is not a wrong postcode.',
      words: ['per field', 'field level|by field', 'layout .. per|accuracy|slice|slices', 'field .. threshold|accuracy|cost'],
    },
    {
      dimension: 'data',
      strong: 'Corrections of operators become labels after a second look, with the version that made the error.',
      words: [
        'correction|corrections .. label|labels|training|set|dataset|eval|golden',
        'operator|operators .. label|labels|feedback|training',
        'double check|second look|agreement',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'What cannot be read is sent back to the person at once, never dropped.',
      words: [
        'reupload|re_upload|retake|ask_again|send_back|sent_back',
        'cannot be read|parsed|unreadable .. notify|tell|person|queue|ask',
        'dead letter',
        'reject|rejected .. reason|message|user',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Eight cents include the minutes of the operators for the tenth that does not go through.',
      words: [
        'minutes of operators',
        'cents|cost .. operators|operator|minutes|human',
        'operator|operators|human|review .. cost|minutes|cents|salary|time',
        '8 cents|0.08',
        '10 % .. operator|review|manual',
        'cost per document',
      ],
    },
  ],
  starter: `
    end_user#applicant { label: Applicant } -> mobile_client#app { label: "Upload page" } -> app_service#intake { label: "Intake service" }
    user_upload#files { label: "Photos and PDFs", writers: customers } -data-> #intake
    zone provider(label: "Model provider", trust: external) { llm#reader { label: "GPT reads the document", model: "gpt-5" } }
    #intake -> #reader
    #reader -data-> relational_db#core { label: "Loan file", dataClasses: [pii], sideEffect: write }
    #intake -> object_storage#raw { label: "Raw images", dataClasses: [pii] }
    human_review_queue#operators { label: "Operators, score below 0.8" }
    #reader -> #operators
  `,
  reference: `
    mobile_client#app { label: "Upload page with photo hints", remoteContent: false, aiDisclosure: true } -> api_gateway#gateway { label: "Upload gateway, 20 files a day", auth: true, quota: true, quotaPer: user, maxBodyMb: 20 } -> app_service#intake { label: "Intake service", deadlineMs: 5000, stateless: true }
    #intake -> object_storage#raw { label: "Raw images, encrypted", encryptionMethod: sse_kms, retentionDays: 60, purgeOnDelete: true, isolation: row_level_security, partitionKey: application, dataClasses: [pii], backup: true, versioning: true }
    #intake -data{ async: false }-> message_queue#jobs { label: "Documents to read", bounded: true, traceContext: true, delivery: at_least_once, retentionDays: 7, maxBacklog: 20000 } -data{ async: false }-> workflow_engine#flow { label: "Document workflow, one step at a time", checkpointed: true, idempotent: true, maxDurationMin: 30 }
    #jobs -data-> dead_letter_queue#stuck { label: "Unreadable files", replayTool: true, alertDepth: 5, retentionDays: 14 } -> #operators
    #flow -> vision_model#layout { label: "Type and tampering model", version: "lay-2026-09", timeoutMs: 8000, retries: 1, backoff: "exponential with jitter", p50Ms: 1800, p95Ms: 4000, costPerCallUsd: 0.002 }
    #flow -{ async: false }-> document_parser#ocr { label: "OCR with word positions", tableAccuracy: 95, timeoutMs: 20000, p50Ms: 4000, p95Ms: 9000, costPerCallUsd: 0.0045, maxQps: 4 }
    #flow -> pii_redactor#mask { label: "Masking of unneeded fields", placement: before_model, recall: 98 } -> llm#reader { label: "Field reader, in region", version: "2026-06-18", structuredOnly: true, inputTokens: 3000, outputTokens: 300, maxOutputTokens: 800, promptCache: prefix, timeoutMs: 30000, retries: 1, backoff: "exponential with jitter", dpa: true, retention: zero, trainingAllowed: false, abstains: true, cites: true, limitTpm: 2000000, model: "mistral-medium-3-5", cachedShare: 0.3 }
    #mask -{ onError: true, timeoutMs: 30000 }-> fallback_model#second { label: "Second provider's reader", version: "2026-05", evaluatedOnGoldenSet: true, dpa: true, retention: zero, trainingAllowed: false, structuredOnly: true, maxOutputTokens: 800, model: "claude-haiku-4-5", inputTokens: 3000, outputTokens: 300 }
    #flow -> output_validator#fields { label: "Field check: schema, sums, place", onFail: hand_off, failMode: closed, schemaName: "payslip v4, id v7, reference v2" } -> policy_engine#rules { label: "Thresholds per field", versioned: true, defaultDecision: deny }
    #rules -> human_review_queue#operators { label: "Operators", reviewers: 12, minutesPerReview: 3, itemsPerDay: 6700, escalationRate: 0.1, slaMinutes: 60, agreement: 0.94 }
    #rules -{ label: "write" }-> relational_db#core { label: "Loan file: value, place, version", dataClasses: [pii], sideEffect: write, idempotent: true, isolation: row_level_security, retentionDays: 1825, purgeOnDelete: true, backup: true, accessScope: self }
    #operators -{ label: "write" }-> #core
    data_governance#lifecycle { label: "Image deletion after 60 days", retentionDays: 60, deletionSlaDays: 30, residency: eu, trainingOptOut: true } -control-> #raw
    #operators -feedback-> feedback_collector#corrections { label: "Corrected fields", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> golden_dataset#gold { label: "Double-keyed documents per country", cases: 2400, version: v12, purgeOnDelete: true, agreement: 0.96, contaminationCheck: true, refreshCadence: 30, slices: [document_type, country, photo, field, tampered, unreadable, new_layout, unanswerable, injection] } -data-> offline_eval#eval { label: "Evaluation per field", sameAsProd: true, metrics: [field_accuracy, straight_through, abstain_precision, tamper_recall, attack_success_rate, answer_correctness], slices: [document_type, country, photo, field] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 5 %", blocking: true, trafficShare: 0.05, autoRollback: true } -control-> #flow
    [#flow, #reader, #second, #fields, #layout] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces without images", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, schema], retentionDays: 60, purgeOnDelete: true, metersBy: [document_type, country], unit: "USD per document", recordsTools: true }
    [#layout, #fields, #operators] -telemetry-> drift_monitor+quality_monitor#drift { label: "Drift of layouts and corrections", metrics: [unknown_layout_rate, correction_rate, confidence_psi], slices: [document_type, country, employer], driftThreshold: 0.2, contentCapture: by_reference, redaction: true, retentionDays: 365 } -control-> alerting#oncall { label: "Alert: onboarding data team", runbook: true }
    [#rules, #operators, #core] -telemetry-> audit_log#audit { label: "Audit log of values", immutability: true, retentionDays: 1825, recordsVersions: [rules, model, schema], contentCapture: by_reference, redaction: true }
    scheduler#rerun { label: "Re-processing on new rules", schedule: "on a new rule version" } -control-> #jobs
  `,
})
