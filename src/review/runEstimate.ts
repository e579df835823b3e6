import { estimateInDetail } from '#critique/estimate/detail.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import type { EstimateJob, EstimateReply, EstimateRequest, EstimateResult } from './estimateJob.ts'

/** A thread that estimates, or what stands for one. */
export interface EstimateThread {
  post: (job: EstimateJob) => void
  /** Called once, before the first job. */
  listen: (onReply: (reply: EstimateReply) => void, onBreak: (reason: string) => void) => void
  stop: () => void
}

export interface EstimateRunner {
  /** Estimates beside the page's own thread. `undefined`: a later call took its place, or the runner was closed. */
  runEstimate: (request: EstimateRequest) => Promise<EstimateResult | undefined>
  close: () => void
}

interface Waiting {
  job: EstimateJob
  resolve: (result: EstimateResult | undefined) => void
  reject: (reason: Error) => void
}

/**
 * One thread for one board. While it works, only the latest request waits; those between are answered with `undefined` and never
 * computed. Where no thread can be had, the estimate is made here and now.
 */
export function createEstimateRunner(startThread: () => EstimateThread | undefined = startWorker): EstimateRunner {
  let thread: EstimateThread | undefined
  let isClosed = false
  let running: Waiting | undefined
  let next: Waiting | undefined
  let lastId = 0

  const begin = (waiting: Waiting): void => {
    if (!thread) {
      thread = startThread()
      thread?.listen(finish, (reason) => running && finish({ id: running.job.id, error: reason }))
    }
    if (!thread) {
      settleHere(waiting)
      return
    }
    running = waiting
    thread.post(waiting.job)
  }
  const finish = (reply: EstimateReply): void => {
    if (!running || reply.id !== running.job.id) return
    const { resolve, reject } = running
    running = undefined
    if (next) {
      // What was asked since makes this answer stale.
      resolve(undefined)
      const waiting = next
      next = undefined
      begin(waiting)
    } else if ('error' in reply) reject(new Error(reply.error))
    else resolve(reply.result)
  }
  return {
    runEstimate: (request) =>
      new Promise((resolve, reject) => {
        if (isClosed) return resolve(undefined)
        const waiting = { job: { ...request, id: ++lastId }, resolve, reject }
        if (!running) return begin(waiting)
        next?.resolve(undefined)
        next = waiting
      }),
    close: () => {
      isClosed = true
      thread?.stop()
      running?.resolve(undefined)
      next?.resolve(undefined)
      running = next = undefined
    },
  }
}

function settleHere({ job, resolve, reject }: Waiting): void {
  try {
    const { graph, changes, overrides, seed } = job
    const options = { ...(overrides ? { overrides } : {}), ...(seed === undefined ? {} : { seed }) }
    resolve(changes ? whatIf(graph, changes, options) : { graph, baseline: estimateInDetail(graph, options) })
  } catch (error) {
    reject(error instanceof Error ? error : new Error(String(error)))
  }
}

function startWorker(): EstimateThread | undefined {
  if (typeof Worker === 'undefined') return undefined
  const worker = new Worker(new URL('./estimateWorker.ts', import.meta.url), { type: 'module' })
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    post: (job) => worker.postMessage(job),
    listen: (onReply, onBreak) => {
      worker.addEventListener('message', ({ data }: MessageEvent<EstimateReply>) => onReply(data))
      worker.addEventListener('error', ({ message }) => onBreak(message || 'the estimate stopped'))
    },
    stop: () => worker.terminate(),
  }
}
