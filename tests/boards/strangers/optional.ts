/** What a reviewer may say about a stranger's drawing and may as well leave out. Stricter than `fair` of the other set. */
export const optional = {
  /** Any application around a language model. */
  app: [
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
    'monitoring/no-user-feedback',
    'monitoring/no-online-quality-signal',
    'reliability/single-provider-no-fallback',
    'reliability/no-timeout-on-model-or-tool',
    'reliability/model-version-floating',
    'cost/no-spend-cap',
    'requirements/success-metric-unstated',
    'requirements/latency-target-unstated',
    'requirements/scale-unstated',
    'requirements/cost-unstated',
  ],
  /** Strangers talk to it. */
  open: [
    'security/public-endpoint-without-auth-or-quota',
    'requirements/ai-disclosure',
    'latency/no-streaming-for-long-answers',
    'cost/no-output-token-limit',
  ],
  /** Answers rest on documents. */
  rag: [
    'retrieval/no-abstain-path',
    'retrieval/no-citations',
    'retrieval/query-not-embedded',
    'retrieval/embedding-upgrade-has-no-reindex',
    'retrieval/stale-index',
    'retrieval/no-query-understanding-for-multi-turn',
    'data/no-deletion-path-to-index',
    'data/no-ingestion-validation',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'reliability/index-not-rebuildable',
  ],
  /** A model chooses what to do. */
  agent: [
    'agents/unbounded-cycle',
    'agents/no-tool-error-path',
    'agents/no-kill-switch',
    'agents/no-task-verification',
    'agents/tool-arguments-unvalidated',
    'agents/overbroad-tool-scope',
    'agents/no-action-audit-trail',
    'agents/multi-agent-without-need',
    'agents/context-growth-unmanaged',
    'cost/agent-worst-case-unbudgeted',
    'evaluation/no-agent-trajectory-eval',
    'evaluation/no-injection-regression-suite',
    'security/identity-not-propagated-to-tools',
  ],
  /** A model that predicts. */
  model: [
    'evaluation/no-offline-eval',
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
    'monitoring/no-online-quality-signal',
    'data/no-retraining-trigger',
    'data/no-point-in-time-join',
    'data/no-lineage-or-versioning',
    'data/training-serving-skew-paths',
    'reliability/rollout-without-canary',
    'requirements/success-metric-unstated',
    'requirements/latency-target-unstated',
    'requirements/scale-unstated',
  ],
  /** It evaluates already: what one may still ask of the evaluation. */
  evaluated: [
    'evaluation/no-release-gate',
    'evaluation/no-production-feedback-to-eval',
    'evaluation/offline-online-gap',
    'evaluation/judge-uncalibrated',
    'evaluation/judge-same-as-generator',
    'evaluation/only-reference-free-metrics',
  ],
  /** It is watched already: what one may still ask of that. */
  watched: ['monitoring/no-alerting-owner', 'monitoring/serving-node-unobserved', 'monitoring/no-version-attribution'],
} as const satisfies Record<string, readonly string[]>
