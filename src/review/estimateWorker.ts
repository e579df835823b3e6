import { Columns } from '#critique/estimate/columns.ts'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { samplesFor } from '#critique/estimate/monteCarlo.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import type { EstimateJob, EstimateReply, EstimateResult } from './estimateJob.ts'

/** Answers jobs one after the other, with the random columns of the last one at hand. */
function createWorkplace(): (job: EstimateJob) => EstimateReply {
  let columns: Columns | undefined
  const columnsFor = (samples: number, seed: number): Columns => {
    if (columns?.samples !== samples || columns.seed !== seed) columns = new Columns(samples, seed)
    return columns
  }
  const work = ({ graph, changes, overrides, seed = 1 }: EstimateJob): EstimateResult => {
    const options = { ...(overrides ? { overrides } : {}), columns: columnsFor(samplesFor(graph.nodes.length), seed) }
    const baseline = estimateInDetail(graph, options)
    return changes ? whatIf(graph, changes, { ...options, baseline }) : { graph, baseline }
  }
  return (job) => {
    try {
      return { id: job.id, result: work(job) }
    } catch (error) {
      return { id: job.id, error: error instanceof Error ? error.message : String(error) }
    }
  }
}

const workplace = createWorkplace()
self.addEventListener('message', ({ data }: MessageEvent<EstimateJob>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(workplace(data))
})
