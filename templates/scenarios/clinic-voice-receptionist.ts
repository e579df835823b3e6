import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'clinic-voice-receptionist',
  title: 'Voice receptionist for 600 clinics',
  domain: 'voice',
  level: 'senior',
  companies: ['openai', 'google-deepmind'],
  emphasis: ['latency', 'agents', 'reliability', 'requirements'],
  brief: 'Patients phone to book, move or cancel. Design a voice agent that handles most calls and knows when to stop.',
  functional: [
    'Identify the caller',
    'Read and change the calendar',
    'Transfer to staff with a summary',
    'Send a confirmation text',
    'Refuse clinical advice and route emergencies at once',
  ],
  nonFunctional: [
    '90,000 calls/day, 2,200 concurrent at 08:15',
    'Turn latency p95 900 ms end of speech to first audio',
    'Word error rate below 12% on phone audio',
    'Task success at least 80%',
    'Double-booking below 1 in 20,000',
    'Calls recorded only with consent, kept 30 days',
    '$0.25 per completed call',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '90,000 calls/day, 2,200 concurrent at 08:15',
      'Turn latency p95 900 ms end of speech to first audio',
      'Word error rate below 12% on phone audio',
      'Task success at least 80%',
      'Double-booking below 1 in 20,000',
      'Calls recorded only with consent, kept 30 days',
      '$0.25 per completed call',
    ],
    requestsPerMonth: 2700000,
    p95LatencyMs: 900,
    costPerRequestUsd: 0.25,
    multiTenant: true,
    dataClasses: ['phi', 'pii'],
  },
  clarifications: [
    { question: 'Which languages?', answer: 'English and Spanish.', asks: ['language|languages', 'spanish'] },
    {
      question: 'Which calendar system?',
      answer: 'Three vendors; one of them has a p95 of 4 s.',
      asks: ['calendar|calendars|scheduling system|vendor|vendors', 'which|what systems|system|integrations'],
    },
    {
      question: 'What is the emergency rule?',
      answer: 'Transfer within 2 s of recognising one.',
      asks: ['emergency|emergencies|urgent', 'chest pain|911'],
    },
    {
      question: 'How noisy are the calls?',
      answer: 'Cars, children, loudspeakers.',
      asks: ['noise|noisy|background', 'audio quality|conditions', 'phone line'],
    },
  ],
  expectedKinds: [
    'voice_channel',
    'media_server',
    'speech_to_text',
    'agent',
    'tool_executor',
    'tool_call_validator',
    'text_to_speech',
    'output_guardrail',
    'human_handoff',
    'session_store',
    'llm_tracing',
    'offline_eval',
    'audit_log',
    'data_governance',
    'circuit_breaker',
  ],
  traps: [
    'Waiting for a slow tool in silence',
    'Guardrails that see text only, in a design that speaks directly',
    'A booking that is not idempotent',
    'Testing on studio audio',
  ],
  followUps: [
    'Latency doubles for the clinics of one calendar vendor. What do callers hear, and what do you do?',
    'How would you test five hundred accents before launch?',
  ],
  change: {
    text: 'One of the three calendar vendors announces that its interface allows only 30 calls a minute, for all clinics together.',
    set: { statements: ['One calendar vendor allows 30 calls a minute in total'] },
    covers: [
      'cache|cached|replica|sync|mirror|copy .. slots|calendar|availability',
      'queue|queued|queueing',
      'rate limit|limits|budget|quota',
      'hold|reserve|tentative|confirm later|sms|call back|callback',
      'batch|prefetch|poll|webhook',
      'priority|fair|per_clinic',
      'degrade|fallback|human|handoff',
    ],
  },
  rubric: [
    {
      dimension: 'latency',
      strong: 'The turn budget names end of speech, recognition, model and first audio, and filler speech covers a slow tool.',
      words: [
        'end of speech|turn|endpointing|endpoint|vad',
        'filler|backchannel|one_moment|let_me_check',
        '900 ms',
        'first audio',
        'barge in',
      ],
    },
    {
      dimension: 'agents',
      strong: 'A booking is confirmed aloud and read back before it is written.',
      words: [
        'read|reads|repeat|repeats back',
        'confirm|confirms|confirmation .. booking|appointment|slot|caller|aloud|before',
        'slot .. hold|reserve|confirm',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'Double bookings are prevented by the calendar, not by the conversation.',
      words: [
        'idempoten*',
        'unique constraint|lock|hold|optimistic|compare and set|transaction',
        'double booking|bookings|booked',
        'slot .. lock|locked|reserved|hold',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'An emergency goes to a person within two seconds, by a path without a language model.',
      words: [
        'emergency|emergencies .. transfer|person|human|seconds|keyword|path|rule|classifier|nurse',
        'transfer .. 2 s|two_seconds|person|human',
        'consent .. recording|record|recorded',
      ],
    },
  ],
  starter: `
    voice_channel#phone { label: "Clinic phone line" } -> speech_to_text#ears { label: "Speech to text" } -> agent#receptionist { label: "Voice agent" }
    #receptionist -> llm#model { label: "GPT", model: "gpt-5" }
    #receptionist -> business_system#calendar { label: "Clinic calendar", sideEffect: book, identity: service_account, dataClasses: [phi] }
    #receptionist -> notification_service#sms { label: "Text message" }
    #receptionist -> text_to_speech#mouth { label: "Text to speech" }
    #receptionist -telemetry-> logging#logs { label: "Call transcripts", contentCapture: full }
  `,
  reference: `
    requires { peakQps: 12 }
    voice_channel#phone { label: "600 clinic phone lines", concurrentCalls: 2200, bargeIn: true, recordingConsent: true, aiDisclosure: true, turnLatencyBudget: 900 } -> media_server#media { label: "Media server, echo and noise out", endpointingMs: 220, interruption: true, jitterBuffer: 40, auth: true, quota: true, quotaPer: tenant, p95Ms: 20, costPerCallUsd: 0.03 }
    #media -> speech_to_text#ears { label: "Streaming transcript, clinic words", streaming: true, wer: 10, domainVocab: true, languages: 2, version: "tel-2026-08", p95Ms: 90, timeoutMs: 400, baa: true, retention: zero, costPerCallUsd: 0.013 } -> classifier_model+input_guardrail#emergency { label: "Emergency spotter", version: "2026-09", recall: 99.5, failMode: closed, onFail: hand_off, mode: synchronous, p95Ms: 20, timeoutMs: 100 }
    #emergency -> human_handoff#staff { label: "Clinic staff, with a summary", contextPassed: true, wait: 2, reviewers: 900, minutesPerReview: 4, itemsPerDay: 90000, escalationRate: 0.2 }
    #emergency -> agent#receptionist { label: "Receptionist agent", version: "2026-08-01", callsPerRequest: 1, tokenBudget: 30000, deadlineMs: 480000, toolCount: 4, identity: on_behalf_of_user, autonomy: act_with_approval, compaction: true, historyBudgetTokens: 3000 }
    loop_guard+kill_switch#limits { label: "Call guard: 8 minutes, off per clinic", repeatActionThreshold: 3, costBudgetUsd: 0.25, onTrip: escalate } -control-> #receptionist
    zone provider(label: "Model providers with health-data agreement", trust: external, region: us) {
      small_llm#model { label: "Fast dialogue model", version: "2026-08-01", ttftMs: 200, tokensPerSecond: 200, inputTokens: 2200, outputTokens: 40, maxOutputTokens: 90, streaming: true, promptCache: prefix, baa: true, dpa: true, retention: zero, p95Ms: 270, model: "llama-3.3-70b", callsPerRequest: 10, limitRpm: 15000 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 90, baa: true, dpa: true, retention: zero, model: "gpt-5.4-nano", inputTokens: 2200, outputTokens: 40 }
    }
    #receptionist -{ timeoutMs: 700, streaming: true }-> #model; #receptionist -{ onError: true, timeoutMs: 700 }-> #second
    #receptionist -> session_store#session { label: "Call state", scope: per_session, partitionKey: "clinic + call", encrypted: true, retentionDays: 1, purgeOnDelete: true, p95Ms: 5 }
    #receptionist -{ async: true }-> tool_call_validator#args { label: "Booking check: caller, slot, types", mode: synchronous, onFail: block, failMode: closed } -> circuit_breaker#breaker { label: "Breaker per calendar vendor", openThreshold: 30, halfOpen: 30 }
    #breaker -> tool_executor#calendar { label: "Calendar booking, hold then confirm", sideEffect: book, reversible: true, idempotent: true, schema: strict, identity: on_behalf_of_user, accessScope: self, isolation: per_tenant_instance, timeoutMs: 5000, retries: 1, dataClasses: [phi], async: true }
    #breaker -{ onError: true }-> #staff
    #calendar -data-> notification_service#sms { label: "Confirmation text", allowlist: true, idempotent: true, schema: strict, reversible: true, accessScope: self, identity: on_behalf_of_user, timeoutMs: 3000, async: true, sideEffect: send, costPerCallUsd: 0.008 }
    #receptionist -> output_guardrail#words { label: "Speech check: no diagnosis, no other patient", mode: chunked, failMode: closed, onFail: hand_off, p95Ms: 25 } -> text_to_speech#mouth { label: "Streaming voice", streaming: true, firstChunkMs: 110, version: "2026-05", baa: true, retention: zero, timeoutMs: 500, costPerCallUsd: 0.0225 } -> #phone
    #receptionist -> #staff
    data_governance#consent { label: "Consent and 30-day rule", retentionDays: 30, deletionSlaDays: 7, residency: us } -control-> object_storage#calls { label: "Consented recordings", retentionDays: 30, purgeOnDelete: true, encryptionMethod: sse_kms, isolation: per_tenant_instance, tenantFilter: true, dataClasses: [phi], backup: true }
    #media -data-> #calls
    #emergency -telemetry-> #quality
    [#receptionist, #ears, #words, #emergency, #calendar] -telemetry-> llm_tracing#traces { label: "Traces of turns and tools", redaction: true, contentCapture: redacted, recordsTools: true, recordsVersions: [prompt, model, voice], retentionDays: 30, purgeOnDelete: true, metersBy: [clinic, vendor] }
    [#args, #calendar, #sms] -telemetry-> audit_log#audit { label: "Booking log", immutability: true, retentionDays: 2190, recordsTools: true, redaction: true }
    #traces -data-> quality_monitor+drift_monitor#quality { label: "Quality by clinic: delay, words, success", metrics: [turn_latency, wer, task_success, double_booking], slices: [clinic, vendor, language, accent, noise] } -control-> alerting#oncall { label: "Alert: voice team", runbook: true }
    #phone -feedback-> feedback_collector#after { label: "Repeat calls, hang-ups, staff corrections", linksTrace: true } -feedback-> golden_dataset#callset { label: "Consented phone calls, car and child noise", cases: 2600, version: v11, refreshCadence: 30, purgeOnDelete: true, slices: [accent, language, noise, vendor, emergency, unanswerable, injection, clinic] }
    #calls -data-> #callset
    #callset -data-> user_simulator+offline_eval#eval { label: "Simulated callers, 500 accents", personas: 500, scenarioCount: 900, passAtK: "pass^4", sameAsProd: true, metrics: [task_success, tool_call_accuracy, wer, emergency_recall, attack_success_rate, answer_correctness], slices: [accent, language, noise, vendor, clinic] } -control-> regression_gate+canary_release#gate { label: "Release gate, then six clinics", blocking: true, trafficShare: 0.01, autoRollback: true } -control-> #receptionist
    note "A call lasts three minutes and takes ten turns" near #model
  `,
})
