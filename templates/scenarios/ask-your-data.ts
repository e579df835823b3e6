import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'ask-your-data',
  title: 'Ask-your-data for 3,000 business users',
  domain: 'text-to-SQL',
  level: 'senior',
  companies: ['databricks', 'cohere'],
  emphasis: ['security', 'evaluation', 'retrieval', 'cost'],
  brief: 'Managers want to ask questions of the warehouse in plain words and trust the number.',
  functional: [
    'Resolve business terms to governed metrics',
    'Generate, explain and run SQL read-only',
    'Draw a chart',
    'Refuse when undefined',
    'Save and share',
  ],
  nonFunctional: [
    '1,100 tables, 240 governed metrics',
    'Execution accuracy at least 88% on 600 gold questions, and 100% agreement with the metric layer where one exists',
    'Answer p95 12 s',
    'Warehouse cost below $0.03 per question',
    'Row-level security enforced by the warehouse',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '1,100 tables, 240 governed metrics',
      'Execution accuracy at least 88% on 600 gold questions, and 100% agreement with the metric layer where one exists',
      'Answer p95 12 s',
      'Warehouse cost below $0.03 per question',
      'Row-level security enforced by the warehouse',
    ],
    users: 3000,
    p95LatencyMs: 12000,
    costPerRequestUsd: 0.03,
    dataClasses: ['confidential', 'pii'],
  },
  clarifications: [
    {
      question: 'Is there a semantic layer?',
      answer: 'Yes, it covers 60 % of what is asked.',
      asks: ['semantic layer|governed metrics|metric layer|definitions', 'metrics store|catalogue|catalog'],
    },
    {
      question: 'What if two definitions exist?',
      answer: 'Finance wins.',
      asks: ['two definitions|conflicting|conflict|contradict|disagree', 'who wins|decides'],
    },
    { question: 'Who can see salaries?', answer: 'HR only.', asks: ['salary|salaries|hr', 'who .. see|access|permissions', 'row level'] },
    {
      question: 'How many questions are ambiguous?',
      answer: 'About one in five.',
      asks: ['ambiguous|ambiguity|unclear', 'how many|often .. ambiguous|questions'],
    },
  ],
  expectedKinds: [
    'text_to_sql',
    'data_warehouse',
    'authorization',
    'query_rewriter',
    'output_validator',
    'policy_engine',
    'retriever',
    'golden_dataset',
    'offline_eval',
    'llm_tracing',
    'token_budget',
    'audit_log',
    'feedback_collector',
  ],
  traps: ['The whole schema in the prompt', 'Permission checks in the application instead of the warehouse', 'No clarifying question'],
  followUps: ['The number is off by 3 % for one region. How do you find out why, and who would have noticed?'],
  change: {
    text: 'The finance team forbids answers on unpublished quarters, for everybody but thirty people.',
    set: { statements: ['Unpublished quarters are visible to thirty people only'] },
    covers: [
      'row level|column level|warehouse|policy|policies',
      'view|views',
      'cache|cached|caches',
      'group|groups|role|roles',
      'embargo|date|dates|publish|published',
      'aggregate|aggregates|inference|infer',
      'audit|log|logs',
      'test|tests|cases',
    ],
  },
  rubric: [
    {
      dimension: 'security',
      strong: 'The query runs as the person who asked, so the warehouse enforces rows and columns.',
      words: [
        'as the user|person|asker|caller',
        'on behalf of',
        'row level security',
        'warehouse .. enforce|enforces|permissions|security|rights',
        'read only role|user|connection',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Answers are compared by executed result against gold questions, with the metric layer as the judge where it exists.',
      words: [
        'execution accuracy|result|results',
        'executed .. result|compare',
        'gold questions',
        'metric layer|semantic layer .. agree|agreement|match|compare',
      ],
    },
    {
      dimension: 'retrieval',
      strong: 'The governed metric is looked for first; free SQL only where there is none, and it says so.',
      words: [
        'metric|metrics|governed .. first|before',
        'sql only where|when',
        'metric|metrics|semantic layer .. first|before|prefer|then',
        'schema linking|pruning|retrieval|relevant tables',
        'relevant|few_tables',
        'clarify|clarifying|clarification|ask_back',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Queries have a dry run, a byte limit and a timeout before they cost anything.',
      words: [
        'dry run',
        'explain plan|cost',
        'bytes|scan|scanned limit|cap',
        'timeout .. query|warehouse',
        'limit .. bytes|scan|rows|query',
      ],
    },
  ],
  starter: `
    end_user#manager { label: Manager } -> chat_ui#chat { label: "Ask your data" } -> text_to_sql#sql { label: "GPT writes SQL, full schema in the prompt", model: "gpt-5" }
    #sql -{ carries: sql }-> data_warehouse#wh { label: "Warehouse", dataClasses: [confidential, pii], accessScope: full, identity: service_account }
    #sql -> llm#explain { label: "GPT explains the result", model: "gpt-5" }
    #chat -> relational_db#saved { label: "Saved questions", dataClasses: [confidential] }
    #sql -telemetry-> logging#logs { label: "Query log", contentCapture: full }
  `,
  reference: `
    requires { requestsPerMonth: 60000, peakQps: 1 }
    chat_ui#chat { label: "Ask your data", remoteContent: false, rendersMarkdown: true, streaming: true, aiDisclosure: true } -> api_gateway#gateway { label: "Staff login", auth: true, quota: true, quotaPer: user, p95Ms: 15 } -> token_budget#budget { label: "Question budget", perUserDayUsd: 1.2, quotaPer: user, onExceed: block, p95Ms: 2 } -> llm_orchestrator#desk { label: "Question service", deadlineMs: 12000, p95Ms: 20 }
    #desk -> session_store#dialogue { label: "Dialogue state", scope: per_session, partitionKey: "user + dialogue", retentionDays: 7, purgeOnDelete: true, compaction: true, p95Ms: 10 }
    #desk -> query_rewriter#clarify { label: "Clarifying question", usesHistory: true, p95Ms: 400, costPerCallUsd: 0.0003 }
    #desk -> retriever#terms { label: "Term search", k: 8, minScore: 0.45, onEmpty: ask, hybrid: true, timeoutMs: 800, p95Ms: 150, degradedMode: "governed metrics only", dataClasses: [public] } -> vector_db#semantic { label: "Metric and table descriptions", writers: staff, managedEmbedding: true, hybrid: true, embeddingVersion: "m3-2026-04", isolation: namespace, dataClasses: [public], deletionHandling: propagated, effectiveDates: true, lagSloMinutes: 60, rebuildTimeHours: 1, reindexStrategy: blue_green_alias, p95Ms: 50 }
    source_connector#layer { label: "Semantic layer: 240 governed metrics", writers: staff, sync: webhook } -data-> embedding_pipeline+data_validator#publish { label: "Definition publishing and check", updateMode: event, embeddingVersion: "m3-2026-04", deletionHandling: propagated, onFail: block, dedupe: true } -data-> #semantic
    #desk -> policy_engine#route { label: "Metric layer first, then SQL", versioned: true, defaultDecision: deny, p95Ms: 5 }
    zone provider(label: "Model provider under contract", trust: external) {
      text_to_sql#sql { label: "SQL writer, eight tables at most", version: "2026-08-01", readOnly: true, rowLimit: 5000, inputTokens: 3500, outputTokens: 200, maxOutputTokens: 600, ttftMs: 700, tokensPerSecond: 90, executionAccuracy: 89, promptCache: prefix, abstains: true, dpa: true, retention: zero, trainingAllowed: false, model: "claude-sonnet-4-6", cachedShare: 0.6 }
      small_llm#explain { label: "Explanation model", version: "2026-06", outputTokens: 180, maxOutputTokens: 300, ttftMs: 400, tokensPerSecond: 150, promptCache: prefix, cites: true, abstains: true, dpa: true, retention: zero, trainingAllowed: false, model: "claude-haiku-4-5", inputTokens: 1500 }
      fallback_model#second { label: "Second provider's SQL writer", version: "2026-05", evaluatedOnGoldenSet: true, maxOutputTokens: 600, dpa: true, retention: zero, model: "gpt-5.4", inputTokens: 3500, outputTokens: 200 }
    }
    #desk -{ timeoutMs: 5000 }-> #sql; #desk -{ timeoutMs: 4000 }-> #explain; #desk -{ onError: true, timeoutMs: 5000 }-> #second
    #desk -> output_validator#check { label: "SQL check: one SELECT, cost bound", failMode: closed, onFail: repair, repairAttempts: 1, mode: synchronous, p95Ms: 30 } -> authorization#rls { label: "Asker's own rights", enforcement: "row policies of the warehouse", defaultDecision: deny, p95Ms: 10 } -{ carries: sql, schema: strict, identity: on_behalf_of_user }-> data_warehouse#wh { label: "Warehouse, row level security", readOnly: true, accessScope: read, rowLimit: 5000, isolation: row_level_security, tenantFilter: true, identity: on_behalf_of_user, dataClasses: [confidential, pii], timeoutMs: 6000, p95Ms: 2500, retentionDays: 1825, degradedMode: "says that the warehouse is busy", costPerCallUsd: 0.004, concurrency: 8 }
    #sql -> #check; #second -> #check
    #desk -> fallback_responder#refuse { label: "'Not defined' answer", options: message_only, rateAlert: 20 }
    #desk -> relational_db#saved { label: "Saved questions", isolation: row_level_security, identity: on_behalf_of_user, dataClasses: [confidential], retentionDays: 730, purgeOnDelete: true, backup: true, accessScope: self, p95Ms: 15 }
    [#desk, #sql, #explain, #second, #check, #terms, #refuse] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces: question, SQL, cost", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, semantic_layer], recordsRetrieval: true, recordsTools: true, retentionDays: 90, purgeOnDelete: true, metersBy: [department, user], unit: "USD per question", anomalyAlert: 40 }
    [#wh, #rls, #saved] -telemetry-> audit_log#audit { label: "Audit log of rows read", immutability: true, retentionDays: 1825, recordsTools: true, redaction: true }
    #traces -data-> online_eval+quality_monitor#reconcile { label: "Nightly check against the metric layer", sampleRate: 0.1, metrics: [metric_agreement, clarify_rate, refusal_rate], slices: [metric, region, department], alerts: "data platform on-call", agreement: 0.9 }
    #chat -feedback-> feedback_collector#wrong { label: "Reports of wrong numbers", linksTrace: true, triageSla: 2, retentionDays: 90 } -feedback-> human_annotation#stewards { label: "Metric owners", agreement: 0.92, guidelinesVersion: v5 } -feedback-> golden_dataset#gold { label: "Questions with result sets", cases: 600, version: v21, refreshCadence: 30, purgeOnDelete: true, unanswerableShare: 18, contaminationCheck: true, slices: [metric, region, ambiguous, unanswerable, restricted, injection, join_depth] } -data-> offline_eval+regression_gate#eval { label: "Execution accuracy, with gate", blocking: true, sameAsProd: true, metrics: [execution_accuracy, metric_agreement, context_recall, answer_correctness, clarify_precision, leak_rate, attack_success_rate], slices: [metric, region, ambiguous, restricted] } -control-> canary_release#canary { label: "Canary in one department", trafficShare: 0.05, autoRollback: true } -control-> #desk
    note "Assumed: 20 questions per manager and month" near #chat
  `,
})
