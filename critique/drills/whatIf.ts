import { estimateNodes } from '../estimate/estimate.ts'
import { whatIf, type Change, type WhatIf } from '../estimate/whatIf.ts'
import { workOf } from '../estimate/work.ts'
import { isAnswerCache } from '../estimate/visits.ts'
import type { DetailedEstimate } from '../estimate/detail.ts'
import type { Graph } from '../graph/graph.ts'
import { GraphView, type ViewNode } from '../graph/view.ts'

/** Something that happens to a board outside a drill. */
export type Switch =
  | { what: 'kill'; node: string }
  | { what: 'slow'; node: string; factor: number }
  /** Everything in a region is gone. */
  | { what: 'cut'; region: string }
  | { what: 'traffic'; factor: number }
  /** A cache of answers is empty; all of them where none is named. */
  | { what: 'expire'; node?: string }
  /** Somebody else writes what this part hands out. */
  | { what: 'poison'; node: string }

/** Numbers of a board at one moment; null where they cannot be known. Times are percentiles of whole requests, played one by one. */
export interface Snapshot {
  /** More work arrives than some part can do: requests wait longer and longer, and no time can be told. */
  isUnstable: boolean
  p50Ms: number | null
  p95Ms: number | null
  firstTokenP95Ms: number | null
  usdPerRequest: number | null
  usdPerMonth: number | null
  availability: number | null
  bottleneck: { node: string; utilisation: number | null; maxQps: number | null } | null
}

/** A promise of the board that no longer holds. */
export interface Break {
  what: 'p95LatencyMs' | 'firstTokenP95Ms' | 'monthlyBudgetUsd' | 'costPerRequestUsd' | 'availability' | 'peakQps'
  limit: number
  before: number | null
  after: number | null
  /** It did not hold before either. */
  wasBroken: boolean
}

/** What a switch does to a board. */
export interface Blast {
  /** The board as it would be; the drawing stays as it is. */
  graph: Graph
  before: Snapshot
  after: Snapshot
  /** Is there still an answer? */
  answers: boolean
  /** What the switches touch themselves. */
  hit: readonly string[]
  /** What no request reaches any more. */
  lost: readonly string[]
  degraded: readonly { node: string; why: string }[]
  /** Where the words of a poisoned source end up unchecked, and where only behind a check. */
  tainted: readonly string[]
  screened: readonly string[]
  breaks: readonly Break[]
  /** Its times come from as many requests as those of the estimate, and are the same numbers; else from a few. */
  isExact: boolean
}

/** Enough for a p95 that is right to about three percent, in a few milliseconds. */
const QUICK_SAMPLES = 500
/** Slower by less than this is not shown. */
const NOTICEABLE = 1.2

/** What switches change, for an estimate. */
export function changesBy(graph: Graph, switches: readonly Switch[]): Change[] {
  const view = new GraphView(graph)
  return switches.flatMap((one): Change[] => changesOf(view, one))
}

/**
 * The blast radius of switches: what is lost, slower, tainted, and which promises break, with the numbers before and after. `exact` is
 * the estimate of `changesBy(graph, switches)`, where somebody has made it; without it the times are quick and approximate.
 */
export function blastOf(graph: Graph, switches: readonly Switch[], exact?: WhatIf): Blast {
  const view = new GraphView(graph)
  const killed = switches.flatMap((one) => killedBy(view, one))
  const result = exact ?? whatIf(graph, changesBy(graph, switches), { samples: QUICK_SAMPLES, seed: 1 })
  const after = new GraphView(result.graph)
  const poisoned = switches.flatMap((one) => (one.what === 'poison' ? (view.node(one.node) ?? []) : []))
  const before = snapshotOf(result.baseline)
  const now = result.answers
    ? snapshotOf(result.changed)
    : { ...snapshotOf(result.changed), p50Ms: null, p95Ms: null, firstTokenP95Ms: null }
  return {
    graph: result.graph,
    before,
    after: now,
    answers: result.answers,
    hit: [...new Set([...killed, ...touched(view, switches)])],
    lost: lostOf(view, after, killed),
    degraded: degradedOf(view, after, killed),
    ...taintOf(view, poisoned),
    breaks: breaksOf(graph, before, now, result.graph),
    isExact: exact !== undefined,
  }
}

/** Regions that the parts of a board stand in. */
export const regionsOf = (graph: Graph): readonly string[] => {
  const view = new GraphView(graph)
  return [...new Set(view.nodes.flatMap((node) => view.regionOf(node) ?? []))].sort()
}

function killedBy(view: GraphView, one: Switch): string[] {
  if (one.what === 'kill') return view.node(one.node) ? [one.node] : []
  if (one.what === 'cut') return view.nodes.filter((node) => view.regionOf(node) === one.region.toLowerCase()).map(({ id }) => id)
  return []
}

function changesOf(view: GraphView, one: Switch): Change[] {
  switch (one.what) {
    case 'kill':
    case 'cut':
      return killedBy(view, one).map((node) => ({ what: 'kill', node }))
    case 'slow':
      return [{ what: 'slow', node: one.node, factor: one.factor }]
    case 'traffic':
      return [{ what: 'traffic', factor: one.factor }]
    case 'expire':
      return [{ what: 'hitRate', value: 0, ...(one.node === undefined ? {} : { node: one.node }) }]
    case 'poison':
      return []
  }
}

