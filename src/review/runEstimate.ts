import { estimateInDetail } from '#critique/estimate/detail.ts'
import { whatIf } from '#critique/estimate/whatIf.ts'
import type { EstimateJob, EstimateReply, EstimateRequest, EstimateResult } from './estimateJob.ts'

/** The part of a Worker that estimates need. */
export interface EstimateThread {
  postMessage: (job: EstimateJob) => void
  terminate: () => void
  onmessage: ((event: MessageEvent<EstimateReply>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
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
    thread ??= startThread()
    if (!thread) {
      settleHere(waiting)
      return
    }
    thread.onmessage = ({ data }) => finish(data)
    thread.onerror = ({ message }) => running && finish({ id: running.job.id, error: message || 'the estimate stopped' })
    running = waiting
    thread.postMessage(waiting.job)
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
      thread?.terminate()
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
  return new Worker(new URL('./estimateWorker.ts', import.meta.url), { type: 'module' }) as unknown as EstimateThread
}
