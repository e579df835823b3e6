import { describe, expect, it } from 'vitest'
import { estimateInDetail } from '#critique/estimate/detail.ts'
import { parseSketch } from '#critique/graph/sketch.ts'
import type { EstimateJob } from '#src/review/estimateJob.ts'
import { createEstimateRunner, type EstimateThread } from '#src/review/runEstimate.ts'

const graph = parseSketch('end_user -> llm_orchestrator#api -> llm#model')

/** A thread that works when it is told to. */
function slowThread() {
  const jobs: EstimateJob[] = []
  let isStopped = false
  let reply: Parameters<EstimateThread['listen']>[0]
  let stopWith: Parameters<EstimateThread['listen']>[1]
  const thread: EstimateThread = {
    post: (job) => void jobs.push(job),
    listen: (onReply, onBreak) => {
      reply = onReply
      stopWith = onBreak
    },
    stop: () => void (isStopped = true),
  }
  const answer = (at: number): void => {
    const { id, graph } = jobs[at]!
    reply({ id, result: { graph, baseline: estimateInDetail(graph) } })
  }
  return { thread, jobs, answer, break: (reason: string) => stopWith(reason), isStopped: () => isStopped }
}

describe('estimates beside the page', () => {
  it('answers with the estimate of the graph', async () => {
    const { thread, answer } = slowThread()
    const { runEstimate } = createEstimateRunner(() => thread)
    const result = runEstimate({ graph })
    answer(0)
    expect((await result)!.baseline).toEqual(estimateInDetail(graph))
  })

  it('computes only the latest of what was asked meanwhile, and answers the others with nothing', async () => {
    const { thread, jobs, answer } = slowThread()
    const { runEstimate } = createEstimateRunner(() => thread)
    const asked = [1, 2, 3].map((seed) => runEstimate({ graph, seed }))
    expect(jobs.map(({ seed }) => seed)).toEqual([1])
    expect(await asked[1]).toBeUndefined()
    answer(0)
    expect(await asked[0]).toBeUndefined()
    expect(jobs.map(({ seed }) => seed)).toEqual([1, 3])
    answer(1)
    expect(await asked[2]).toBeDefined()
  })

  it('says why it failed, and works again after that', async () => {
    const { thread, answer, break: breakDown } = slowThread()
    const { runEstimate } = createEstimateRunner(() => thread)
    const failing = runEstimate({ graph })
    breakDown('out of memory')
    await expect(failing).rejects.toThrow('out of memory')
    const result = runEstimate({ graph })
    answer(1)
    expect(await result).toBeDefined()
  })

  it('stops its thread when it is closed, and leaves nobody waiting', async () => {
    const { thread, isStopped } = slowThread()
    const { runEstimate, close } = createEstimateRunner(() => thread)
    const results = [runEstimate({ graph }), runEstimate({ graph })]
    close()
    expect(await Promise.all([...results, runEstimate({ graph })])).toEqual([undefined, undefined, undefined])
    expect(isStopped()).toBe(true)
  })

  it('works here where there are no threads', async () => {
    const { runEstimate } = createEstimateRunner(() => undefined)
    const result = await runEstimate({ graph, changes: [{ what: 'outputTokens', value: 30 }] })
    expect(result!.changed!.simulation.latencyMs!.p50).toBeLessThan(result!.baseline.simulation.latencyMs!.p50)
  })
})