const touched = (view: GraphView, switches: readonly Switch[]): string[] =>
  switches.flatMap((one) => {
    if (one.what === 'expire' && one.node === undefined) return view.nodes.filter(isAnswerCache).map(({ id }) => id)
    return 'node' in one && one.node !== undefined && view.node(one.node) ? [one.node] : []
  })

function snapshotOf({ summary, simulation }: DetailedEstimate): Snapshot {
  const { costUsd, bottleneck, availability } = summary
  const isUnstable = simulation.unstable.length > 0
  return {
    isUnstable,
    p50Ms: isUnstable ? null : (simulation.latencyMs ?? summary.latencyMs).p50,
    p95Ms: isUnstable ? null : (simulation.latencyMs ?? summary.latencyMs).p95,
    firstTokenP95Ms: isUnstable ? null : (simulation.firstTokenMs?.p95 ?? summary.latencyMs.firstTokenP95),
    usdPerRequest: costUsd.perRequest,
    usdPerMonth: costUsd.perMonth,
    availability,
    bottleneck,
  }
}

const reached = (view: GraphView): ReadonlySet<string> => new Set([...view.calls.from(workOf(view).starts)].map(({ id }) => id))

function lostOf(view: GraphView, after: GraphView, killed: readonly string[]): string[] {
  const starts = workOf(view).starts.filter(({ id }) => !killed.includes(id))
  const still = new Set([...after.calls.from(starts.flatMap(({ id }) => after.node(id) ?? []))].map(({ id }) => id))
  return [...reached(view)].filter((id) => !still.has(id) && !killed.includes(id)).sort()
}

function degradedOf(view: GraphView, after: GraphView, killed: readonly string[]): { node: string; why: string }[] {
  const found = new Map<string, string>()
  for (const id of killed) {
    const gone = view.node(id)!
    for (const caller of view.calls.previous(gone)) {
      if (killed.includes(caller.id)) continue
      const spare = view.edgesFrom(caller).find(({ props, to }) => props.onError === true && !killed.includes(to.id))
      found.set(caller.id, spare ? `falls back to ${spare.to.label}` : `waits for ${gone.label}, which is gone`)
    }
  }
  const [old, now] = [estimateNodes(view).nodes, estimateNodes(after).nodes]
  for (const { node, load, total, visits } of now) {
    if (visits === 0 || found.has(node.id)) continue
    const was = old[view.node(node.id)?.index ?? -1]
    const isFull = (load.utilisation ?? 0) >= 1 && (was?.load.utilisation ?? 0) < 1
    if (isFull) found.set(node.id, `more work than it can do: ${Math.round(load.utilisation! * 100)} %`)
    else if (was && was.total.p95 > 0 && total.p95 > was.total.p95 * NOTICEABLE)
      found.set(node.id, `answers ${(total.p95 / was.total.p95).toPrecision(2)} times as late`)
  }
  return [...found].map(([node, why]) => ({ node, why })).sort((a, b) => (a.node < b.node ? -1 : 1))
}

const isCheck = ({ traits }: ViewNode): boolean => traits.has('screens_content') || traits.has('validates') || traits.has('gate')

function taintOf(view: GraphView, poisoned: readonly ViewNode[]): { tainted: string[]; screened: string[] } {
  if (poisoned.length === 0) return { tainted: [], screened: [] }
  const own = new Set(poisoned.map(({ id }) => id))
  const ids = (nodes: Iterable<ViewNode>): string[] => [...nodes].map(({ id }) => id).filter((id) => !own.has(id))
  const tainted = ids(view.content.from(poisoned, { avoiding: (node) => isCheck(node) && !own.has(node.id) })).sort()
  return {
    tainted,
    screened: ids(view.content.from(poisoned))
      .filter((id) => !tainted.includes(id))
      .sort(),
  }
}

function breaksOf({ requirements }: Graph, before: Snapshot, after: Snapshot, changed: Graph): Break[] {
  const most = (what: Break['what'], was: number | null, is: number | null): Break[] => {
    const limit = requirements[what]
    if (limit === undefined || is === null || is <= limit) return []
    return [{ what, limit, before: was, after: is, wasBroken: was !== null && was > limit }]
  }
  // Whoever waits longer and longer is not answered in time.
  const inTime = (what: 'p95LatencyMs' | 'firstTokenP95Ms', was: number | null, is: number | null): Break[] => {
    const limit = requirements[what]
    if (limit === undefined || !after.isUnstable) return most(what, was, is)
    return [{ what, limit, before: was, after: null, wasBroken: before.isUnstable || (was !== null && was > limit) }]
  }
  const least = (what: Break['what'], limit: number | undefined, was: number | null, is: number | null): Break[] =>
    limit === undefined || is === null || is >= limit
      ? []
      : [{ what, limit, before: was, after: is, wasBroken: was !== null && was < limit }]
  const peak = changed.requirements.peakQps
  return [
    ...inTime('p95LatencyMs', before.p95Ms, after.p95Ms),
    ...inTime('firstTokenP95Ms', before.firstTokenP95Ms, after.firstTokenP95Ms),
    ...most('monthlyBudgetUsd', before.usdPerMonth, after.usdPerMonth),
    ...most('costPerRequestUsd', before.usdPerRequest, after.usdPerRequest),
    ...least('availability', requirements.availability, before.availability, after.availability),
    ...least('peakQps', peak, before.bottleneck?.maxQps ?? null, after.bottleneck?.maxQps ?? null),
  ]
}
