import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'pull-request-reviewer',
  title: 'Pull-request reviewer bot',
  domain: 'coding / agents',
  level: 'mid',
  companies: ['anthropic', 'meta', 'openai'],
  emphasis: ['evaluation', 'security', 'cost', 'agents'],
  brief: 'A bot reviews every pull request for defects and security, with low noise.',
  functional: [
    'Comment on changed lines with reason',
    'Use repo conventions',
    'Learn from dismissed comments',
    'Block only on verified security findings',
    'Explain cost',
  ],
  nonFunctional: [
    '7,000 PRs/day, p90 6 min',
    'Precision of comments at least 70%, recall on seeded defects at least 45%',
    '$0.30 per PR median, cap $2',
    'Works from forks (untrusted code)',
    'No secrets to model',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '7,000 PRs/day, p90 6 min',
      'Precision of comments at least 70%, recall on seeded defects at least 45%',
      '$0.30 per PR median, cap $2',
      'Works from forks (untrusted code)',
      'No secrets to model',
    ],
    requestsPerMonth: 210000,
    p95LatencyMs: 360000,
    costPerRequestUsd: 0.3,
    dataClasses: ['source_code'],
  },
  clarifications: [
    {
      question: 'Is there a monorepo?',
      answer: 'Yes, 90 million lines.',
      asks: ['monorepo|repository|repositories|codebase size', 'how big|large'],
    },
    { question: 'Whose CI runners?', answer: 'Your own.', asks: ['runner|runners|ci', 'where .. runs|run|executes'] },
    { question: 'Which languages?', answer: 'Five.', asks: ['language|languages'] },
    { question: 'Who tunes the bot?', answer: 'The platform team.', asks: ['who tunes|owns|configures|maintains', 'owner|platform team'] },
  ],
  expectedKinds: [
    'agent',
    'retriever',
    'code_sandbox',
    'tool_executor',
    'loop_guard',
    'token_budget',
    'output_validator',
    'feedback_collector',
    'golden_dataset',
    'offline_eval',
    'llm_tracing',
    'injection_detector',
    'pii_redactor',
    'ci_cd',
    'cost_attribution',
  ],
  traps: ['The whole repository in the context', 'Code of forks executed next to secrets', 'Counting comments as value'],
  followUps: [
    'Costs triple after a migration to the monorepo. What grew?',
    'A comment in a diff tries to steer the bot. Walk it through your board.',
  ],
  change: {
    text: 'Engineers mute it: two of three comments are closed without a reply.',
    set: { statements: ['Two of three comments are closed without a reply'] },
    covers: [
      'precision|noise|noisy',
      'threshold|confidence|severity|fewer',
      'feedback|dismiss|dismissed|resolved|accepted',
      'per team|rule|category|kind',
      'measure|metric|label|sample|interview',
      'deduplicate|dedupe|batch|summary|summarise|summarize',
      'suppress|mute|silence|learn',
      'ab|a/b|experiment|holdout|shadow',
    ],
  },
  rubric: [
    {
      dimension: 'evaluation',
      strong: 'Value is a comment that changed the code, and recall is measured on defects that were planted.',
      words: [
        'seeded|planted|injected defects|defect|bugs',
        'comment|comments .. changed|change|led|fixed|acted|resolved|accepted',
        'precision .. comments|comment',
        'escaped defects|bugs',
      ],
    },
    {
      dimension: 'security',
      strong: 'Code of forks is read and never run next to a secret, and a comment in a diff is not an order.',
      words: [
        'fork|forks .. never|not|no|without|untrusted|secret|secrets|sandbox|run',
        'no secrets',
        'diff|comment|comments .. data|untrusted|instructions|injection',
        'ephemeral|sandbox|isolated runner|runners',
      ],
    },
    {
      dimension: 'cost',
      strong: 'The diff and what it touches go in, not ninety million lines; the median is 30 cents with a cap of two dollars.',
      words: [
        'diff .. context|only|touched|callers|symbols',
        'context .. limit|budget|select|selected|symbols|callers',
        'cap .. dollars|pr|2',
        '30 cents|0.30',
      ],
    },
    {
      dimension: 'agents',
      strong: 'It comments. Merging, approving and pushing stay with people.',
      words: [
        'merging|merge|approving|pushing|pushes .. people|person|human|humans',
        'stays with people|engineers',
        'only comments|comment',
        'never|not|cannot approve|approves|merge|merges|push',
        'human|person|people .. merge|merges|approve|approves',
        'read only',
      ],
    },
  ],
  starter: `
    external_trigger#webhook { label: "Pull request from a fork", writers: public } -> agent#reviewer { label: "Review agent" }
    #reviewer -> llm#model { label: "GPT, whole repository in context", model: "gpt-5", inputTokens: 150000 }
    #reviewer -> code_executor#ci { label: "Run tests in CI with secrets", hasSecrets: true, isolated: false, networkEgress: open }
    #reviewer -> code_repository#repo { label: "Monorepo", dataClasses: [source_code], accessScope: read_write, sideEffect: write, identity: service_account }
    #reviewer -telemetry-> metrics#count { label: "Comments per day" }
  `,
  reference: `
    zone forks(label: "Forks, anybody's code", trust: untrusted) { external_trigger#webhook { label: "Pull request event", writers: public, auth: true, delivery: at_least_once } }
    #webhook -data{ async: false }-> message_queue+rate_limiter#queue { label: "Run queue, limits per author", bounded: true, traceContext: true, retentionDays: 3, quota: true, quotaPer: user } -data{ async: false }-> data_validator#diff { label: "Diff check: size and type", onFail: block, failMode: closed } -data-> pii_redactor#secrets { label: "Secret scrubber", recall: 99, placement: before_model } -data-> injection_detector#filter { label: "Injection filter for diffs", failMode: closed, onFail: block } -data{ async: false }-> agent#reviewer { label: "Review agent", version: "2026-08-01", maxSteps: 12, costBudgetUsd: 2, tokenBudget: 400000, deadlineMs: 360000, expectedMinutes: 4, toolCount: 3, identity: per_agent_workload_identity, autonomy: suggest, compaction: true, freshContext: true, structuredOnly: true, maxOutputTokens: 1500, async: true, callsPerRequest: 8 }
    token_budget+loop_guard#cap { label: "Budget: 2 dollars, 12 steps", costBudgetUsd: 2, maxSteps: 12, quotaPer: user, repeatActionThreshold: 3, onTrip: summarise } -control-> #reviewer
    feature_flag+kill_switch#off { label: "Off switch per repository", targets: repository, audit: true } -control-> #reviewer
    #reviewer -> model_router#router { label: "Model router by file", cheapShare: 75, qualityFloor: "seeded recall 45 %", multiBackend: true }
    zone provider(label: "Model providers under contract", trust: external) {
      small_llm#triage { label: "Triage model", version: "2026-06", maxOutputTokens: 300, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 2000000, model: "gpt-5.4-nano", inputTokens: 6000, outputTokens: 250, cachedShare: 0.4 }
      llm#model { label: "Review model", version: "2026-08-01", inputTokens: 14000, maxOutputTokens: 1500, contextWindow: 200000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 2000000, model: "claude-opus-5", outputTokens: 800, cachedShare: 0.5 }
      fallback_model#second { label: "Second provider's model", version: "2026-05", evaluatedOnGoldenSet: true, maxOutputTokens: 1500, dpa: true, retention: zero, trainingAllowed: false, model: "gemini-3.1-pro", inputTokens: 14000, outputTokens: 800 }
    }
    #router -{ timeoutMs: 20000 }-> #triage; #router -{ timeoutMs: 60000 }-> #model; #router -{ onError: true, timeoutMs: 60000 }-> #second
    #reviewer -> retriever#context { label: "Context of the changed lines", k: 20, onEmpty: abstain, minScore: 0.3, hybrid: true, timeoutMs: 3000, degradedMode: "diff only, said in the comment" } -> code_repository#repo { label: "Monorepo at the base commit", readOnly: true, accessScope: read, writers: staff, dataClasses: [source_code], identity: per_agent_workload_identity, timeoutMs: 3000, snapshot: "base commit" }
    #reviewer -> tool_executor#checks { label: "Static analysis at the base version", sideEffect: none, readOnly: true, accessScope: read, schema: strict, timeoutMs: 60000, retries: 1, identity: per_agent_workload_identity }
    #reviewer -> code_sandbox#sandbox { label: "Fork sandbox: no secrets, no network", isolationTech: microvm, isolated: true, networkEgress: deny, hasSecrets: false, filesystem: ephemeral, schema: strict, accessScope: self, timeoutMs: 240000, retries: 1, identity: per_agent_workload_identity, costPerCallUsd: 0.004 }
    #reviewer -> output_validator#gate { label: "Comment check: changed line, reason", failMode: closed, onFail: block, mode: synchronous, schemaName: "comment v3" } -> policy_engine#block { label: "Block rule: reproduced finding only", versioned: true, defaultDecision: allow } -> tool_executor#comment { label: "Comment posting", sideEffect: write, reversible: true, idempotent: true, schema: strict, accessScope: self, timeoutMs: 5000, identity: per_agent_workload_identity }
    ci_cd#ci { label: "Own CI", promptsInCi: true } -> #block
    #block -> human_review_queue#security { label: "Security engineers", reviewers: 6, minutesPerReview: 10, itemsPerDay: 7000, escalationRate: 0.01, slaMinutes: 120 }
    [#reviewer, #router, #triage, #model, #second, #context, #sandbox, #filter] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost per pull request", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, conventions], recordsRetrieval: true, recordsTools: true, retentionDays: 60, purgeOnDelete: true, metersBy: [repository, team], unit: "USD per pull request", anomalyAlert: 50 }
    [#block, #comment, #security, #sandbox, #checks] -telemetry-> audit_log#audit { label: "Block log", immutability: true, retentionDays: 365, recordsTools: true }
    #comment -feedback-> feedback_collector#outcome { label: "Fixed and dismissed comments", linksTrace: true, implicitSignals: "line changed before merge", retentionDays: 365 } -feedback-> golden_dataset#seeded { label: "Seeded defects and dismissed comments", cases: 1500, version: v18, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [language, defect_class, monorepo, injection, unanswerable, security] } -data-> offline_eval#eval { label: "Evaluation: precision, recall, attacks", sameAsProd: true, metrics: [comment_precision, seeded_recall, context_recall, answer_correctness, tool_call_accuracy, trajectory, attack_success_rate, cost], slices: [language, defect_class, injection] } -control-> regression_gate+canary_release#release { label: "Release gate, then three repositories", blocking: true, trafficShare: 0.02, autoRollback: true } -control-> #reviewer
    [#outcome, #traces] -data-> quality_monitor#quality { label: "Quality by repository", metrics: [acted_on, dismissed, cost_per_pr, minutes], slices: [repository, language, defect_class], alerts: "platform team" }
  `,
})
