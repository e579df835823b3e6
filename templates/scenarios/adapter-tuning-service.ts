import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'adapter-tuning-service',
  title: 'Fine-tuning and adapter serving as a service',
  domain: 'MLOps',
  level: 'staff',
  companies: ['databricks', 'meta'],
  emphasis: ['data', 'cost', 'evaluation', 'reliability'],
  brief: 'Internal teams upload examples and get a tuned adapter behind an endpoint.',
  functional: [
    'Check data, train, evaluate, approve and serve',
    'Serve hundreds of adapters on shared GPUs',
    'Roll back an adapter',
    'Report cost per team',
  ],
  nonFunctional: [
    '350 adapters, 60 active per minute',
    'Cold adapter load below 2 s',
    'Adapter p95 within 15% of base',
    'Training queue wait p90 below 30 min',
    'No adapter released without beating base + prompt on its own gold set',
    'GPU use at least 65%',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '350 adapters, 60 active per minute',
      'Cold adapter load below 2 s',
      'Adapter p95 within 15% of base',
      'Training queue wait p90 below 30 min',
      'No adapter released without beating base + prompt on its own gold set',
      'GPU use at least 65%',
    ],
    multiTenant: true,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Who has rights to the training data?',
      answer: 'The owning team attests them for each set.',
      asks: ['rights|licence|license|consent|allowed .. data|training', 'who owns .. data'],
    },
    {
      question: 'How often does the base model change?',
      answer: 'Twice a year.',
      asks: ['base model .. change|changes|refresh|upgrade|often', 'how often .. base|model'],
    },
    {
      question: 'Which isolation is needed?',
      answer: 'Three classes of data that must not meet.',
      asks: ['isolation|isolated|data classes', 'separate|mix tenants|teams|data'],
    },
    {
      question: 'Who owns the evaluations?',
      answer: 'The team that owns the adapter.',
      asks: ['who owns .. evaluation|evaluations|evals|tests', 'evaluation|evaluations owner'],
    },
  ],
  expectedKinds: [
    'finetuning_job',
    'golden_dataset',
    'offline_eval',
    'regression_gate',
    'model_registry',
    'self_hosted_llm',
    'gpu_pool',
    'autoscaler',
    'canary_release',
    'pii_redactor',
    'cost_attribution',
    'drift_monitor',
    'llm_gateway',
    'data_governance',
  ],
  traps: ['No baseline of base model and a good prompt', 'One GPU per adapter', 'Training on evaluation cases'],
  followUps: [
    'The base model is retired in eight weeks. What happens to 350 adapters?',
    'An adapter wins offline and loses live. What differs?',
  ],
  change: {
    text: 'The vendor retires the base model in eight weeks instead of a year.',
    set: { statements: ['The base model is retired in eight weeks'] },
    covers: [
      'retrain|re_train|retune|port|migrate|migration',
      'priority|prioritise|prioritize|active|usage|traffic|60',
      'gpu hours|capacity|queue|weeks|arithmetic',
      'baseline|base plus prompt|drop|retire|unused',
      'evaluate|evaluation|gate|regression',
      'automate|automatic|pipeline',
      'parallel|both|shadow|canary',
      'data .. still|stored|rights|available',
    ],
  },
  rubric: [
    {
      dimension: 'data',
      strong: 'A training set has a version, an attested owner and a check against the evaluation cases.',
      words: [
        'attest|attested|attestation',
        'version|versioned .. training|set|dataset|data',
        'contamination|overlap|leak|leakage|dedupe .. evaluation|eval|test|cases',
        'lineage',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Adapters share one base in memory; GPU use and the cost of a cold load decide how many stay warm.',
      words: ['share|shared|one|same base', 'multi lora|lora', 'warm|cold .. adapters|adapter|load|lru|evict', 'utilisation|utilization'],
    },
    {
      dimension: 'evaluation',
      strong: 'Nothing is released that does not beat base plus a good prompt on its own cases.',
      words: [
        'beat|beats|better .. base|prompt|baseline',
        'base plus|and|with prompt',
        'baseline .. prompt|few_shot',
        'own gold|golden|set|cases',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'The retirement of a base is rehearsed: retrain, evaluate and switch run as a pipeline.',
      words: [
        'rehearse|rehearsed|drill',
        'pipeline .. retrain|retune|migrate|base',
        'automatic|automated|automate .. retrain|migration|port',
        'canary|shadow .. adapter|base',
      ],
    },
  ],
  starter: `
    api_consumer#teams { label: "Internal teams" } -> llm_gateway#endpoint { label: "Adapter endpoint" } -> self_hosted_llm#base { label: "Base model with adapters" }
    user_upload#examples { label: "Uploaded examples", writers: staff } -data-> object_storage#sets { label: "Training sets of all teams", isolation: shared, dataClasses: [confidential] } -data-> finetuning_job#tune { label: "Fine-tuning" } -data-> #base
    llm_tracing#traces { label: "Production prompts", contentCapture: full, dataClasses: [confidential] } -data-> #tune
    golden_dataset#gold { label: "Test cases of the teams" } -data-> #tune
    #base -telemetry-> #traces
  `,
  reference: `
    requires { requestsPerMonth: 263000000, peakQps: 300 }
    api_consumer#apps { label: "Applications of 90 teams" } -> llm_gateway#endpoint { label: "Adapter endpoint", auth: true, quota: true, quotaPer: tenant, metersBy: [team, adapter], multiBackend: true, p95Ms: 10 } -> tenant_isolation#classes { label: "Data class fence", isolationPoint: "storage, training, GPU pool, cache", tenants: 90, noisyNeighborControl: "share per team", p95Ms: 2 } -> self_hosted_llm#base { label: "Base model with adapters", version: "base-2026-h2", batching: continuous, minReplicas: 6, autoscale: "6..30", outputTokens: 250, maxOutputTokens: 1000, contextWindow: 32000, promptCache: prefix, coldStartMs: 1800, timeoutMs: 20000, justification: "custom adapters", costPerHourUsd: 8, replicas: 12, concurrencyPerReplica: 96, inputTokens: 1500, ttftMs: 400, tokensPerSecond: 90 }
    #classes -{ onError: true, timeoutMs: 20000 }-> fallback_model#prompted { label: "Base model with the best prompt", version: "base-2026-h2", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 1000, inputTokens: 2600, outputTokens: 250, costPerHourUsd: 8, replicas: 1 }
    #base -> object_storage#weights { label: "Adapter store", isolation: namespace, tenantFilter: true, encryptionMethod: sse_kms, versioning: true, retentionDays: 730, backup: true, purgeOnDelete: true, dataClasses: [confidential], p95Ms: 20 }
    #base -> gpu_pool#serving { label: "Serving GPUs", gpus: 48, utilization: 68, minReplicas: 6, autoscale: "6..30" }
    autoscaler#scale { label: "Autoscaler on tokens in flight", signal: in_flight_tokens, scaleUpTime: 90, minReplicas: 6 } -control-> #serving
    admin_console#studio { label: "Tuning studio", changesAudited: true, remoteContent: false } -> auth_service#login { label: "Team login", method: oidc, mfa: true } -> data_governance#rights { label: "Data rights and erasure", retentionDays: 730, deletionSlaDays: 30, trainingOptOut: true }
    #rights -> workflow_engine#jobs { label: "Tuning workflow", checkpointed: true, maxDurationMin: 600 }
    #jobs -data-> data_validator+pii_redactor#checks { label: "Data check: duplicates, names, overlap", onFail: block, failMode: closed, recall: 98 } -data-> object_storage#sets { label: "Training sets per team", isolation: namespace, tenantFilter: true, versioning: true, encryptionMethod: sse_kms, retentionDays: 730, purgeOnDelete: true, backup: true, dataClasses: [confidential] } -data-> finetuning_job#tune { label: "Adapter training", split: entity, snapshot: "set version", consent: true, checkpointed: true, baseModel: "base-2026-h2", schedule: "on a new set or base", redaction: true, examples: 8000, costPerMonthUsd: 34000 } -data-> model_registry#registry { label: "Adapter registry", lineage: true, rollbackMinutes: 2, stageGates: "beats base + prompt, owner approves", version: "semver" }
    #tune -> gpu_pool#training { label: "Training GPUs", gpus: 32, utilization: 74, queueWait: 18, preemptibleShare: 40, minReplicas: 1, autoscale: "1..32" }
    golden_dataset#gold { label: "Held-out set of the team", cases: 300, version: "per team", split: entity, refreshCadence: 60, contaminationCheck: true, purgeOnDelete: true, slices: [team, task, language, unanswerable, injection, safety] } -data-> offline_eval#eval { label: "Comparison with base and prompt", sameAsProd: true, metrics: [task_success, answer_correctness, safety, latency_ratio, attack_success_rate], slices: [team, task, language] } -control-> regression_gate#gate { label: "Release gate", blocking: true, overrideAudit: true } -control-> canary_release#canary { label: "Canary on 5 % of the team's traffic", trafficShare: 0.05, autoRollback: true, comparedMetrics: "offline + online" } -control-> #endpoint
    #registry -control-> #gate
    #eval -> #base
    scheduler#refresh { label: "Base change schedule", schedule: "twice a year" } -control-> #jobs
    [#endpoint, #base, #prompted, #tune] -telemetry-> llm_tracing+cost_attribution#traces { label: "Traces and GPU cost per team", redaction: true, contentCapture: redacted, recordsVersions: [adapter, base, prompt], recordsTools: true, retentionDays: 30, purgeOnDelete: true, metersBy: [team, adapter], anomalyAlert: 50, unit: "USD per team" }
    #traces -data-> drift_monitor+quality_monitor#drift { label: "Live wins and input drift", metrics: [win_rate, input_psi, p95_ratio, adapter_load], slices: [team, adapter, class], driftThreshold: 0.2, alertDelta: 3 } -control-> alerting#oncall { label: "Alert: adapter owner and platform", runbook: true }
    #drift -control-> #refresh
    [#registry, #gate, #rights] -telemetry-> audit_log#audit { label: "Audit log of approvals", immutability: true, retentionDays: 1095 }
    #apps -feedback-> feedback_collector#outcomes { label: "Outcomes and edits by team", linksTrace: true, retentionDays: 90, purgeOnDelete: true } -feedback-> #gold
    #outcomes -feedback-> #drift
    note "Assumed: 300 requests a second at peak, 100 on average" near #apps
  `,
})
