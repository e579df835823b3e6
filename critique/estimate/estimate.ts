import type { EstimateSummary } from '../finding.ts'
import type { GraphView } from '../graph/view.ts'

/** Numbers of a board. Nothing is known where nothing is stated. */
export function estimate(_graph: GraphView): EstimateSummary {
  return {
    assumptions: [],
    latencyMs: { p50: null, p95: null, firstTokenP95: null },
    costUsd: { perRequest: null, perMonth: null },
    bottleneck: null,
    availability: null,
  }
}
