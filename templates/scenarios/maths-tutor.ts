import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'maths-tutor',
  title: 'Maths tutor for 11-16 year olds',
  domain: 'education',
  level: 'mid',
  companies: ['google-deepmind', 'openai'],
  emphasis: ['evaluation', 'requirements', 'security', 'cost'],
  brief: 'Students work through problems with a tutor that hints rather than answers.',
  functional: [
    'Diagnose the misconception',
    'Give hints in steps',
    'Show teachers how the class is doing',
    'Let guardians set limits',
    'Work on cheap tablets',
  ],
  nonFunctional: [
    '2M students, 30,000 concurrent at 16:00',
    'First token p95 1.3 s',
    'Correct mathematics at least 99% on syllabus set',
    'Gives away the answer in fewer than 3% of turns',
    'Unsafe content below 1 in 100,000',
    '$1.20 per student per year',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '2M students, 30,000 concurrent at 16:00',
      'First token p95 1.3 s',
      'Correct mathematics at least 99% on syllabus set',
      'Gives away the answer in fewer than 3% of turns',
      'Unsafe content below 1 in 100,000',
      '$1.20 per student per year',
    ],
    users: 2000000,
    firstTokenP95Ms: 1300,
    monthlyBudgetUsd: 200000,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'Which curriculum?',
      answer: 'Three countries, each with its own syllabus and wording.',
      asks: ['curriculum|syllabus|country|countries'],
    },
    { question: 'Is there an offline mode?', answer: 'A partial one: exercises and stored hints.', asks: ['offline|connectivity|network'] },
    {
      question: 'What is the protocol for self-harm?',
      answer: 'Escalate to the school, at once.',
      asks: ['self harm|safeguarding|crisis|wellbeing', 'escalate|escalation protocol|school'],
    },
    {
      question: 'May the data train models?',
      answer: 'No. The students are minors.',
      asks: ['data .. train|training|minors|used', 'privacy|consent|parents'],
    },
  ],
  expectedKinds: [
    'chat_ui',
    'input_guardrail',
    'output_guardrail',
    'llm_orchestrator',
    'small_llm',
    'model_router',
    'code_sandbox',
    'user_simulator',
    'golden_dataset',
    'offline_eval',
    'human_handoff',
    'data_governance',
    'session_store',
    'quality_monitor',
    'response_cache',
    'feature_flag',
  ],
  traps: ['Trusting the arithmetic of the model', 'Safety as a line in the prompt', 'Averages that hide age groups'],
  followUps: [
    'Traffic multiplies in exam week. What degrades first, and what never does?',
    'The judge prefers long hints and students stop reading. How do you notice?',
  ],
  change: {
    text: 'A ministry buys it for a whole country: 500,000 more students, and every explanation must follow its own textbook.',
    set: { users: 2500000 },
    covers: [
      'retrieval|retrieve|textbook|corpus|content',
      'per country|curriculum|syllabus',
      'capacity|peak|16:00|concurrent|load',
      'cost per student',
      'cache|caching|precompute|precomputed',
      'evaluation|eval|test|set .. country|curriculum|syllabus|slice',
      'licence|license|rights',
      'wording|notation|language',
    ],
  },
  rubric: [
    {
      dimension: 'evaluation',
      strong: 'Mathematics is checked by a solver, pedagogy by teachers, and giving away the answer is a metric of its own.',
      words: [
        'solver|symbolic|cas|sympy|calculator|computer algebra',
        'teachers|teacher .. rate|label|judge|review|graded',
        'gives|giving|give away|reveal|reveals|leaks .. answer',
        'age group|groups|year',
      ],
    },
    {
      dimension: 'requirements',
      strong: 'Success is that students learn, measured by what they can do a week later without it.',
      words: [
        'learn|learns|learned .. measured|measure|test|week',
        'what they can do',
        'learning gain|gains|outcome|outcomes',
        'week later|delayed|retention|without it|test later',
        'post test|pre test',
        'time on task .. not',
      ],
    },
    {
      dimension: 'security',
      strong: 'Safety is a classifier with an escalation to a person, not a sentence in the prompt.',
      words: [
        'classifier .. safety|self|harm|before|parallel',
        'escalate|escalates|escalation .. school|person|teacher|counsellor|human',
        'moderation|moderator',
        'not_in|only the prompt',
      ],
    },
    {
      dimension: 'cost',
      strong: '1.20 dollars a year is a third of a cent per session: hints that were good once are stored.',
      words: [
        '# .. a year|session',
        'hints .. stored|reused|cached|kept',
        'cent per session',
        'per student',
        'cache|cached|store|stored|reuse|reused hints|hint|explanations|exercises',
        'precompute|precomputed|pregenerated',
        'small|smaller|cheaper model',
      ],
    },
  ],
  starter: `
    end_user#student { label: "Student, 11 to 16" } -> chat_ui#tablet { label: "Tutor on a tablet" } -> llm_orchestrator#tutor { label: "Tutor service" }
    #tutor -> llm#model { label: "GPT with a safety line in the prompt", model: "gpt-5" }
    #tutor -> session_store#progress { label: "Progress", scope: global, dataClasses: [pii] }
    #tutor -telemetry-> logging#logs { label: "Chat log", contentCapture: full, dataClasses: [pii] }
    admin_console#teacher { label: "Teacher view" } -> #progress
  `,
  reference: `
    requires { requestsPerMonth: 84000000, peakQps: 1000 }
    chat_ui#tablet { label: "Tutor app on a tablet", streaming: true, remoteContent: false, aiDisclosure: true, turnsPerSession: 14 } -> api_gateway#gateway { label: "School gateway", auth: true, quota: true, quotaPer: user, p95Ms: 15 } -> input_guardrail#listen { label: "Safety screen by age", failMode: closed, onFail: hand_off, p95Ms: 40 } -> llm_orchestrator#tutor { label: "Tutor service with hint ladder", deadlineMs: 10000, p95Ms: 10 }
    #listen -> human_handoff#school { label: "School counsellor", contextPassed: true, wait: 60, reviewers: 4000, minutesPerReview: 20, itemsPerDay: 600, escalationRate: 1 }
    #tutor -> session_store#progress { label: "Progress of the student", scope: per_user, partitionKey: "school + student", retentionDays: 365, purgeOnDelete: true, encrypted: true, compaction: true, dataClasses: [pii], backup: true, p95Ms: 12 }
    #tutor -> response_cache#hints { label: "Cache of reviewed hints", scope: global, dataClasses: [public], keyIncludes: [exercise, misconception, syllabus, prompt_version], ttlMinutes: 10080, hitRate: 0.45, purgeOnDelete: true, p95Ms: 10 }
    #tutor -> code_sandbox#algebra { label: "Computer algebra sandbox", isolationTech: wasm, isolated: true, networkEgress: deny, hasSecrets: false, filesystem: none, accessScope: self, schema: strict, identity: on_behalf_of_user, timeoutMs: 300, retries: 1, p95Ms: 60, costPerCallUsd: 0.00002 }
    #tutor -> model_router#route { label: "Model router", cheapShare: 85, qualityFloor: "mathematics 99 %", multiBackend: true, p95Ms: 5 }
    zone provider(label: "Provider, no training on minors' data", trust: external) {
      small_llm#small { label: "Hint model", version: "hint-2026-08", ttftMs: 400, tokensPerSecond: 150, historyBudgetTokens: 2500, inputTokens: 900, outputTokens: 90, maxOutputTokens: 200, promptCache: prefix, cachedShare: 0.5, abstains: true, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 60000000, model: "gemini-3.1-flash-lite" }
      llm#large { label: "Model for hard misconceptions", version: "2026-08-01", ttftMs: 600, tokensPerSecond: 100, inputTokens: 1500, outputTokens: 150, maxOutputTokens: 300, promptCache: prefix, abstains: true, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 20000000, model: "gemini-3.1-pro", cachedShare: 0.4 }
      fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 200, dpa: true, retention: zero, trainingAllowed: false, model: "mistral-medium-3-5", inputTokens: 1000, outputTokens: 110 }
    }
    #route -{ timeoutMs: 5000 }-> #small; #route -{ timeoutMs: 7000 }-> #large; #route -{ onError: true, timeoutMs: 5000 }-> #second
    #tutor -> output_guardrail#speak { label: "Answer check: safe, gives nothing away", mode: chunked, failMode: closed, onFail: regenerate, categories: "self-harm, sexual, answer, personal data", p95Ms: 50 }
    #speak -> fallback_responder#stored { label: "Stored hint", rateAlert: 3, options: message_only }
    admin_console#teacher { label: "Teacher view", changesAudited: true, remoteContent: false } -> auth_service#staff { label: "Teacher login", method: saml } -> #progress
    data_governance#guardian { label: "Guardian consent and erasure", retentionDays: 365, deletionSlaDays: 30, trainingOptOut: true } -control-> #progress
    feature_flag+kill_switch#flags { label: "Exam-week mode and off switch", targets: "country, school, feature", audit: true } -control-> #tutor
    [#tutor, #route, #speak, #listen, #small, #large, #second, #algebra, #hints, #stored] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces without names", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, syllabus], recordsTools: true, retentionDays: 60, purgeOnDelete: true, metersBy: [country, school], unit: "USD per student and year" }
    #traces -data-> online_eval+quality_monitor#quality { label: "Quality by age group", sampleRate: 0.01, metrics: [maths_correct, gives_away, unsafe, hint_length, solved_next], slices: [age, country, topic, language], alertDelta: 1, agreement: 0.78 } -control-> alerting#oncall { label: "Alert: safety and tutor teams", runbook: true }
    [#listen, #speak, #school, #staff] -telemetry-> audit_log#audit { label: "Audit log: safety, teacher access", immutability: true, retentionDays: 1095, redaction: true }
    #teacher -feedback-> feedback_collector#marks { label: "Marks by teachers", linksTrace: true, retentionDays: 365, purgeOnDelete: true } -feedback-> golden_dataset#syllabus { label: "Syllabus problems with step solutions", cases: 6000, version: v15, refreshCadence: 90, purgeOnDelete: true, contaminationCheck: true, slices: [age, country, topic, misconception, self_harm, injection, unanswerable] } -data-> user_simulator+offline_eval#eval { label: "Evaluation with simulated pupils", personas: 24, scenarioCount: 600, passAtK: "pass^4", sameAsProd: true, metrics: [maths_correct, gives_away, misconception_found, unsafe, answer_correctness, attack_success_rate], slices: [age, country, topic] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 20 schools", blocking: true, trafficShare: 0.01, autoRollback: true } -control-> #tutor
    #marks -feedback-> #quality
    note "Assumed: 42 turns per student and month, 1,000 a second at 16:00" near #tablet
  `,
})
