import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Graph } from '#critique/graph/graph.ts'
import { parseSketch } from '#critique/graph/sketch.ts'

/**
 * A drawing with what a reviewer would say about it, written down before any rule saw it. strong: a design one would be glad to inherit.
 * weak: one that needs work. tiny: a handful of colleagues. odd: not the usual question and answer product, with faults of its own.
 */
export interface LabelledBoard {
  id: string
  title: string
  strength: 'strong' | 'weak' | 'tiny' | 'odd'
  /** Also reviewed as if nobody had said what the boxes are: only their labels. */
  kindless?: boolean
  sketch: string
  /** Rules that every experienced reviewer would raise here. */
  certain: readonly string[]
  /** Rules that are fair to raise, and fair to leave out. All others are false alarms. */
  allowed: readonly string[]
  /** At least one of these belongs among the first three. Empty: nothing has to be. */
  top: readonly string[]
  note: string
}

export const defineBoard = (board: LabelledBoard): LabelledBoard => board

/** What is fair to say about a kind of system that shows none of the care meant. Nobody would raise all of it. */
export const fair = {
  /** Nobody evaluates, releases with care or looks at quality. */
  unmeasured: [
    'evaluation/no-offline-eval',
    'evaluation/no-release-gate',
    'evaluation/no-production-feedback-to-eval',
    'evaluation/offline-online-gap',
    'evaluation/only-reference-free-metrics',
    'monitoring/no-user-feedback',
    'monitoring/no-online-quality-signal',
    'requirements/success-metric-unstated',
  ],
  /** Nobody watches it or keeps it running. */
  unwatched: [
    'monitoring/no-tracing-on-model-path',
    'monitoring/no-alerting-owner',
    'monitoring/no-token-cost-metrics',
    'monitoring/serving-node-unobserved',
    'monitoring/no-version-attribution',
    'reliability/no-timeout-on-model-or-tool',
    'reliability/single-provider-no-fallback',
    'reliability/model-version-floating',
    'reliability/rollout-without-canary',
    'reliability/serial-availability-below-slo',
    'reliability/no-backpressure',
    'cost/no-spend-cap',
    'cost/no-output-token-limit',
    'cost/stable-prefix-not-cached',
  ],
  /** Nobody said what it has to achieve. */
  unstated: [
    'requirements/latency-target-unstated',
    'requirements/cost-unstated',
    'requirements/scale-unstated',
    'requirements/success-metric-unstated',
    'requirements/ai-disclosure',
    'latency/no-streaming-for-long-answers',
  ],
  /** Retrieval as in a first tutorial. */
  plainRetrieval: [
    'retrieval/no-abstain-path',
    'retrieval/no-citations',
    'retrieval/no-query-understanding-for-multi-turn',
    'retrieval/embedding-upgrade-has-no-reindex',
    'retrieval/query-not-embedded',
    'retrieval/chunking-unspecified-for-structured-docs',
    'retrieval/duplicate-or-conflicting-sources',
    'retrieval/stale-index',
    'reliability/index-not-rebuildable',
    'reliability/retrieval-failure-has-no-degraded-mode',
    'data/no-ingestion-validation',
    'data/no-lineage-or-versioning',
    'data/no-deletion-path-to-index',
    'security/index-not-minimised',
    'evaluation/retriever-and-generator-not-separated',
    'monitoring/no-retrieval-telemetry',
  ],
  /** An agent with tools and nothing around it. */
  plainAgent: [
    'agents/unbounded-cycle',
    'agents/no-tool-error-path',
    'agents/no-kill-switch',
    'agents/no-task-verification',
    'agents/tool-arguments-unvalidated',
    'agents/overbroad-tool-scope',
    'agents/no-action-audit-trail',
    'agents/no-human-handoff',
    'agents/context-growth-unmanaged',
    'cost/agent-worst-case-unbudgeted',
    'cost/history-resent-without-compaction',
    'latency/agent-on-interactive-path',
    'security/identity-not-propagated-to-tools',
    'evaluation/no-agent-trajectory-eval',
    'evaluation/no-injection-regression-suite',
    'reliability/long-task-without-checkpoint',
    'reliability/non-idempotent-write-under-retry',
  ],
  /** A predictive model without a life cycle. */
  plainModel: [
    'monitoring/no-drift-monitoring',
    'monitoring/no-delayed-label-join',
    'data/no-retraining-trigger',
    'data/model-promotion-without-registry',
    'data/no-point-in-time-join',
    'data/no-lineage-or-versioning',
    'data/no-ingestion-validation',
    'data/no-backfill-path',
    'data/label-quality-uncontrolled',
    'latency/no-cold-start-plan',
    'reliability/scorer-timeout-undefined',
  ],
  /** Data about people, kept as it comes. */
  plainPrivacy: [
    'data/no-retention-policy',
    'data/derived-copies-miss-deletion',
    'data/no-deletion-path-to-index',
    'security/pii-to-third-party-without-redaction',
    'security/raw-prompts-with-pii-in-logs',
    'security/index-not-minimised',
    'security/no-access-audit-trail',
    'requirements/stated-requirement-unaddressed',
  ],
} as const satisfies Record<string, readonly string[]>

/** Rounds that came after the rules had been mended for the ones before. */
export type LaterRound =
  | 'third'
  | 'fourth'
  | 'fifth'
  | 'sixth'
  | 'seventh'
  | 'eighth'
  | 'ninth'
  | 'tenth'
  | 'eleventh'
  | 'twelfth'
  | 'thirteenth'
  | 'fourteenth'
  | 'fifteenth'

/** All boards of one round, by id: the set itself, or those drawn after the rules had been mended for it. */
export async function labelledBoards(round: 'first' | 'second' | LaterRound | 'strangers' = 'first'): Promise<LabelledBoard[]> {
  const folder = round === 'first' ? import.meta.dirname : path.join(import.meta.dirname, round)
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'board.ts' && file !== 'optional.ts')
    .toSorted()
  const modules = await Promise.all(files.map((file) => import(path.join(folder, file)) as Promise<{ default: LabelledBoard }>))
  return modules.map((module) => module.default)
}

export const drawn = (board: LabelledBoard): Graph => parseSketch(board.sketch)

/** The same drawing by somebody who wrote labels and drew arrows, and no more. */
export function withoutKinds(graph: Graph): Graph {
  return { ...graph, nodes: graph.nodes.map(({ kind: _kind, roles: _roles, ...node }) => node) }
}
