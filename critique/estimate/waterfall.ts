import type { Plan, PlanCall, PlanNode, Stage, Time } from './monteCarlo.ts'
import { geometricRounds } from './queueing.ts'

/** One bar of a waterfall chart; milliseconds since the request arrived. */
export interface Segment {
  node: string
  /** Whoever called it; null for the first. */
  caller: string | null
  depth: number
  start: number
  end: number
  /** Its own work, without what it calls and without waiting for a seat. */
  ownMs: number
  waitMs: number
  /** How often it runs for this request; `start` to `end` is all of them. */
  times: number
  /** The answer waits for it; what only runs beside something slower is not critical. */
  critical: boolean
}

export interface Waterfall {
  /** Callers before what they call. */
  segments: readonly Segment[]
  /** When the first token of the answer is there; null where no model writes it. */
  firstTokenMs: number | null
  endMs: number
}

/** More bars than this tell nothing. */
const MOST_SEGMENTS = 400

/**
 * The slowest way of a request, part by part, with every part at its median or at its 95th percentile. The end at p95 is the sum of
 * the p95 of the parts, an upper bound; the simulation has the percentile of the sum.
 */
export function waterfallOf(plan: Plan, percentile: 'p50' | 'p95'): Waterfall {
  if (plan.start < 0) return { segments: [], firstTokenMs: null, endMs: 0 }
  const totals: { ms: number; tail: number | null }[] = []
  plan.nodes.forEach((node, i) => (totals[i] = totalOf(node)))
  const segments: Segment[] = []
  lay(plan.start, null, 0, 0, 1, true)
  const { ms, tail } = totals[plan.start]!
  return { segments, firstTokenMs: tail === null ? null : ms - tail, endMs: ms }

  function totalOf(node: PlanNode): { ms: number; tail: number | null } {
    const rounds = roundsAt(node)
    const writing = node.writing ? msAt(node.writing) : (node.writingShare ?? 0) * msAt(node.own)
    let ms = ownOf(node) * rounds + waitOf(node)
    let tail = node.writing || node.writingShare !== undefined ? writing : null
    for (const stage of stagesAt(node)) {
      const slowest = slowestOf(stage)
      if (!slowest) continue
      const { ms: one, tail: its } = totals[slowest.to]!
      ms += one * (stage.everyRound ? rounds : 1)
      if (stage.streaming === 'source') tail = its
      else if (stage.streaming === 'holds') tail = tail === null ? null : 0
      else if (stage.streaming === 'after' && tail !== null) tail += one
    }
    return { ms, tail: tail !== null && node.holds ? 0 : tail }
  }

  function lay(index: number, caller: string | null, depth: number, start: number, times: number, critical: boolean): void {
    if (segments.length >= MOST_SEGMENTS) return
    const node = plan.nodes[index]!
    const rounds = roundsAt(node)
    segments.push({
      node: node.id,
      caller,
      depth,
      start,
      end: start + totals[index]!.ms * times,
      ownMs: ownOf(node) * rounds * times,
      waitMs: waitOf(node) * times,
      times,
      critical,
    })
    // What a node writes itself ends it; what comes before its first token begins it.
    let at = start + (waitOf(node) + ownOf(node) * rounds) * times
    for (const stage of stagesAt(node)) {
      const repeat = times * (stage.everyRound ? rounds : 1)
      const slowest = slowestOf(stage)
      for (const call of stage.join === 'one' && slowest ? [slowest] : stage.calls)
        lay(call.to, node.id, depth + 1, at, repeat, critical && call === slowest)
      if (slowest) at += totals[slowest.to]!.ms * repeat
    }
  }

  function slowestOf({ calls }: Stage): PlanCall | undefined {
    return calls.length === 0 ? undefined : calls.reduce((a, b) => (totals[b.to]!.ms > totals[a.to]!.ms ? b : a))
  }

  /** Hits count once they are more common than the percentile. */
  function stagesAt(node: PlanNode): readonly Stage[] {
    const p = percentile === 'p50' ? 0.5 : 0.95
    if ((node.hit ?? 0) >= p) return node.stages.filter(({ onHit }) => onHit)
    const upTo = node.stages.findIndex(({ calls }) => calls.some(({ hit = 0 }) => hit >= p))
    return (upTo < 0 ? node.stages : node.stages.slice(0, upTo + 1)).filter(({ onHit }) => !onHit)
  }

  function roundsAt({ rounds }: PlanNode): number {
    if (!rounds) return 1
    return percentile === 'p95' ? rounds.most : geometricRounds(rounds.again, rounds.most).mean
  }

  function waitOf({ wait }: PlanNode): number {
    const above = percentile === 'p50' ? 0.5 : 0.05
    return wait && wait.share > above ? wait.meanMs * Math.log(wait.share / above) : 0
  }

  function ownOf(node: PlanNode): number {
    return msAt(node.own) + (node.writing ? msAt(node.writing) : 0)
  }

  function msAt(time: Time): number {
    if (time.shape === 'fixed') return time.ms
    if (time.shape === 'lognormal') return time[percentile]
    return -time.mean * Math.log(percentile === 'p50' ? 0.5 : 0.05)
  }
}
