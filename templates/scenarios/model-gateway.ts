import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'model-gateway',
  title: 'Company-wide model gateway',
  domain: 'platform',
  level: 'staff',
  companies: ['openai', 'databricks'],
  emphasis: ['reliability', 'cost', 'monitoring', 'security'],
  brief: 'Seventy applications call five model providers directly. Build the shared entry point.',
  functional: [
    'One API with streaming and tools',
    'Routing, fallback, caching, quotas',
    'Keys per team',
    'Redaction and logging policies',
    'Model catalogue with lifecycle',
  ],
  nonFunctional: [
    '400 req/s, 3.5B input tokens/hour peak',
    'Added latency p99 below 25 ms',
    '99.95% availability, even when one provider is down',
    'Spend visible within 5 min and correct to 2%',
    'No prompt content in logs for restricted teams',
  ],
  requirements: {
    scope: 'production',
    statements: [
      '400 req/s, 3.5B input tokens/hour peak',
      'Added latency p99 below 25 ms',
      '99.95% availability, even when one provider is down',
      'Spend visible within 5 min and correct to 2%',
      'No prompt content in logs for restricted teams',
    ],
    peakQps: 400,
    availability: 0.9995,
    multiTenant: true,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Who pays?',
      answer: 'The teams. Spend is charged back monthly.',
      asks: ['who pays|billing', 'chargeback|charge back', 'cost centre|center|budget'],
    },
    {
      question: 'Which classes of data pass through?',
      answer: 'Four, from public to restricted. Restricted prompts must not be logged.',
      asks: ['data classes|classification|restricted|sensitive', 'kinds of data', 'log|logged|logging prompts'],
    },
    {
      question: 'Are there models on premises?',
      answer: 'Yes, two clusters.',
      asks: ['on_premises|prem|self_hosted|own models', 'clusters'],
    },
    {
      question: 'How long may the migration take?',
      answer: 'Six months; teams move one by one.',
      asks: ['migration|migrate|window|deadline', 'how long .. move|migrate'],
    },
  ],
  expectedKinds: [
    'llm_gateway',
    'llm',
    'fallback_model',
    'self_hosted_llm',
    'rate_limiter',
    'token_budget',
    'response_cache',
    'semantic_cache',
    'prompt_cache',
    'circuit_breaker',
    'pii_redactor',
    'cost_attribution',
    'llm_tracing',
    'feature_flag',
    'secrets_manager',
    'regression_gate',
    'multi_region',
  ],
  traps: [
    'Falling back to a model that nobody tested',
    'Retries at every layer',
    'A semantic cache that teams share by default',
    'Counting tokens without telling cached from uncached',
  ],
  followUps: [
    'One provider browns out: 30 % of its calls take a minute. What do the applications see?',
    'At 09:00 the provider answers with 429 for everybody. Whose requests go first?',
    'A model alias silently points to a new version. Who notices, and how fast?',
  ],
  change: {
    text: 'A bank you buy brings 40 teams whose prompts may not leave the country, in six weeks.',
    set: { dataClasses: ['confidential'], statements: ['Prompts of 40 teams stay in the country'] },
    covers: [
      'residency|region|country|routing|route|routes',
      'policy|policies|class|classes',
      'self_hosted|on_premises|local|cluster|clusters',
      'fallback .. region|same|never|only',
      'capacity|gpu|gpus|size',
      'log|logs|cache|caches .. region|country|restricted',
      'test|tests|proof|prove|audit',
      'key|keys|tenant',
    ],
  },
  rubric: [
    {
      dimension: 'reliability',
      strong: 'Brown-outs are detected by latency per provider, and requests hedge or move before they time out.',
      words: [
        'brown out|brownout',
        'hedge|hedged|hedging',
        'latency .. provider|per|detect|breaker|health',
        'circuit breaker',
        'outlier|health check|score',
      ],
    },
    {
      dimension: 'cost',
      strong: 'Cached and uncached tokens are counted apart, for each team, within minutes.',
      words: [
        'cached .. uncached|tokens|apart|separate|price',
        'per team .. tokens|spend|cost|minutes',
        'within 5 minutes',
        'prompt cache',
      ],
    },
    {
      dimension: 'monitoring',
      strong: 'An alias is pinned and probed: a fixed set of prompts notices when the answers change.',
      words: ['pin|pinned|alias|aliases', 'probe|probes|canary|synthetic prompts|set|requests', 'fixed prompts|set', 'fingerprint'],
    },
    {
      dimension: 'security',
      strong: 'Prompts of restricted teams pass without being written anywhere, and that is tested.',
      words: [
        'restricted .. log|logged|never|no|without',
        'no_prompt|content logging|logged|logs',
        'redact|redacted',
        'test|tested .. log|logs|restricted',
      ],
    },
  ],
  starter: `
    api_consumer#apps { label: "Seventy applications" } -> llm_gateway#gateway { label: "Shared gateway", retries: 3 }
    #gateway -> semantic_cache#cache { label: "Answer cache for everybody", scope: global, keyIncludes: [prompt], dataClasses: [confidential] }
    zone providers(label: "Providers", trust: external) {
      llm#main { label: "Main provider, latest", version: latest, retries: 3 }
    }
    #gateway -> #main
    secrets_manager#keys { label: "One key for all", access: static_key }
    #gateway -> #keys
    #gateway -telemetry-> logging#logs { label: "All prompts and answers", contentCapture: full }
  `,
  reference: `
    requires { requestsPerMonth: 394000000 }
    api_consumer#apps { label: "Seventy applications" } -> auth_service#teams { label: "Team keys", method: api_key, p95Ms: 3 } -> rate_limiter+token_budget#lanes { label: "Team lanes and budgets", quota: true, quotaPer: tenant, limitTpm: 75000000, softLimit: 80, onExceed: queue, onLimit: retry_after, p95Ms: 2 }
    zone ra(label: "Region A", region: eu) { llm_gateway#gateway { label: "Model gateway", auth: true, quota: true, quotaPer: tenant, multiBackend: true, metersBy: [team, application, model, cached], keyManagement: central_virtual_keys, replicas: 6, availability: 0.9999, p95Ms: 6, timeoutMs: 60000 } }
    #lanes -> #gateway
    #gateway -> multi_region#pair { label: "Two live regions", regionMode: active_active, rto: 1, rpo: 0, residencyOk: true, modelAvailability: "same models in both" }
    #gateway -{ trafficShare: 1 }-> policy_engine+tenant_isolation#policy { label: "Routing policy by data class", versioned: true, defaultDecision: deny, isolationPoint: "cache, log, quota, key", tenants: 70, p95Ms: 2 }
    #policy -> response_cache+semantic_cache#cache { label: "Team cache, opt-in", scope: per_tenant, keyIncludes: [tenant, model, prompt_version, entitlement], tenantFilter: true, ttlMinutes: 60, purgeOnDelete: true, similarityThreshold: 0.97, hitRate: 0.1, p95Ms: 4 }
    #policy -> pii_redactor#mask { label: "Masking for the restricted class", recall: 98, placement: before_model, p95Ms: 5 } -> circuit_breaker#breaker { label: "Breaker and retry per model", openThreshold: 20, halfOpen: 15, retries: 1, backoff: "exponential with jitter", retryBudget: 0.1, p95Ms: 1 }
    zone providers(label: "Five providers under contract", trust: external, region: eu) {
      llm#main { label: "Pinned provider models", version: "per catalogue", maxOutputTokens: 4000, contextWindow: 200000, dpa: true, retention: zero, trainingAllowed: false, limitTpm: 90000000, availability: 0.998, pricePerMInputUsd: 0.8, pricePerMOutputUsd: 4, inputTokens: 2430, outputTokens: 300, cachedShare: 0.55 }
      fallback_model#second { label: "Tested equivalent elsewhere", version: "per catalogue", evaluatedOnGoldenSet: true, warm: true, maxOutputTokens: 4000, dpa: true, retention: zero, trainingAllowed: false, availability: 0.998, pricePerMInputUsd: 0.9, pricePerMOutputUsd: 4.5, inputTokens: 2430, outputTokens: 300 }
      prompt_cache#prefix { label: "Provider prefix cache", scope: per_tenant, keyIncludes: [tenant, prompt_version], ttlMinutes: 5, hitRate: 0.55, discount: 90 }
    }
    zone onprem(label: "Own clusters", trust: trusted, region: eu) { self_hosted_llm#own { label: "Own models for restricted data", version: "70b-2026-05", minReplicas: 8, autoscale: "8..24", batching: continuous, maxOutputTokens: 4000, contextWindow: 64000, promptCache: prefix, justification: "restricted data stays inside", costPerHourUsd: 16, replicas: 8, concurrencyPerReplica: 64, inputTokens: 2430, outputTokens: 300 } }
    #breaker -{ timeoutMs: 60000, trafficShare: 0.85 }-> #main; #breaker -{ onError: true, timeoutMs: 60000 }-> #second; #breaker -{ timeoutMs: 60000, trafficShare: 0.15 }-> #own
    #main -> #prefix
    secrets_manager#vault { label: "Provider keys", rotation: 30, access: workload_identity, audit: true }
    #gateway -> #vault
    model_registry+prompt_registry#catalogue { label: "Model catalogue", lineage: true, reviewRequired: true, stageGates: "evaluation + owner" } -control-> #policy
    #vault -telemetry-> #audit
    golden_dataset#canaries { label: "Canary prompts of each team", cases: 2100, version: v9, refreshCadence: 30, purgeOnDelete: true, contaminationCheck: true, slices: [team, model, language, tool_use, unanswerable, injection] } -data-> offline_eval#conformance { label: "Hourly conformance run", schedule: hourly, sameAsProd: true, metrics: [answer_correctness, schema_valid, tool_call_accuracy, refusal_rate, attack_success_rate], slices: [team, model] } -control-> regression_gate#gate { label: "Gate for versions and fall-backs", blocking: true } -control-> feature_flag+canary_release#rollout { label: "Alias rollout, 1 % at a time", targets: "team, model", audit: true, trafficShare: 0.01, autoRollback: true } -control-> #policy
    #conformance -> #gateway
    [#gateway, #breaker, #cache, #main, #second, #own] -telemetry-> llm_tracing#traces { label: "Traces without prompt text", redaction: true, contentCapture: off, recordsVersions: [model, prompt, route], recordsTools: true, retentionDays: 30, purgeOnDelete: true, metersBy: [team, application, model] }
    #gateway -telemetry-> cost_attribution#spend { label: "Spend per team, 5 min old", metersBy: [team, application, model, cached], lagMinutes: 5, anomalyAlert: 50, unit: "EUR per team" }
    #traces -data-> quality_monitor#slo { label: "Provider quality and added latency", metrics: [added_p99, availability, rate_limited, canary_score], slices: [provider, team, model] } -control-> alerting#oncall { label: "Alert: platform team", runbook: true }
    #spend -control-> #oncall; #oncall -control-> #rollout
    [#policy, #rollout, #catalogue] -telemetry-> audit_log#audit { label: "Audit log of route changes", immutability: true, retentionDays: 1095, recordsTools: true }
    #apps -feedback-> feedback_collector#reports { label: "Reports of changed answers", linksTrace: true, triageSla: 1 } -feedback-> #canaries
    note "Assumed: 150 requests a second on average. 3.5B tokens an hour are 2,430 a request; prices are the blend over the catalogue" near #apps
  `,
})
