import { useEffect, useMemo, useRef, useState } from 'react'
import type { Graph } from '#critique/graph/graph.ts'
import type { EstimateResult } from '../estimateJob.ts'
import { createEstimateRunner } from '../runEstimate.ts'
import type { EstimateRunner } from '../runEstimate.ts'
import { changesOf, isTried } from './knobs.ts'
import type { Trial } from './knobs.ts'

/** The latest estimate of a board and of what is tried on it, made beside the page's own thread; null until the first one is there. */
export function useEstimate(graph: Graph, trial: Trial): EstimateResult | null {
  const runner = useRef<EstimateRunner>(null)
  const [result, setResult] = useState<EstimateResult | null>(null)
  const changes = useMemo(() => (isTried(trial) ? changesOf(trial) : undefined), [trial])
  useEffect(() => {
    const created = createEstimateRunner()
    runner.current = created
    return () => {
      runner.current = null
      created.close()
    }
  }, [])
  useEffect(() => {
    let isStale = false
    const show = (next: EstimateResult | undefined) => {
      if (next && !isStale) setResult(next)
    }
    // A board that cannot be estimated keeps the numbers that it had; the review says what is wrong with it.
    runner.current?.runEstimate({ graph, changes }).then(show, () => {})
    return () => {
      isStale = true
    }
  }, [graph, changes])
  return result
}
