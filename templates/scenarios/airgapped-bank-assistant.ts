import { defineScenario } from './scenario.ts'

export default defineScenario({
  id: 'airgapped-bank-assistant',
  title: 'Air-gapped assistant for a central bank',
  domain: 'on-prem RAG',
  level: 'staff',
  companies: ['cohere', 'databricks'],
  emphasis: ['retrieval', 'security', 'reliability', 'latency'],
  brief:
    '300 analysts of a central bank want to ask questions of secret documents. There is no external network; the bank has its own GPUs.',
  functional: [
    'Answer and summarise with citations',
    'Respect clearances and need-to-know lists',
    'Update offline, once a quarter',
    'Audit everything',
  ],
  nonFunctional: [
    '16 GPUs in total',
    '20 concurrent users at p95 8 s',
    'No data path outside the enclave',
    'Passages are restricted to cleared people on need-to-know lists',
    'Model update with evaluation evidence',
    'Recover from node loss in 10 min',
    '30 TB corpus',
  ],
  requirements: {
    scope: 'regulated',
    statements: [
      '16 GPUs in total',
      '20 concurrent users at p95 8 s',
      'No data path outside the enclave',
      'Passages are restricted to cleared people on need-to-know lists',
      'Model update with evaluation evidence',
      'Recover from node loss in 10 min',
      '30 TB corpus',
    ],
    users: 300,
    p95LatencyMs: 8000,
    dataClasses: ['confidential'],
  },
  clarifications: [
    {
      question: 'Which clearances?',
      answer: 'Five levels and need-to-know lists.',
      asks: ['clearance|clearances|need to know|levels', 'who may see|access'],
    },
    {
      question: 'Who updates the system?',
      answer: 'Two people together, once a quarter.',
      asks: ['who updates|update|updates|patch', 'two person|deploy|deployment'],
    },
    { question: 'Which languages?', answer: 'Six.', asks: ['language|languages'] },
    { question: 'What is logged?', answer: 'Everything, so that tampering shows.', asks: ['log|logs|logged|logging|audit'] },
  ],
  expectedKinds: [
    'self_hosted_llm',
    'gpu_pool',
    'embedding_model',
    'vector_db',
    'acl_filter',
    'reranker',
    'llm_tracing',
    'audit_log',
    'offline_eval',
    'golden_dataset',
    'regression_gate',
    'model_registry',
    'authorization',
    'alerting',
  ],
  traps: ['A hosted judge or hosted embeddings', 'One index across clearances', 'No spare capacity planned'],
  followUps: [
    'The KV cache of the GPUs is exhausted with 20 analysts online. What gives way?',
    'The embedding model is upgraded over 30 TB on 16 GPUs. How long, and what is searched meanwhile?',
  ],
  change: {
    text: 'Four of the sixteen GPUs are taken for another project, for good.',
    set: { statements: ['Twelve GPUs remain'] },
    covers: [
      'smaller|quantised|quantized|quantisation|quantization|distilled model',
      'queue|queueing|priority|admission|concurrency',
      'capacity|headroom|spare|node loss|n+1',
      'batch|batching|kv_cache|context_length|shorter',
      'embedding|indexing|reindex .. slower|night|overnight|schedule',
      'evaluate|evaluation|quality|regression',
      'renegotiate|requirement|p95|users',
    ],
  },
  rubric: [
    {
      dimension: 'retrieval',
      strong: 'Thirty terabytes are re-embedded beside the running index, and the switch is an alias.',
      words: [
        'alias|blue green|side by side|shadow index|second index',
        're_embed|reembed|reindex .. days|weeks|beside|background|parallel|hours',
        'switch|cutover|swap',
      ],
    },
    {
      dimension: 'security',
      strong: 'Each clearance has its own index, and the person’s lists are applied inside the search.',
      words: [
        'index per clearance|level',
        'per clearance|level index|indexes|indices',
        'need to know .. filter|query|search|index',
        'clearance .. filter|query|index|separate',
      ],
    },
    {
      dimension: 'reliability',
      strong: 'The sixteen GPUs are planned with one node down.',
      words: [
        'n+1|n_plus_one',
        'spare|headroom|reserve|reserved .. node|gpu|gpus|capacity',
        'node .. down|lost|loss|fails|failure',
        'one node less|down',
      ],
    },
    {
      dimension: 'latency',
      strong: 'Twenty analysts at eight seconds is arithmetic of tokens per second and KV cache.',
      words: [
        'kv cache',
        'tokens per second',
        '20 .. users|analysts|concurrent .. tokens|seconds|gpu',
        'batch size|continuous batching',
        'context_length|limit',
      ],
    },
  ],
  starter: `
    end_user#analyst { label: Analyst } -> chat_ui#desk { label: "Analyst desk" } -> llm_orchestrator#answers { label: "Answer service" }
    zone outside(label: "Vendor", trust: external) { embedding_model#embed { label: "Hosted embeddings" } }
    #answers -> #embed
    #answers -> vector_db#index { label: "One index for all clearances", isolation: shared, dataClasses: [confidential] }
    #answers -> self_hosted_llm#model { label: "Own model on one node" }
    object_storage#corpus { label: "30 TB of documents", dataClasses: [confidential] } -data-> embedding_pipeline#load { label: "Quarterly load" } -data-> #index
    #answers -telemetry-> logging#logs { label: "Log files", contentCapture: full }
  `,
  reference: `
    requires { requestsPerMonth: 126000, peakQps: 1.5 }
    zone enclave(label: "Enclave: no network out", trust: trusted, region: enclave) {
      end_user#analyst { label: "Analyst", population: 300, identityLevel: internal }
      web_client#desk { label: "Analyst terminal", remoteContent: false, rendersMarkdown: false, streaming: true, aiDisclosure: true }
      auth_service+rate_limiter#badge { label: "Badge login, 20 at a time", method: saml, mfa: true, quota: true, quotaPer: user, p95Ms: 20 }
      llm_orchestrator#answers { label: "Answer service", deadlineMs: 8000, p95Ms: 20 }
      authorization#clearance { label: "Clearance check", enforcement: "inside the search, with the analyst's identity", defaultDecision: deny, p95Ms: 15 }
      acl_filter#marks { label: "Passage mark filter", filterMode: pre, aclSyncLag: 1, p95Ms: 10 }
      query_rewriter#question { label: "Question rewriter", usesHistory: true, p95Ms: 250 }
      retriever#search { label: "Search", k: 40, filterMode: pre, tenantFilter: true, hybrid: true, minScore: 0.3, onEmpty: abstain, timeoutMs: 900, p95Ms: 20, degradedMode: "says that search is down" }
      embedding_model#embed { label: "Own embedder", version: "ml-embed-4", dimensions: 768, p95Ms: 60 }
      vector_db#index { label: "Indexes per clearance", isolation: per_tenant_index, tenantFilter: true, filterMode: pre, vectors: 90000000, dimensions: 768, quantization: int8, memoryGb: 768, embeddingVersion: "ml-embed-4", hybrid: true, deletionHandling: rebuild, purgeOnDelete: true, reindexStrategy: blue_green_alias, rebuildTimeHours: 240, lagSloMinutes: 1440, backup: true, dataClasses: [confidential], p95Ms: 90, costPerMonthUsd: 5200 }
      reranker#rerank { label: "Own reranker", k: 40, topN: 8, version: "ml-rerank-2", p95Ms: 250, timeoutMs: 600 }
      load_balancer#pool { label: "Balancer over two nodes", healthCheck: 5, multiBackend: true, p95Ms: 3 }
      gpu_pool#gpus { label: "GPU pool, 4 of 16 spare", gpus: 16, utilization: 65, minReplicas: 2, costPerHourUsd: 4 }
      self_hosted_llm#model { label: "Own model, node A", version: "70b-2026-q3", batching: continuous, minReplicas: 1, concurrencyPerReplica: 10, kvCacheUtil: 70, outputTokens: 300, maxOutputTokens: 700, inputTokens: 4500, contextWindow: 32000, ttftMs: 1500, tokensPerSecond: 70, cites: true, abstains: true, promptCache: prefix, justification: "no data path outside the enclave", costPerHourUsd: 12, cachedShare: 0.3 }
      self_hosted_llm#model2 { label: "Own model, node B", version: "70b-2026-q3", batching: continuous, minReplicas: 1, concurrencyPerReplica: 10, outputTokens: 300, maxOutputTokens: 700, inputTokens: 4500, contextWindow: 32000, ttftMs: 1500, tokensPerSecond: 70, cites: true, abstains: true, promptCache: prefix, justification: "no data path outside the enclave", costPerHourUsd: 12, cachedShare: 0.3 }
      groundedness_checker#check { label: "Own grounding checker", mode: chunked, failMode: closed, onFail: abstain, p95Ms: 300 }
      source_connector#corpus { label: "Document archive with marks", writers: staff, aclExport: true, documents: 60000000, backup: true, dataClasses: [confidential] }
      document_parser+data_validator+embedding_pipeline#load { label: "Parser, mark check, shadow index", updateMode: full_rebuild, embeddingVersion: "ml-embed-4", deletionHandling: rebuild, checkpointed: true, onFail: block, tableAccuracy: 92, dedupe: true, endpoint: batch }
      llm_tracing+quality_monitor#traces { label: "Traces and quality", recordsVersions: [prompt, model, index], recordsRetrieval: true, contentCapture: redacted, redaction: true, retentionDays: 365, purgeOnDelete: true, metrics: [groundedness, abstain_rate, p95, kv_cache, wait], slices: [language, clearance] }
      audit_log#audit { label: "Sealed audit log", immutability: true, tamperEvidence: true, retentionDays: 3650, recordsTools: true }
      alerting#operators { label: "Duty officer of the enclave", runbook: true, alerts: "duty officer" }
      feedback_collector#marksBack { label: "Analyst feedback", linksTrace: true }
      golden_dataset#gold { label: "Analyst questions of all levels", cases: 900, version: "2026-q3", refreshCadence: 90, purgeOnDelete: true, contaminationCheck: true, slices: [language, clearance, table, unanswerable, injection, need_to_know] }
      offline_eval#eval { label: "Evaluation on own GPUs", sameAsProd: true, metrics: [context_recall, context_precision, faithfulness, answer_correctness, clearance_leaks, attack_success_rate], slices: [language, clearance, unanswerable], schedule: quarterly }
      model_registry+regression_gate+canary_release#update { label: "Two-person update gate", lineage: true, rollbackMinutes: 10, stageGates: "evaluation + two people", blocking: true, autoRollback: true, trafficShare: 0.1 }
    }
    zone import(label: "Import station, one way in", trust: external) { object_storage#media { label: "Signed quarterly media", versioning: true, writers: staff, dataClasses: [public], accessScope: read, readOnly: true, retentionDays: 3650 } }
    #media -data-> #update
    #analyst -> #desk -> #badge -> #answers
    #answers -> #question; #answers -> #clearance -> #marks -> #search; #search -> #embed; #search -> #index; #search -> #rerank
    #answers -> #pool; #pool -{ timeoutMs: 7000 }-> #model; #pool -{ timeoutMs: 7000 }-> #model2; #model -> #gpus; #model2 -> #gpus
    #answers -> #check
    #corpus -data-> #load -data-> #index; #load -> #embed
    [#answers, #search, #model, #model2, #check] -telemetry-> #traces; [#answers, #index, #update, #clearance] -telemetry-> #audit
    #traces -control-> #operators
    #desk -feedback-> #marksBack -feedback-> #gold -data-> #eval -control-> #update -control-> #answers
    note "Assumed: 20 questions per analyst and day. An hour of a node is write-off and power" near #desk
  `,
})
