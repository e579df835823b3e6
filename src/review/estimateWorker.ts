import { Columns } from '#critique/estimate/columns.ts'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { samplesFor } from '#critique/estimate/monteCarlo.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import type { EstimateJob, EstimateReply } from './estimateJob.ts'

/** Answers jobs one after the other, with the random columns of the last one at hand. */
function serve(scope: {
  onmessage: ((event: MessageEvent<EstimateJob>) => void) | null
  postMessage: (reply: EstimateReply) => void
}): void {
  let columns: Columns | undefined
  const columnsFor = (samples: number, seed: number): Columns => {
    if (columns?.samples !== samples || columns.seed !== seed) columns = new Columns(samples, seed)
    return columns
  }
  scope.onmessage = ({ data: { id, graph, changes, overrides, seed = 1 } }) => {
    try {
      const options = { ...(overrides ? { overrides } : {}), seed }
      const estimate = estimateInDetail(graph, { ...options, columns: columnsFor(samplesFor(graph.nodes.length), seed) })
      scope.postMessage({
        id,
        result: changes ? whatIf(graph, changes, { ...options, baseline: estimate }) : { graph, baseline: estimate },
      })
    } catch (error) {
      scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
    }
  }
}

serve(self as unknown as Parameters<typeof serve>[0])
