import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'evaluation-platform',
  title: 'Evaluation platform for sixty product teams',
  domain: 'evaluation',
  level: 'staff',
  companies: ['anthropic', 'google-deepmind', 'databricks'],
  emphasis: ['evaluation', 'monitoring', 'data', 'cost'],
  brief: 'Sixty teams ship LLM features. Leadership wants one place to define, run and trust evaluations before and after release.',
  functional: [
    'Datasets with versioning and slices',
    'Programmatic, model-graded and human graders',
    'CI gate and nightly runs',
    'Online sampling of production traces',
    'Comparison of two versions with significance',
    'Judge calibration against humans',
  ],
  nonFunctional: [
    '900 eval runs/day, median 400 cases',
    'Results in CI within 12 min p95',
    'Grader spend cap $35,000/month',
    'Keep lineage (dataset, prompt, model, judge, code) for 2 years',
    'Judge-human agreement kappa at least 0.65 before a metric may block a release',
    'Personal data of EU users never leaves the EU',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '900 eval runs/day, median 400 cases',
      'Results in CI within 12 min p95',
      'Grader spend cap $35,000/month',
      'Keep lineage (dataset, prompt, model, judge, code) for 2 years',
      'Judge-human agreement kappa at least 0.65 before a metric may block a release',
      'Personal data of EU users never leaves the EU',
    ],
    requestsPerMonth: 27000,
    monthlyBudgetUsd: 35000,
    p95LatencyMs: 720000,
    multiTenant: true,
    dataClasses: ['pii'],
  },
  clarifications: [
    {
      question: 'Who writes the rubrics?',
      answer: 'The product teams, most of them for the first time.',
      asks: [
        'who writes|owns|defines rubrics|rubric|criteria|evals',
        'rubric|rubrics .. who|writes|author',
        'experience|skilled|trained teams|authors',
      ],
    },
    {
      question: 'Do traces contain personal data?',
      answer: 'About 40 % do.',
      asks: ['pii|personal data|sensitive', 'traces contain|hold', 'privacy'],
    },
    {
      question: 'Which graders may block a release?',
      answer: 'Safety always; quality only once it is calibrated.',
      asks: ['block|blocking|stop|gate releases|release', 'which|what graders|metrics|grader may|can', 'allowed to block'],
    },
    {
      question: 'Which languages?',
      answer: 'Eleven; some teams have speakers for three of them.',
      asks: ['language|languages', 'multilingual|english only'],
    },
  ],
  expectedKinds: [
    'golden_dataset',
    'offline_eval',
    'llm_judge',
    'human_annotation',
    'regression_gate',
    'online_eval',
    'llm_tracing',
    'pii_redactor',
    'batch_inference',
    'cost_attribution',
    'quality_monitor',
    'ci_cd',
    'prompt_registry',
    'audit_log',
  ],
  traps: [
    'A judge model whose version is not pinned',
    'One global score per team',
    'No check that test cases have leaked into prompts or training',
    'Blocking releases on noisy metrics',
  ],
  followUps: [
    'The judge vendor refreshes its model overnight, and thirty teams are red in the morning. What now?',
    'The golden set is eight months old and everything passes. What is wrong with that?',
    'How do you stop teams from gaming the score?',
  ],
  change: {
    text: 'Three of the sixty teams go through an audit: whatever blocked or passed their releases must be proven two years back, judge included.',
    set: { scope: 'regulated', statements: ['Each verdict of the last two years can be reproduced'] },
    covers: [
      'pin|pinned|snapshot|version|versions|versioned .. judge|model|dataset|prompt|code',
      'lineage',
      'immutable|append only',
      'rerun|replay|reproduce|reproducible',
      'self_hosted|open weights judge|model',
      'retention|retain|archive',
      'signed|hash|hashes',
    ],
  },
  rubric: [
    {
      dimension: 'evaluation',
      strong: 'A judge may block only after agreement with people is measured per team and language.',
      words: [
        'kappa|agreement .. language|team|people|human|experts|block',
        'calibrate|calibrated .. per|team|language',
        'block .. calibrated|agreement|kappa',
      ],
    },
    {
      dimension: 'monitoring',
      strong: 'A fixed canary set tells a change of the judge from a change of the products.',
      words: [
        'canary|anchor|control|reference|fixed set|cases|run|items',
        'judge .. drift|changed|refresh|refreshed|version|pinned|pin',
        'thirty teams .. same|once|judge',
        'rescore|re_score|rerun .. judge|baseline',
      ],
    },
    {
      dimension: 'data',
      strong: 'Leaks of test cases into prompts and training are searched for, and sets are rotated.',
      words: [
        'leak|leaked|leakage|contaminated|contamination',
        'rotate|rotated|rotation|refresh|held out|hidden|private set|cases|split',
        'canary string|strings',
        'overlap|near duplicate|duplicates',
      ],
    },
    {
      dimension: 'cost',
      strong: 'A small sample answers most runs; the whole set runs only when the difference is near the threshold.',
      words: [
        'small|smaller sample|subset',
        'whole|full set .. only|when|threshold',
        'near the threshold',
        'sample|subset|smaller set .. first|then|run|early',
        'early stop|stopping',
        'sequential',
        'cache|cached .. verdict|verdicts|judgement|grades|results',
        'cheap|cheaper|small judge|grader|model',
        'quota|budget per team',
      ],
    },
  ],
  starter: `
    end_user#team { label: "Product team" } -> web_client#ui { label: "Evaluation console" } -> app_service#runner { label: "Eval runner" }
    #runner -> golden_dataset#sets { label: "Team datasets" }
    zone vendor(label: "Model vendor", trust: external, region: us) { llm_judge#judge { label: "LLM judge, 1 to 5", version: latest, sampleRate: 1 } }
    #runner -> #judge
    zone eu(label: "EU region", region: eu) { llm_tracing#traces { label: "Production traces, full text", dataClasses: [pii], contentCapture: full, redaction: false } }
    #traces -data-> #judge
    #judge -data-> relational_db#scores { label: "Scores", isolation: shared, dataClasses: [pii] }
    #scores -data-> metrics#board { label: "One score per team" }
    ci_cd#ci { label: "Team pipelines" } -> #runner
    #runner -telemetry-> logging#log { label: "Run log with prompts", contentCapture: full }
  `,
  reference: `
    end_user#author { label: "Product engineer", identityLevel: internal } -> web_client#console { label: "Evaluation console", remoteContent: false } -> api_gateway#gateway { label: "Single sign-on, team quota", auth: true, quota: true, quotaPer: tenant, metersBy: [team, suite], p95Ms: 20 } -> workflow_engine#runs { label: "Run scheduler, resumes by case", checkpointed: true, deadlineMs: 720000, p95Ms: 2000 }
    ci_cd#pipelines { label: "Sixty team pipelines", promptsInCi: true, deploysPerWeek: 600 } -> #gateway
    scheduler#nightly { label: "Nightly run", schedule: nightly } -> #runs
    zone eu(label: "EU region", region: eu, trust: trusted) {
      golden_dataset#sets { label: "Versioned datasets with slices", purgeOnDelete: true, version: per_run, cases: 24000, contaminationCheck: true, refreshCadence: 60, unanswerableShare: 15, slices: [team, language, unanswerable, injection, safety] }
      relational_db#lineage { label: "Lineage: dataset, prompt, model, judge, code", isolation: row_level_security, tenantFilter: true, retentionDays: 730, backup: true, dataClasses: [confidential], p95Ms: 20 }
      prompt_registry#prompts { label: "Prompts and rubrics, reviewed", versionsRetained: 100, reviewRequired: true }
      batch_inference#candidates { label: "Replay of the team's own release candidate", resumable: true, redaction: true, checkpointed: true, async: true, model: "gpt-5-mini", callsPerRequest: 400, inputTokens: 2000, outputTokens: 300, p50Ms: 150000, p95Ms: 300000 }
      pii_redactor#mask { label: "Masking before grading", recall: 98, placement: before_model }
      llm_tracing#traces { label: "Production traces of sixty features", redaction: true, contentCapture: redacted, retentionDays: 30, purgeOnDelete: true, recordsVersions: [prompt, model, judge], recordsTools: true, recordsRetrieval: true, metersBy: [team] }
      schema_validator#programmatic { label: "Programmatic graders: schema, exact, SQL", mode: synchronous, p95Ms: 10 }
      human_annotation#raters { label: "Raters in eleven languages", agreement: 0.78, guidelinesVersion: v9, reviewers: 60, minutesPerReview: 4, itemsPerDay: 3000, escalationRate: 1 }
      label_store#labels { label: "Human verdicts", isolation: row_level_security, agreement: 0.78, retentionDays: 730, purgeOnDelete: true, dataClasses: [confidential] }
    }
    zone vendor(label: "Judge vendor, EU endpoint", region: eu, trust: external) {
      llm_judge#judge { label: "Pinned judge", version: "2026-04-11", agreement: 0.71, calibrationSet: 300, swapOrder: true, scale: pairwise, sampleRate: 0.5, dpa: true, retention: zero, maxOutputTokens: 250, timeoutMs: 60000, promptCache: prefix, p95Ms: 180000, model: "gemini-3.7-flash", inputTokens: 2000, outputTokens: 160, cachedShare: 0.5, p50Ms: 90000, limitRpm: 6000 }
    }
    #runs -> #sets; #runs -> #lineage; #runs -> #prompts
    #runs -data{ async: false }-> message_queue#cases { label: "Case queue, a lane per team", bounded: true, traceContext: true, retentionDays: 7 } -data{ async: false }-> #candidates -data{ async: false }-> #programmatic -data{ async: false }-> #mask -data{ async: false }-> #judge
    token_budget#cap { label: "Grader budget, split by team", perTenantMonthUsd: 580, quotaPer: tenant, onExceed: queue, softLimit: 80 } -control-> #judge
    #traces -data-> online_eval#sampling { label: "Online sampling by team", sampleRate: 0.03, metrics: [task_success, groundedness, safety], slices: [team, language, feature] } -data-> #mask
    #judge -data-> #lineage
    #judge -telemetry-> #traces; #runs -telemetry-> #traces; #candidates -telemetry-> #traces
    #judge -data-> offline_eval#compare { label: "Paired comparison with intervals", metrics: [task_success, safety, faithfulness, context_recall, answer_correctness, tool_call_accuracy, attack_success_rate], slices: [team, language, unanswerable, injection, safety], sameAsProd: true, cases: 400 } -control-> regression_gate#gate { label: "Release gate on calibrated metrics", blocking: true, overrideAudit: true, flakePolicy: "3 runs, median", releaseCriteria: "safety 100 %, no slice below the interval" } -control-> #pipelines
    #pipelines -control-> canary_release#canary { label: "Team canaries", trafficShare: 0.05, autoRollback: true }
    #traces -data-> #raters -data-> #labels -data-> #judge; #labels -feedback-> #sets
    #raters -feedback-> quality_monitor#calibration { label: "Judge calibration, by language", metrics: [kappa, flip_rate], slices: [language, metric], alertDelta: 3 } -control-> alerting#owners { label: "Alert: suite's owner", runbook: true }
    #calibration -control-> #gate
    #judge -telemetry-> cost_attribution#spend { label: "Grader spend by team and suite", metersBy: [team, suite], anomalyAlert: 50 } -control-> #owners
    #console -feedback-> feedback_collector#disputes { label: "Disputed verdicts", linksTrace: true, triageSla: 3 } -feedback-> #raters
    [#gate, #prompts, #sets] -telemetry-> audit_log#audit { label: "Audit log: overrides, dataset edits", immutability: true, retentionDays: 730 }
    note "Per run: 400 replays and 200 verdicts, the rest is graded by code" near #judge
  `,
})
