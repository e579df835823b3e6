import { useEffect, useMemo, useRef, useState } from 'react'
import { changesBy } from '#critique/drills/whatIf.ts'
import type { Switch } from '#critique/drills/whatIf.ts'
import type { WhatIf } from '#critique/estimate/whatIf.ts'
import type { Graph } from '#critique/graph/graph.ts'
import { createEstimateRunner } from '#src/review/runEstimate.ts'
import type { EstimateRunner } from '#src/review/runEstimate.ts'

/** The estimate of what is switched, with as many requests as the board's own, made beside the page's own thread; undefined until it is there. */
export function useExactTimes(graph: Graph, switches: readonly Switch[]): WhatIf | undefined {
  const asked = useMemo(() => (switches.length > 0 ? { graph, changes: changesBy(graph, switches) } : null), [graph, switches])
  const [found, setFound] = useState<{ of: object; result: WhatIf } | null>(null)
  const runner = useRef<EstimateRunner>(null)
  useEffect(
    () => () => {
      runner.current?.close()
      runner.current = null
    },
    [],
  )
  useEffect(() => {
    if (!asked) return
    runner.current ??= createEstimateRunner()
    let isStale = false
    // A board that cannot be estimated keeps its quick numbers.
    runner.current.runEstimate(asked).then(
      (result) => {
        if (!isStale && result?.changed) setFound({ of: asked, result })
      },
      () => {},
    )
    return () => {
      isStale = true
    }
  }, [asked])
  return found && found.of === asked ? found.result : undefined
}
