import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'oncall-copilot',
  title: 'On-call copilot for an SRE group',
  domain: 'agents',
  level: 'staff',
  companies: ['openai', 'anthropic', 'meta'],
  emphasis: ['agents', 'security', 'reliability', 'evaluation', 'cost'],
  brief: 'When an alert fires, an agent gathers evidence, proposes a cause and may run safe remediations.',
  functional: [
    'Correlate alerts, deploys, logs, traces',
    'Hypotheses with evidence',
    'Run read-only diagnostics freely and remediation with approval',
    'Write the timeline',
    'Learn from post-mortems',
  ],
  nonFunctional: [
    '1,900 alerts/day',
    'First hypothesis p90 under 3 min',
    'Top-3 cause accuracy at least 70%',
    'Zero unapproved production writes',
    'Must work when the company network is degraded',
    '$0.80 per incident',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '1,900 alerts/day',
      'First hypothesis p90 under 3 min',
      'Top-3 cause accuracy at least 70%',
      'Zero unapproved production writes',
      'Must work when the company network is degraded',
      '$0.80 per incident',
    ],
    requestsPerMonth: 57000,
    p95LatencyMs: 180000,
    costPerRequestUsd: 0.8,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Which blast radius tiers are there?',
      answer: 'Four, from one pod to a whole region.',
      asks: ['blast radius|tier|tiers', 'risk levels|classes'],
    },
    {
      question: 'Which actions are safe?',
      answer: 'Restarting a stateless pod and scaling up.',
      asks: ['safe actions|action', 'which|what actions .. safe|allowed|automatic', 'may it do|act'],
    },
    { question: 'How much do you log?', answer: '40 TB a day.', asks: ['how much|volume .. log|logs', 'log volume|size'] },
    {
      question: 'Are logs trusted?',
      answer: 'No. They contain what users typed.',
      asks: ['trusted|trust|untrusted .. logs|log', 'logs .. user|users|contain'],
    },
  ],
  expectedKinds: [
    'alerting',
    'agent',
    'tool_executor',
    'tool_call_validator',
    'approval_gate',
    'credential_broker',
    'code_sandbox',
    'retriever',
    'loop_guard',
    'llm_tracing',
    'audit_log',
    'policy_engine',
    'fallback_model',
    'incident_runbook',
    'offline_eval',
    'injection_detector',
  ],
  traps: ['An agent that shares the failure domain it diagnoses', 'Raw logs dumped into the context', 'Write credentials by default'],
  followUps: [
    'A log line carries instructions. How far does it get?',
    'It restarts the same pod eight times. What should have stopped it, and at which step?',
  ],
  change: {
    text: 'The outage that matters takes the company network with it: the copilot must work when half of its sources are gone.',
    set: { availability: 0.999 },
    covers: [
      'failure domain|domains',
      'out of band|separate|independent|second|other region|cloud|network',
      'degraded|partial|missing|stale',
      'cache|cached|local|copy|offline runbook|runbooks',
      'says|say|tell|tells|show .. missing|stale|unknown|not_see',
      'fallback model|provider',
      'drill|test|game day|practise',
    ],
  },
  rubric: [
    {
      dimension: 'agents',
      strong: 'Each action has a tier; after the second failure of the same action it stops and calls a person.',
      words: [
        'tier|tiers .. action|actions|approval|approve',
        'same action .. twice|again|stop|repeat|limit',
        'second failure|attempt|try',
        'repeat|repeated|repeats .. stop|limit|person|escalate',
      ],
    },
    {
      dimension: 'security',
      strong: 'Log lines are data: the reader of logs cannot act, and the actor never sees raw logs.',
      words: [
        'log|logs .. data|untrusted|quarantine|quarantined|structured|instructions',
        'reader .. act|actor|separate',
        'separate|split .. read|reads|act|acts',
        'raw logs',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'It does not stand on what it diagnoses: own network path, own provider, own credentials.',
      words: [
        'failure domain',
        'independent|separate|own|different .. network|provider|region|path|cluster|infrastructure',
        'out of band',
        'not depend|depends .. same',
      ],
    },
    {
      dimension: 'evaluation',
      strong: 'Past incidents are replayed with the telemetry of that hour, and the first three causes are scored.',
      words: ['replay|replayed|past|historical incident|incidents', 'top 3|three', 'top three causes|cause', 'backtest'],
    },
    {
      dimension: 'cost',
      strong: 'Logs are filtered by query before a model sees them: forty terabytes never meet a token.',
      words: [
        'filter|query|sample|aggregate|cluster|summarise|summarize .. logs|log|before',
        '40 tb|terabytes',
        'log .. templates|patterns|clusters',
        '80 cents|0.80',
      ],
    },
  ],
  starter: `
    external_trigger#pager { label: "Alert webhook" } -> agent#copilot { label: "On-call agent" }
    #copilot -> llm#model { label: "GPT", model: "gpt-5" }
    #copilot -> logging#logs { label: "Log search, 40 TB a day", trust: untrusted, dataClasses: [confidential] }
    #copilot -> retriever#runbooks { label: "Runbooks and post-mortems" }
    #copilot -> tool_executor#kubectl { label: "kubectl, cluster admin", sideEffect: execute, accessScope: admin, identity: service_account, acceptsFreeForm: true, reversible: false }
    #copilot -> notification_service#channel { label: "Incident channel" }
  `,
  reference: `
    zone prod(label: "Production", trust: trusted) {
      external_trigger+alerting#alerts { label: "Production alerts", alerts: "service owners", runbook: true }
      logging#telemetry { label: "Logs, metrics and deploys", trust: untrusted, redaction: true, retentionDays: 30, dataClasses: [confidential], contentCapture: redacted }
    }
    zone outpost(label: "Own cell: other region, own network", trust: trusted, region: us) {
      message_queue+rate_limiter#incidents { label: "Grouped alerts", bounded: true, traceContext: true, retentionDays: 7, delivery: at_least_once, quota: true, quotaPer: global }
      agent#copilot { label: "Investigator", version: "2026-08-01", maxSteps: 20, costBudgetUsd: 0.8, deadlineMs: 180000, expectedMinutes: 2.5, toolCount: 7, identity: per_agent_workload_identity, identityName: investigator, autonomy: act_with_approval, compaction: true, checkpointed: true, historyBudgetTokens: 12000, maxOutputTokens: 1200, freshContext: true, async: true }
      loop_guard#guard { label: "Step and repeat guard", maxSteps: 20, repeatActionThreshold: 2, costBudgetUsd: 0.8, onTrip: escalate }
      quarantined_llm#digest { label: "Log reader, typed output", schema: strict, structuredOnly: true, freshContext: true, version: "2026-05-20", maxOutputTokens: 500, timeoutMs: 20000, dpa: true, retention: zero, model: "gemini-3.1-flash-lite", inputTokens: 8000, outputTokens: 300 }
      small_llm#local { label: "Small model in the cell", version: "8b-2026-04", maxOutputTokens: 600, promptCache: prefix, privateEndpoint: true, costPerHourUsd: 2, inputTokens: 6000, outputTokens: 400 }
      retriever#past { label: "Runbooks and past incidents", k: 6, onEmpty: abstain, minScore: 0.4, timeoutMs: 1500, hybrid: true, degradedMode: "service ownership list" }
    }
    #alerts -data{ async: false }-> #incidents -{ async: false }-> #copilot
    #guard -control-> #copilot
    #copilot -> llm_gateway#models { label: "Gateway with local copy", multiBackend: true, quota: true, quotaPer: global, metersBy: [service, incident] }
    zone provider(label: "Model provider under contract", trust: external) {
      llm#model { label: "Reasoning model", version: "2026-08-01", maxOutputTokens: 1200, contextWindow: 200000, promptCache: prefix, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 4000000, model: "claude-sonnet-4-6", inputTokens: 12000, outputTokens: 500, cachedShare: 0.7 }
    }
    #models -{ timeoutMs: 40000 }-> #model
    #models -{ onError: true, timeoutMs: 30000 }-> fallback_model#second { label: "Second provider's model", version: "2026-06", evaluatedOnGoldenSet: true, maxOutputTokens: 1200, dpa: true, retention: zero, model: "gpt-5.4", inputTokens: 12000, outputTokens: 500 }
    #models -{ onError: true }-> #local
    #copilot -> #past
    #copilot -> code_sandbox#diagnose { label: "Diagnostics sandbox, read-only", isolationTech: microvm, isolated: true, networkEgress: deny, hasSecrets: false, filesystem: ephemeral, accessScope: read, schema: strict, timeoutMs: 30000, retries: 1, identity: per_agent_workload_identity, costPerCallUsd: 0.002 } -> injection_detector#filter { label: "Injection filter for logs", failMode: closed, onFail: block } -> #digest -> #telemetry
    #copilot -> tool_call_validator#args { label: "Check against twelve typed actions", mode: synchronous, onFail: block, failMode: closed } -> policy_engine#tiers { label: "Blast radius policy", versioned: true, defaultDecision: deny } -> approval_gate#yes { label: "Approval by the on-call engineer", actions: "every production change", shows: "action, evidence, radius, undo", defaultOnTimeout: deny, approvalTimeoutMin: 15, reviewers: 40, minutesPerReview: 2, itemsPerDay: 220, escalationRate: 1 } -> credential_broker#broker { label: "One-action tokens", ttlMinutes: 10, accessScope: self, identity: per_agent_workload_identity, identityName: one_action } -> tool_executor#remedy { label: "Remediation: restart, scale, roll back", sideEffect: execute, reversible: true, dryRun: true, idempotent: true, schema: strict, accessScope: self, identity: per_agent_workload_identity, timeoutMs: 60000, undoWindowMin: 30, maxAmountUsd: 0 }
    incident_runbook+kill_switch#runbook { label: "Manual runbook and off switch", timeToDisable: 1, stopScope: feature, testedDaysAgo: 30 } -control-> #copilot
    #copilot -> output_validator#claims { label: "Evidence check of hypotheses", failMode: closed, onFail: regenerate } -> human_handoff#engineer { label: "On-call engineer", contextPassed: true, wait: 60, reviewers: 40, minutesPerReview: 5, itemsPerDay: 1900, escalationRate: 0.3 }
    [#copilot, #models, #digest, #diagnose, #second, #local, #past, #args] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and cost per incident", redaction: true, contentCapture: redacted, recordsVersions: [prompt, model, runbook], recordsTools: true, recordsRetrieval: true, retentionDays: 90, purgeOnDelete: true, metersBy: [service, incident], anomalyAlert: 50, alerts: "SRE tools on-call" }
    [#tiers, #yes, #broker, #remedy] -telemetry-> audit_log#audit { label: "Audit log of changes", immutability: true, retentionDays: 1095, recordsTools: true }
    #engineer -feedback-> feedback_collector#verdict { label: "Post-mortem verdicts", linksTrace: true } -feedback-> golden_dataset#incidents2 { label: "Replayed incidents with known cause", cases: 420, version: v12, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [service, tier, injection, network_down, unanswerable] } -data-> offline_eval+regression_gate#eval { label: "Replay evaluation with gate", blocking: true, sameAsProd: true, metrics: [top3_cause, tool_call_accuracy, trajectory, unapproved_writes, context_recall, answer_correctness, attack_success_rate], slices: [service, tier, injection] } -control-> canary_release#canary { label: "Canary on two services", trafficShare: 0.05, autoRollback: true } -control-> #copilot
    #verdict -feedback-> quality_monitor#quality { label: "Quality: causes found, minutes", metrics: [top3_cause, minutes_to_hypothesis, repeated_actions], slices: [service, tier], alerts: "SRE tools on-call" }
  `,
})
