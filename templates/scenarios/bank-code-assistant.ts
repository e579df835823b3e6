import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'bank-code-assistant',
  title: 'Code assistant for 8,000 engineers',
  domain: 'coding assistant',
  level: 'senior',
  companies: ['anthropic', 'openai', 'google-deepmind'],
  emphasis: ['latency', 'security', 'evaluation', 'cost'],
  brief: 'A bank with 22,000 repositories wants in-IDE completion, chat over the codebase, and an agent that can prepare pull requests.',
  functional: [
    'Inline completion',
    'Chat with repository context and links to lines',
    'Agent that edits files, runs tests in isolation and opens a PR',
    'Let admins decide per repository',
  ],
  nonFunctional: [
    'Completion p95 350 ms, 2,500 completions/s peak',
    'Chat first token p95 1.2 s',
    'Index freshness below 10 min after push',
    '40% of repositories restricted to named groups',
    'Secrets never sent to a model',
    'Budget $38 per engineer per month',
    'Acceptance rate at least 28%',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      'Completion p95 350 ms, 2,500 completions/s peak',
      'Chat first token p95 1.2 s',
      'Index freshness below 10 min after push',
      '40% of repositories restricted to named groups',
      'Secrets never sent to a model',
      'Budget $38 per engineer per month',
      'Acceptance rate at least 28%',
    ],
    users: 8000,
    peakQps: 2500,
    firstTokenP95Ms: 1200,
    monthlyBudgetUsd: 304000,
    dataClasses: ['source_code', 'confidential'],
  },
  clarifications: [
    {
      question: 'Self-hosted or a provider?',
      answer: "Code of regulated repositories must stay on the bank's own GPUs; the rest may go to a provider under contract.",
      asks: ['self_hosted|on_premises|provider|cloud|own_gpus', 'where .. model|run|hosted', 'code leave|leaves'],
    },
    {
      question: 'Who approves pull requests?',
      answer: 'A person, always.',
      asks: ['who approves|merges|reviews', 'pull requests|request .. approve|approved|merge|review'],
    },
    {
      question: 'Which languages?',
      answer: 'Java 60 %, then Python and COBOL.',
      asks: ['which|what languages|language', 'java|python|cobol'],
    },
    { question: 'Do laptops work offline?', answer: 'No.', asks: ['offline|disconnected', 'laptop|laptops'] },
  ],
  expectedKinds: [
    'ide_client',
    'llm_gateway',
    'small_llm',
    'self_hosted_llm',
    'vector_db',
    'keyword_index',
    'acl_filter',
    'embedding_pipeline',
    'code_sandbox',
    'agent',
    'loop_guard',
    'approval_gate',
    'pii_redactor',
    'llm_tracing',
    'offline_eval',
    'token_budget',
    'prompt_cache',
    'egress_proxy',
  ],
  traps: [
    'The same model for completion and for chat',
    'Ignoring repository permissions in the index',
    'A sandbox with an open network',
    'Measuring acceptance only, not the edits that stay',
  ],
  followUps: [
    'The KV cache of the GPUs runs full at 10:00 every day. What do you see, and what do you change?',
    'A README contains instructions to send environment variables out. Walk it through your board.',
  ],
  change: {
    text: 'Budget is cut: 20 dollars per engineer and month instead of 38.',
    set: { statements: ['At most 20 dollars per engineer and month'] },
    covers: [
      'smaller|small|distilled|quantised|quantized|cheaper model',
      'cache|caching|prefix',
      'limit|quota|cap|budget per engineer|user|team',
      'route|routing|router',
      'batch',
      'debounce|fewer|suppress completions|requests|calls',
      'utilisation|utilization|share|gpu',
      'acceptance .. cost',
    ],
  },
  rubric: [
    {
      dimension: 'latency',
      strong: 'Completion and chat are different paths: a small model close by with cancelled requests, and a large one that streams.',
      words: [
        'small|separate|different|own model .. completion|completions',
        'cancel|cancelled|debounce|stale requests|request|keystroke|keystrokes',
        'completion .. chat|separate|own|different',
        '350 ms',
      ],
    },
    {
      dimension: 'security',
      strong: 'The index knows the repository groups, and suggestions are built only from what the person may read.',
      words: [
        'index .. groups|permissions|rights|acl',
        'only .. may read|see',
        'repository groups',
        'repository|repo permissions|permission|groups|acl|rights .. index|query|filter|search',
        'restricted repositories|repos|repository',
        'filter .. repository|repo|group',
        'secret|secrets scan|scanned|scanner|redact|redacted|filter',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'It counts the code that is still there after a month, not the keystroke that accepted it.',
      words: [
        'code|lines .. still there|kept|retained|month|week|later',
        'after a month|week',
        'retained|retention|survive|survives|kept|stays|persist|remaining .. code|days|weeks|month|edit|commit',
        'edits .. after|acceptance|suggestion',
        'acceptance rate .. misleading|not|alone|gamed|only',
        'defects|bugs|reverts|revert .. rate|suggested|generated',
      ],
    },
    {
      dimension: 'cost',
      strong: 'GPUs are sized by the peak at ten and shared with batch work at night.',
      words: [
        'peak|10:00 .. gpu|gpus|capacity|size|sized',
        'gpu|gpus .. utilisation|utilization|share|shared|night|batch',
        'kv cache .. size|memory|limit|evict|paged',
        '# gpus',
      ],
    },
  ],
  starter: `
    ide_client#ide { label: "IDE plug-in" } -> app_service#backend { label: "Assistant backend" }
    #backend -> embedding_model#embed { label: "Embed query" }
    #backend -> vector_db#code { label: "Code index, all repositories", isolation: shared, dataClasses: [source_code] }
    zone provider(label: "Model provider", trust: external) { llm#model { label: "GPT for completion and chat", model: "gpt-5" } }
    #backend -> #model
    #backend -> agent#fixer { label: "Pull-request agent" } -> #model
    #fixer -> code_executor#tests { label: "Run tests", isolated: false, networkEgress: open }
    #fixer -> code_repository#git { label: "Git", sideEffect: write, identity: service_account }
    #git -data-> embedding_pipeline#index { label: "Nightly index", schedule: nightly } -data-> #code
  `,
  reference: `
    requires { requestsPerMonth: 140000000 }
    ide_client#ide { label: "IDE plug-in", keystrokeDebounce: 75, streaming: true, remoteContent: false, aiDisclosure: true } -> llm_gateway#gateway { label: "Model gateway: login, quota, routing", auth: true, quota: true, quotaPer: user, multiBackend: true, metersBy: [team, repository, feature], p95Ms: 8 }
    #gateway -> token_budget#budget { label: "Budget per engineer", quotaPer: user, perUserDayUsd: 1.8, onExceed: downgrade, p95Ms: 2 }
    #gateway -{ trafficShare: 1 }-> pii_redactor#secrets { label: "Secret and personal data scrubber", entities: 60, recall: 99, placement: before_model, p95Ms: 6 }
    zone own(label: "Own GPU clusters", trust: trusted, region: eu) {
      small_llm#completer { label: "Completion model, 7B", version: "code-7b-2026-06", ttftMs: 120, tokensPerSecond: 300, outputTokens: 24, maxOutputTokens: 48, inputTokens: 1800, p95Ms: 200, costPerHourUsd: 2.5, replicas: 12, concurrencyPerReplica: 32, p50Ms: 110 }
      self_hosted_llm#coder { label: "Chat and agent model", version: "code-70b-2026-05", batching: continuous, minReplicas: 24, autoscale: "24..60", kvCacheUtil: 75, maxOutputTokens: 1500, outputTokens: 400, contextWindow: 64000, ttftMs: 700, tokensPerSecond: 60, promptCache: prefix, cites: true, justification: "regulated repositories stay in the bank", costPerHourUsd: 10, replicas: 24, concurrencyPerReplica: 24, inputTokens: 9000, cachedShare: 0.6 }
      prompt_cache#prefix { label: "Prefix cache per repository", scope: per_tenant, keyIncludes: [user_groups, repository, model], hitRate: 0.6, ttlMinutes: 30, p95Ms: 2 }
    }
    #secrets -{ timeoutMs: 300 }-> #completer
    #secrets -{ timeoutMs: 20000, sampleRate: 0.02 }-> #coder
    #coder -> #prefix
    #gateway -{ trafficShare: 0.02 }-> acl_filter#groups { label: "Repository permissions", filterMode: pre, aclSyncLag: 5, p95Ms: 5 } -> hybrid_retriever#search { label: "Code search, own repositories only", k: 30, filterMode: pre, tenantFilter: true, onEmpty: abstain, timeoutMs: 250, p95Ms: 20, degradedMode: "open files only" }
    #search -> embedding_model#embed { label: "Code embedder", version: "code-embed-2", p95Ms: 30 }
    #search -> vector_db#chunks { label: "Functions and comments", embeddingVersion: "code-embed-2", isolation: namespace, filterMode: pre, lagSloMinutes: 10, deletionHandling: propagated, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 14, dataClasses: [source_code], p95Ms: 40 }
    #search -> keyword_index#symbols { label: "Symbols and exact names", isolation: namespace, filterMode: pre, lagSloMinutes: 10, deletionHandling: propagated, purgeOnDelete: true, rebuildTimeHours: 8, dataClasses: [source_code], p95Ms: 30 }
    zone source(label: "Version control", trust: trusted) { code_repository#git { label: "22,000 repositories", writers: staff, readOnly: true, dataClasses: [source_code] } }
    #git -data-> embedding_pipeline+chunker#indexer { label: "Code indexer, by function, each push", strategy: structural, chunkTokens: 300, updateMode: event, embeddingVersion: "code-embed-2", deletionHandling: propagated, dedupe: true, deadLetter: true, reconcile: weekly, lagSloMinutes: 10 }
    #indexer -> #embed; #indexer -data-> #chunks; #indexer -data-> #symbols
    #gateway -{ async: true, trafficShare: 0.0004 }-> agent#fixer { label: "Pull-request agent", version: "code-70b-2026-05", maxSteps: 25, costBudgetUsd: 3, deadlineMs: 900000, toolCount: 5, identity: on_behalf_of_user, autonomy: act_with_approval, compaction: true, checkpointed: true, async: true, costPerCallUsd: 0.02 }
    loop_guard+feature_flag#guard { label: "Agent guard: 25 steps, off per repository", maxSteps: 25, repeatActionThreshold: 3, costBudgetUsd: 3, onTrip: stop, targets: repository, audit: true } -control-> #fixer
    #fixer -> #secrets; #fixer -> #groups
    #fixer -> code_sandbox#sandbox { label: "Test sandbox without secrets", isolationTech: microvm, isolated: true, networkEgress: allowlist, hasSecrets: false, filesystem: ephemeral, timeoutMs: 600000, retries: 1, schema: strict, accessScope: self, identity: on_behalf_of_user } -> egress_proxy#proxy { label: "Egress proxy to the package mirror", policy: deny_by_default, allowlist: true, logged: true }
    #fixer -> output_validator#diff { label: "Diff check: scope, secrets, tests", onFail: block, failMode: closed } -> approval_gate#review { label: "Review by an engineer", actions: "open and merge", shows: "diff, test run, prompt", defaultOnTimeout: deny, reviewers: 8000, minutesPerReview: 12, itemsPerDay: 2500, escalationRate: 1 } -> tool_executor#branch { label: "Push to a branch", sideEffect: write, reversible: true, schema: strict, accessScope: write_branch, identity: on_behalf_of_user, idempotent: true, timeoutMs: 10000 }
    [#gateway, #fixer, #sandbox, #search] -telemetry-> llm_tracing#traces { label: "Traces without code", redaction: true, contentCapture: by_reference, recordsVersions: [prompt, model, index], recordsRetrieval: true, recordsTools: true, retentionDays: 30, metersBy: [team, feature], purgeOnDelete: true }
    [#branch, #review, #sandbox] -telemetry-> audit_log#audit { label: "Audit log of diffs", immutability: true, retentionDays: 2555, recordsTools: true }
    #ide -feedback-> feedback_collector#edits { label: "Kept and undone edits", linksTrace: true, implicitSignals: "accept, edit, undo" } -feedback-> golden_dataset#tasks { label: "Held-out commits and bug fixes", cases: 2400, version: v31, contaminationCheck: true, refreshCadence: 30, purgeOnDelete: true, slices: [java, python, cobol, restricted, injection, unanswerable] }
    #traces -data-> quality_monitor#quality { label: "Quality: kept edits, latency, GPU queue", metrics: [acceptance, retained_edits, kv_cache, first_token], slices: [language, team, feature], alerts: "developer tools on-call" }
    #edits -data-> #quality
    #tasks -data-> offline_eval#eval { label: "Evaluation: tests, retrieval, attacks", sameAsProd: true, metrics: [tests_passed, context_recall, answer_correctness, secret_leaks, tool_call_accuracy, trajectory, attack_success_rate], slices: [java, python, cobol, injection] } -control-> regression_gate+canary_release#gate { label: "Release gate, then 2 % of engineers", blocking: true, trafficShare: 0.02, autoRollback: true } -control-> #gateway
    note "Assumed: 800 completions per engineer and working day; one request in fifty is a chat" near #ide
  `,
})
