import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'clinical-notes',
  title: 'Ambient clinical notes',
  domain: 'healthcare',
  level: 'senior',
  companies: ['google-deepmind', 'anthropic'],
  emphasis: ['security', 'evaluation', 'requirements', 'data'],
  brief: 'Listen to a consultation and produce a structured note and order suggestions for the clinician.',
  functional: [
    'Diarised transcript',
    'Structured note with links to utterances',
    'Suggest orders, never place them',
    'Clinician edits and signs',
    'Let patients opt out',
  ],
  nonFunctional: [
    '35,000 consultations/day',
    'Note within 40 s of end',
    'Omission of critical finding below 0.5%, fabrication below 0.1%',
    'Health data stays in the region, encrypted; audio deleted after sign-off',
    'Works with 10 s network drops',
    '$0.90 per visit',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '35,000 consultations/day',
      'Note within 40 s of end',
      'Omission of critical finding below 0.5%, fabrication below 0.1%',
      'Health data stays in the region, encrypted; audio deleted after sign-off',
      'Works with 10 s network drops',
      '$0.90 per visit',
    ],
    requestsPerMonth: 1050000,
    p95LatencyMs: 40000,
    costPerRequestUsd: 0.9,
    dataClasses: ['phi'],
    regions: ['us'],
    regulations: ['hipaa'],
  },
  clarifications: [
    {
      question: 'Which specialties?',
      answer: 'Primary care first.',
      asks: ['specialty|specialties|speciality|specialities', 'which clinics|doctors|departments'],
    },
    { question: 'Who is liable?', answer: 'The clinician who signs.', asks: ['liable|liability|responsible|who_signs'] },
    { question: 'Which accents?', answer: 'More than forty, patients and clinicians.', asks: ['accent|accents|dialect|dialects|speakers'] },
    {
      question: 'Which record system?',
      answer: 'Two vendors.',
      asks: ['ehr|record system|systems|records', 'integrate|integration|vendor|vendors'],
    },
  ],
  expectedKinds: [
    'mobile_client',
    'speech_to_text',
    'llm_orchestrator',
    'output_validator',
    'groundedness_checker',
    'citation_builder',
    'approval_gate',
    'business_system',
    'offline_eval',
    'golden_dataset',
    'human_annotation',
    'llm_tracing',
    'data_governance',
    'audit_log',
    'encryption_kms',
    'quality_monitor',
  ],
  traps: [
    'ROUGE as the measure of quality',
    "Collecting clinicians' edits without linking them to a cause",
    'Logs that contain health data',
  ],
  followUps: [
    'Clinicians sign within four seconds. What does that tell you, and what do you change?',
    'A new model version breaks one section of the note. Which step of your release catches it?',
  ],
  change: {
    text: 'A state forbids that audio is stored at all, not even until the note is signed.',
    set: { dataClasses: ['phi'], regulations: ['no stored audio'] },
    covers: [
      'stream|streaming|memory|ram|in_memory|transient',
      'transcript|transcripts',
      'network|drop|drops|buffer|offline|device|edge',
      'retry|retries|reprocess|lost',
      'consent',
      'per state|region|policy|policies|config',
      'evaluate|evaluation|quality|debug .. without audio',
      'delete|deletion|purge',
    ],
  },
  rubric: [
    {
      dimension: 'security',
      strong: 'Health data stays in the region, is encrypted, and traces hold ids instead of text.',
      words: [
        'traces|logs|log .. ids|redact|redacted|no_phi|without|phi',
        'in region|region',
        'encrypt|encrypted|encryption',
        'baa|agreement',
        'phi .. logs|traces|provider|region',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Omissions and fabrications are counted by clinicians per section, against the audio.',
      words: [
        'omission|omissions|fabrication|fabrications|hallucination|hallucinations',
        'per section|section by section',
        'clinician|clinicians .. label|rate|review|annotate|judge|count',
        'rouge .. not|misses|bad|wrong',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'The clinician signs, so the design fights signing unread: uncertain passages are marked.',
      words: [
        'uncertain|unsure|low_confidence .. mark|marked|highlight|highlighted|flag|flagged',
        'sign|signed|signing .. seconds|unread|fast|blind',
        'liable|liability|responsible',
        'link|links|linked .. audio|transcript|sentence',
      ],
    },
    {
      dimension: 'data',
      strong: 'Edits are stored with section, reason and version, or they teach nothing.',
      words: [
        'edit|edits|correction|corrections .. reason|section|version|label|cause|linked',
        'reason .. edit|edits|correction',
        'feedback .. section|version',
      ],
    },
  ],
  starter: `
    end_user#clinician { label: Clinician } -> mobile_client#phone { label: "Phone app, records the visit" } -> speech_to_text#ears { label: "Hosted speech to text", wer: 14 }
    #phone -> llm_orchestrator#notes { label: "Note service" }
    #notes -> #ears
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT", model: "gpt-5" } }
    #notes -> #model
    #notes -> object_storage#audio { label: "Audio archive", dataClasses: [phi] }
    #notes -> business_system#ehr { label: "Patient record", sideEffect: write, dataClasses: [phi], identity: service_account }
    #notes -telemetry-> logging#logs { label: "Application log", contentCapture: full }
  `,
  reference: `
    requires { peakQps: 2 }
    zone region(label: "US health cloud", region: us, trust: trusted) {
      mobile_client#phone { label: "Clinic phone with consent and buffer", offlineSupport: true, aiDisclosure: true, remoteContent: false }
      auth_service+rate_limiter#login { label: "Clinician login", method: oidc, mfa: true, quota: true, quotaPer: user, p95Ms: 20 }
      object_storage#audio { label: "Audio until sign-off", retentionDays: 2, purgeOnDelete: true, encryptionMethod: sse_kms, isolation: row_level_security, partitionKey: visit, dataClasses: [phi], backup: true, p95Ms: 100 }
      encryption_kms#keys { label: "Keys per clinic", keyScope: per_tenant, rotation: 90, inTransit: mtls }
      workflow_engine+llm_orchestrator#notes { label: "Note service", checkpointed: true, idempotent: true, deadlineMs: 40000, p95Ms: 200 }
      speech_to_text#ears { label: "Own speech model", version: "med-2026-08", wer: 8, domainVocab: true, streaming: true, timeoutMs: 15000, retries: 1, p95Ms: 6000, costPerHourUsd: 2.5, replicas: 12 }
      self_hosted_llm#writer { label: "Note model", version: "note-2026-09", minReplicas: 4, outputTokens: 700, maxOutputTokens: 1200, inputTokens: 5000, ttftMs: 900, tokensPerSecond: 70, contextWindow: 64000, structuredOnly: true, cites: true, abstains: true, promptCache: prefix, justification: "health data stays in region", replicas: 4, concurrencyPerReplica: 8, costPerHourUsd: 8 }
      fallback_model#second { label: "Smaller own model", version: "note-s-2026-07", evaluatedOnGoldenSet: true, maxOutputTokens: 1200, structuredOnly: true, costPerHourUsd: 2.5, replicas: 2, inputTokens: 5000, outputTokens: 700 }
      groundedness_checker+citation_builder#evidence { label: "Evidence check per sentence", granularity: span, mode: synchronous_buffered, failMode: closed, onFail: abstain, timeoutMs: 8000, p95Ms: 2500, costPerHourUsd: 2.5, replicas: 2 }
      output_validator#sections { label: "Check of doses, units, negations", failMode: closed, onFail: hand_off, mode: synchronous, p95Ms: 50 }
      approval_gate#sign { label: "Signature of the clinician", actions: "note and order suggestions", shows: "note, utterance, uncertain parts first", approvalRate: 71, defaultOnTimeout: deny, reviewers: 3500, minutesPerReview: 3, itemsPerDay: 35000, escalationRate: 1 }
      business_system#ehr { label: "Patient record", sideEffect: write, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, dataClasses: [phi], timeoutMs: 8000, retries: 2, backoff: "exponential with jitter", retryBudget: 0.1, backup: true, purgeOnDelete: true, singleWriter: true }
      dead_letter_queue#unsent { label: "Unsent notes", alertDepth: 1, replayTool: true, retentionDays: 7 }
      llm_tracing+cost_attribution#traces { label: "Traces without patient text", contentCapture: by_reference, redaction: true, recordsVersions: [prompt, model, speech], recordsTools: true, retentionDays: 30, purgeOnDelete: true, metersBy: [clinic, specialty], unit: "USD per visit" }
      audit_log#audit { label: "Access and signature log", immutability: true, retentionDays: 2555, recordsTools: true, redaction: true }
      data_governance#lifecycle { label: "Audio deletion, opt-out, region", retentionDays: 2, deletionSlaDays: 30, residency: us, trainingOptOut: true }
    }
    #phone -> #login -> #notes
    #notes -> #audio; #notes -> #ears; #keys -control-> #audio; #lifecycle -control-> #audio
    #notes -{ timeoutMs: 25000 }-> #writer; #notes -{ onError: true, timeoutMs: 15000 }-> #second
    #notes -> #evidence; #notes -> #sections -> #sign -> #ehr
    #ehr -{ onError: true }-> #unsent
    [#notes, #ears, #writer, #second, #evidence, #sections] -telemetry-> #traces
    [#phone, #notes, #sign, #ehr, #audio] -telemetry-> #audit
    #sign -feedback-> feedback_collector#edits { label: "Edits with cause", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> human_annotation#physicians { label: "Physician panel", agreement: 0.83, guidelinesVersion: v4, reviewers: 12, minutesPerReview: 15, itemsPerDay: 30, escalationRate: 1 } -feedback-> golden_dataset#visits { label: "Consented visits with critical findings", cases: 900, version: v6, agreement: 0.83, refreshCadence: 60, purgeOnDelete: true, contaminationCheck: true, slices: [accent, specialty, noise, section, minors, unanswerable, injection] } -data-> offline_eval#eval { label: "Evaluation per section", sameAsProd: true, metrics: [critical_omission, fabrication, section_correctness, wer, answer_correctness, attack_success_rate], slices: [accent, specialty, section] } -control-> regression_gate+canary_release#gate { label: "Release gate, then three clinics", blocking: true, trafficShare: 0.01, autoRollback: true } -control-> #notes
    [#traces, #edits] -data-> quality_monitor+drift_monitor#quality { label: "Quality: edits, omissions, seconds to sign", metrics: [edit_rate, seconds_to_sign, audited_omission, wer], slices: [accent, clinic, specialty, section], alertDelta: 2 } -control-> alerting#oncall { label: "Alert: clinical safety", runbook: true }
    [#gate, #lifecycle] -telemetry-> #audit
    note "35,000 visits in ten hours: one a second, two at peak" near #phone
  `,
})
