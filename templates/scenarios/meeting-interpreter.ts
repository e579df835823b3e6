import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'meeting-interpreter',
  title: 'Live meeting interpreter and minutes',
  domain: 'voice / realtime',
  level: 'senior',
  companies: ['openai', 'google-deepmind'],
  emphasis: ['latency', 'cost', 'security', 'evaluation'],
  brief: 'Translate speech for participants and produce minutes with owners and dates.',
  functional: [
    'Show captions and speak the translation',
    "Use each company's glossary",
    'Write minutes with evidence for each decision',
    'Ask everybody for consent',
    'Let late joiners catch up',
  ],
  nonFunctional: [
    '12,000 concurrent meetings, 9 languages',
    'Caption lag p95 1.5 s',
    'Interpreted audio lag p95 3 s',
    'Action-item precision at least 90%',
    '$0.35 per meeting-hour',
    'No audio kept unless opted in',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '12,000 concurrent meetings, 9 languages',
      'Caption lag p95 1.5 s',
      'Interpreted audio lag p95 3 s',
      'Action-item precision at least 90%',
      '$0.35 per meeting-hour',
      'No audio kept unless opted in',
    ],
    p95LatencyMs: 1500,
    multiTenant: true,
    dataClasses: ['confidential', 'pii'],
  },
  clarifications: [
    {
      question: 'Do speakers switch languages?',
      answer: 'Often, within a sentence.',
      asks: ['switch|mix|mixed languages|language', 'code switching'],
    },
    {
      question: 'What about confidential meetings?',
      answer: 'They must stay in the region.',
      asks: ['confidential|secret|residency|region|sensitive'],
    },
    { question: 'Do people talk over one another?', answer: 'Yes.', asks: ['overlap|talk over|interrupt|same time|crosstalk'] },
    {
      question: 'On which platform?',
      answer: 'A plug-in of the meeting product.',
      asks: ['platform|plug in|plugin|integration|meeting product|zoom|teams'],
    },
  ],
  expectedKinds: [
    'media_server',
    'speech_to_text',
    'llm_orchestrator',
    'small_llm',
    'text_to_speech',
    'streaming_transport',
    'session_store',
    'citation_builder',
    'offline_eval',
    'human_annotation',
    'data_governance',
    'llm_tracing',
    'cost_attribution',
    'circuit_breaker',
  ],
  traps: ['BLEU as the only measure', 'Thinking in batches', 'Ignoring that glossaries drift'],
  followUps: ['The lag doubles for two languages. Is it the model, the network or the speakers, and how do you tell?'],
  change: {
    text: 'A court wants it: the minutes become evidence, and an error in a name can be challenged.',
    set: { scope: 'regulated', statements: ['Minutes may be used as evidence'] },
    covers: [
      'human|person|interpreter|clerk|review|certified|sign',
      'confidence|uncertain|mark|marked|flag',
      'audio .. keep|kept|retain|link|timestamp|timestamps',
      'audit|provenance|version|hash',
      'glossary|names|terms',
      'consent',
      'error rate|accuracy|evaluate|evaluation',
      'liability|scope|refuse|out_of_scope',
    ],
  },
  rubric: [
    {
      dimension: 'latency',
      strong: 'Captions are shown as guesses and corrected; audio waits for a stable clause.',
      words: [
        'partial|interim|provisional|stable|stabilise|stabilize|revise|corrected',
        'wait k|chunk|clause|segment',
        '1.5 s|3 s',
        'simultaneous|incremental',
      ],
    },
    {
      dimension: 'cost',
      strong: '35 cents a meeting hour are divided by speaking time and by languages that somebody listens to.',
      words: [
        'speaking time|silence|vad',
        'only .. listened|listening|active|subscribed languages|language|listeners',
        'meeting hour',
        '35 cents|0.35',
      ],
    },
    {
      dimension: 'security',
      strong: 'Confidential meetings run in their region and leave nothing behind.',
      words: ['in region|region', 'no audio|nothing kept|stored|retained', 'opt in', 'zero retention'],
    },
    {
      dimension: 'evaluation',
      strong: 'Quality is measured by people per pair of languages, on meetings and not on sentences.',
      words: [
        'people per pair',
        'pair|pairs of languages',
        'per pair',
        'not on sentences',
        'language pair|pairs',
        'per language',
        'human|people|interpreters|bilingual rating|ratings|rate|judge|evaluation',
        'bleu .. not|misses|wrong|only|insufficient',
        'comet',
        'glossary accuracy|terms|term',
      ],
    },
  ],
  starter: `
    end_user#speaker { label: Participants } -> web_client#meeting { label: "Meeting plug-in" } -> speech_to_text#ears { label: "Speech to text, 10 s blocks" }
    #meeting -> llm_orchestrator#interpreter { label: "Interpreter service" }
    #interpreter -> #ears
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT translates", model: "gpt-5" } }
    #interpreter -> #model
    #interpreter -> text_to_speech#voice { label: "Text to speech" }
    #interpreter -> object_storage#archive { label: "All recordings", isolation: shared, dataClasses: [confidential, pii] }
  `,
  reference: `
    requires { requestsPerMonth: 1300000000, peakQps: 2000, costPerRequestUsd: 0.00058 }
    zone cell(label: "Regional cell, confidential meetings stay", trust: trusted, region: eu) {
      web_client#meeting { label: "Meeting plug-in", streaming: true, remoteContent: false, aiDisclosure: true }
      streaming_transport#socket { label: "Stream with resume", resumeToken: true, auth: true, quota: true, quotaPer: tenant, concurrentConnections: 120000, p95Ms: 40 }
      media_server#mixer { label: "Mixer, a track per speaker", jitterBuffer: 60, packetLoss: 1, auth: true, quota: true, quotaPer: tenant, p95Ms: 60, endpointingMs: 150, costPerHourUsd: 0.6, replicas: 90 }
      speech_to_text#ears { label: "Streaming speech to text", streaming: true, version: "st-2026-09", languages: 9, domainVocab: true, wer: 9, timeoutMs: 900, p95Ms: 350, costPerHourUsd: 2.5, replicas: 80 }
      llm_orchestrator#interpreter { label: "Interpreter service", deadlineMs: 1500, p95Ms: 20 }
      retriever+knowledge_graph#glossary { label: "Company glossary", isolation: namespace, tenantFilter: true, filterMode: pre, k: 12, writers: staff, effectiveDates: true, onEmpty: answer_anyway, timeoutMs: 100, p95Ms: 25, deletionHandling: propagated, purgeOnDelete: true, lagSloMinutes: 10, rebuildTimeHours: 1, dataClasses: [confidential], backup: true, degradedMode: "general vocabulary" }
      circuit_breaker#breaker { label: "Lag breaker per language", openThreshold: 20, halfOpen: 10, p95Ms: 1 }
      small_llm#translate { label: "Own translation model", version: "mt-2026-08", ttftMs: 180, tokensPerSecond: 250, inputTokens: 300, outputTokens: 40, maxOutputTokens: 80, streaming: true, promptCache: prefix, p95Ms: 380, timeoutMs: 900, privateEndpoint: true, costPerHourUsd: 2.5, replicas: 36, concurrencyPerReplica: 24, callsPerRequest: 2 }
      fallback_model#plain { label: "Caption-only model", version: "mt-s-2026-05", evaluatedOnGoldenSet: true, maxOutputTokens: 80, p95Ms: 200, timeoutMs: 600, privateEndpoint: true, costPerHourUsd: 2.5, replicas: 2, inputTokens: 300, outputTokens: 40 }
      text_to_speech#voice { label: "Streaming interpreter voice", streaming: true, firstChunkMs: 200, version: "2026-06", timeoutMs: 900, async: true, costPerHourUsd: 2.5, replicas: 60 }
      session_store#state { label: "Meeting captions", scope: per_session, partitionKey: "tenant + meeting", retentionDays: 30, purgeOnDelete: true, isolation: namespace, tenantFilter: true, encrypted: true, compaction: true, dataClasses: [confidential], p95Ms: 5, async: true }
      object_storage#audio { label: "Opted-in audio only", retentionDays: 30, purgeOnDelete: true, encryptionMethod: sse_kms, isolation: namespace, tenantFilter: true, dataClasses: [confidential, pii], backup: true, async: true }
      data_governance#consent { label: "Consent rules", retentionDays: 30, deletionSlaDays: 7, residency: eu, trainingOptOut: true }
      llm#minutes { label: "Minutes model", version: "2026-08-01", structuredOnly: true, maxOutputTokens: 3000, outputTokens: 1200, inputTokens: 30000, contextWindow: 200000, endpoint: batch, cites: true, abstains: true, promptCache: prefix, privateEndpoint: true, dpa: true, retention: zero, trainingAllowed: false, timeoutMs: 120000, async: true, model: "mistral-large-2512" }
      citation_builder+output_validator#decisions { label: "Check of owner, date, utterance", granularity: span, failMode: closed, onFail: abstain, mode: synchronous_buffered, async: true }
      llm_tracing+cost_attribution#traces { label: "Traces: lag per hop, cost", redaction: true, contentCapture: off, recordsVersions: [speech, translation, glossary, prompt], recordsTools: true, recordsRetrieval: true, retentionDays: 30, purgeOnDelete: true, metersBy: [tenant, language], unit: "USD per meeting-hour", anomalyAlert: 40 }
    }
    #meeting -> #socket -> #mixer -> #ears -> #interpreter
    #interpreter -> #glossary; #interpreter -> #breaker -> #translate; #breaker -{ onError: true }-> #plain
    #interpreter -{ async: true }-> #voice; #interpreter -{ async: true }-> #state
    #mixer -data-> #audio; #consent -control-> #audio; #consent -control-> #state
    #state -data{ sampleRate: 0.0017 }-> message_queue#ended { label: "Finished meetings", bounded: true, traceContext: true, retentionDays: 2 } -data-> #minutes -data-> #decisions -data-> notification_service#send { label: "Draft minutes to the host", sideEffect: send, allowlist: true, idempotent: true, schema: strict, reversible: true, external: false, accessScope: self, identity: on_behalf_of_user, timeoutMs: 5000, requiresApproval: human }
    [#ears, #interpreter, #translate, #plain, #voice, #minutes, #decisions, #glossary] -telemetry-> #traces
    #send -telemetry-> audit_log#audit { label: "Minutes delivery log", immutability: true, retentionDays: 365, redaction: true }
    #traces -data-> quality_monitor#lag { label: "Quality: lag and words, by language", metrics: [caption_lag, audio_lag, wer, glossary_hits], slices: [language, tenant, platform, overlap] } -control-> alerting#oncall { label: "Alert: media team", runbook: true }
    #meeting -feedback-> feedback_collector#fixes { label: "Corrected terms and action items", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> human_annotation#linguists { label: "Linguist ratings", agreement: 0.8, guidelinesVersion: v6, reviewers: 18, minutesPerReview: 10, itemsPerDay: 200, escalationRate: 1 } -feedback-> golden_dataset#clips { label: "Opted-in clips: accents, overlap, terms", cases: 3600, version: v14, agreement: 0.8, refreshCadence: 45, purgeOnDelete: true, contaminationCheck: true, slices: [language, accent, overlap, code_switching, glossary, injection, unanswerable, tenant] } -data-> offline_eval+regression_gate+canary_release#eval { label: "Evaluation, gate and 1 % canary", blocking: true, sameAsProd: true, metrics: [meaning_score, term_accuracy, wer, lag, action_item_precision, context_recall, faithfulness, answer_correctness, attack_success_rate], slices: [language, accent, overlap, tenant], trafficShare: 0.01, autoRollback: true } -control-> #interpreter
    note "One request is one caption: 600 per meeting-hour, in two languages. $0.35 per meeting-hour is $0.00058 per caption" near #meeting
  `,
})
