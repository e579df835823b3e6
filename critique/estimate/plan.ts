import type { GraphView, ViewNode } from '../graph/view.ts'
import { Assumptions } from './assumptions.ts'
import type { BoardEstimate, NodeEstimate } from './estimate.ts'
import { callsInParallel, holdsBack, speaks, writesText } from './latency.ts'
import type { Plan, PlanCall, PlanNode, Stage } from './monteCarlo.ts'
import { againForMean, allenCunneen, lognormalOf } from './queueing.ts'
import { delegatesThinking, isChoice, isStep, isThought } from './rounds.ts'
import { figure } from './figure.ts'
import { seatsOf, serviceTimeOf } from './throughput.ts'
import { hitRateOf, isAnswerCache, splitOf } from './visits.ts'
import { workOf, type Call } from './work.ts'

/** What an answer waits for, as a plan that can be played many times. The same figures as those of the estimate, without its upper bound. */
export function planOf(graph: GraphView, board: BoardEstimate): Plan {
  const start = board.start?.node
  if (!start || board.start!.total.p95 <= 0) return { nodes: [], start: -1, unstable: [] }
  const needed = reached(graph, start)
  const order = [...workOf(graph).order].reverse().filter((node) => needed.has(node))
  const places = new Map(order.map((node, i) => [node, i]))
  const place = (node: ViewNode): number => places.get(node)!
  return {
    nodes: order.map((node) => planNode(graph, board.nodes[node.index]!, board, place)),
    start: place(start),
    unstable: order.flatMap((node) => {
      const { visits, load } = board.nodes[node.index]!
      return visits > 0 && load.utilisation !== null && load.utilisation >= 1 ? [{ node: node.id, utilisation: load.utilisation }] : []
    }),
  }
}

/** What a request can wait for, ways for errors and hits included. */
function reached(graph: GraphView, start: ViewNode): ReadonlySet<ViewNode> {
  const found = new Set([start])
  for (const node of found) for (const call of callsOf(graph, node)) if (call.awaited || call.onError) found.add(call.to)
  return found
}

/** Minutes of an agent stand for all that it does and calls. */
const standsForItsCalls = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'expectedMinutes') !== undefined && node.traits.has('acts_autonomously')

const callsOf = (graph: GraphView, node: ViewNode): readonly Call[] => (standsForItsCalls(graph, node) ? [] : workOf(graph).calls(node))

function planNode(graph: GraphView, one: NodeEstimate, board: BoardEstimate, place: (node: ViewNode) => number): PlanNode {
  const { node, rounds, load } = one
  const hit = isAnswerCache(node) ? hitRateOf(graph, node) : 0
  const wait = waitOf(graph, one, load.callsPerSecond)
  return {
    id: node.id,
    ...ownTime(graph, one),
    ...(wait ? { wait } : {}),
    ...(rounds.most > 1 && !standsForItsCalls(graph, node) ? { rounds: roundsOf(rounds.typical, rounds.most) } : {}),
    ...(hit > 0 ? { hit } : {}),
    ...(graph.fact(node, 'streaming') === false ? { holds: true } : {}),
    stages: stagesOf(graph, one, board, place),
  }
}

const roundsOf = (typical: number, most: number): NonNullable<PlanNode['rounds']> =>
  typical >= most ? { again: 1, most } : { again: againForMean(typical, most), most }

function ownTime(graph: GraphView, { node, latency }: NodeEstimate): Pick<PlanNode, 'own' | 'writing' | 'writingShare'> {
  const { p50, p95, firstP95, stated } = latency
  const isWriter = writesText(node) && !node.kinds.has('llm_judge') && !delegatesThinking(graph, node)
  if (!isWriter) return { own: { shape: 'lognormal', p50, p95 } }
  if (firstP95 >= p95) return { own: { shape: 'lognormal', p50, p95 }, writingShare: 0 }
  const isWhole = stated && figure(graph, node, 'ttftMs') === undefined
  if (isWhole || figure(graph, node, 'p95Ms') !== undefined || figure(graph, node, 'p50Ms') !== undefined)
    return { own: { shape: 'lognormal', p50, p95 }, writingShare: 1 - firstP95 / p95 }
  const rest = p95 - firstP95
  return { own: { shape: 'lognormal', p50: Math.max(0, p50 - rest), p95: firstP95 }, writing: { shape: 'fixed', ms: rest } }
}

/** In front of more seats than these nobody waits for long, unless there is no steady state at all. */
const MOST_SEATS = 10_000

/** Wait for one of the stated seats at the stated load. */
function waitOf(graph: GraphView, { node, latency }: NodeEstimate, callsPerSecond: number | null): PlanNode['wait'] {
  const seats = seatsOf(graph, node)
  const serviceMs = serviceTimeOf(graph, node, latency)
  if (seats === undefined || seats > MOST_SEATS || callsPerSecond === null || serviceMs <= 0 || latency.p50 <= 0) return undefined
  const { sigma, variation } = lognormalOf(latency.p50, latency.p95)
  const queue = allenCunneen(callsPerSecond / 1000, serviceMs, Math.max(1, Math.round(seats)), variation)
  if (!queue.stable || queue.waiting <= 0) return undefined
  return { share: queue.waiting, meanMs: queue.wait / queue.waiting, behind: { utilisation: queue.utilisation, sigma } }
}

function stagesOf(graph: GraphView, { node, rounds }: NodeEstimate, board: BoardEstimate, place: (node: ViewNode) => number): Stage[] {
  const calls = callsOf(graph, node)
  const waited = calls.filter((call) => call.awaited && !call.onError)
  const isLoop = workOf(graph).loop(node) !== undefined
  const everyRound = (call: Call): boolean => rounds.most > 1 && (isLoop || isThought(call.to) || isStep(call.to))
  const spares = calls.filter(({ onError, to }) => onError && !to.traits.has('async_boundary'))
  const split = splitOf(graph, node, calls, new Assumptions())
  let embedded = 1
  const planned = (call: Call, share = 1): PlanCall => {
    const made = share * madeOf(graph, call) * (call.to.kinds.has('embedding_model') ? embedded : 1)
    if (call.to.kinds.has('embedding_cache')) embedded *= 1 - hitRateOf(graph, call.to)
    return planCall(graph, node, call, made, spareFor(call, waited, spares), place)
  }
  const source = waited.findLastIndex(({ to, onHit }) => !onHit && board.nodes[to.index]!.total.firstP95 !== null)
  const streamingOf = (group: readonly Call[]): Stage['streaming'] => {
    if (group.some((call) => waited[source] === call)) return 'source'
    const isAfter = waited.indexOf(group[0]!) > source
    if (!isAfter) return undefined
    if (group.some(({ to, edge }) => holdsBack(graph, to, edge.props.streaming))) return 'holds'
    return group.some(({ to }) => speaks(graph, to)) ? 'delays' : 'after'
  }
  return groupsOf(graph, node, waited, rounds.most > 1).map(({ join, group }): Stage => {
    const streaming = streamingOf(group)
    return {
      join,
      calls: group.map((call) => planned(call, join === 'one' ? (split?.get(call) ?? 1 / group.length) : 1)),
      ...(group.every(everyRound) ? { everyRound: true } : {}),
      ...(group.every(({ onHit }) => onHit) ? { onHit: true } : {}),
      ...(streaming ? { streaming } : {}),
    }
  })
}

/** Calls that happen together, or of which one happens; in the order of the work. */
function groupsOf(graph: GraphView, node: ViewNode, waited: readonly Call[], inRounds: boolean): { join: 'all' | 'one'; group: Call[] }[] {
  const joinOf = (call: Call): string | undefined => {
    if (call.onHit || isAnswerCache(call.to)) return undefined
    if (isChoice(node)) return call.to.traits.has('limits_usage') ? undefined : 'one'
    if (callsInParallel(graph, node)) return `all ${call.stage}`
    return inRounds && node.traits.has('acts_autonomously') && isStep(call.to) ? 'one' : undefined
  }
  const groups: { join: 'all' | 'one'; group: Call[] }[] = []
  const open = new Map<string, Call[]>()
  for (const call of waited) {
    const join = joinOf(call)
    const known = join === undefined ? undefined : open.get(join)
    if (known) {
      known.push(call)
      continue
    }
    const group = [call]
    if (join !== undefined) open.set(join, group)
    groups.push({ join: join === 'one' ? 'one' : 'all', group })
  }
  return groups
}

/** Share of requests for which a call is made at all. */
function madeOf(graph: GraphView, { to, edge }: Call): number {
  const sampled = figure(graph, edge, 'sampleRate') ?? figure(graph, to, 'sampleRate') ?? 1
  return sampled * (to.traits.has('human') ? (figure(graph, to, 'escalationRate') ?? 1) : 1)
}

function spareFor(call: Call, waited: readonly Call[], spares: readonly Call[]): ViewNode | undefined {
  return isBacked(call, waited) ? spares[0]?.to : undefined
}

/** A way for errors stands in for the models among the calls of its caller; where there is none, for the last call. */
export function isBacked(call: Call, waited: readonly Call[]): boolean {
  const models = waited.filter(({ to }) => to.traits.has('runs_model'))
  return (models.length > 0 ? models : waited.slice(-1)).includes(call)
}

function planCall(
  graph: GraphView,
  from: ViewNode,
  { to, edge, onHit }: Call,
  share: number,
  spare: ViewNode | undefined,
  place: (node: ViewNode) => number,
): PlanCall {
  const error = figure(graph, to, 'errorRate') ?? 0
  const retries = figure(graph, edge, 'retries') ?? figure(graph, from, 'retries') ?? 0
  // In a chain, the deadline of a step is that of its own work, not of all that follows it.
  const isLast = callsOf(graph, to).every(({ awaited }) => !awaited)
  const timeoutMs = figure(graph, edge, 'timeoutMs') ?? (isLast ? figure(graph, to, 'timeoutMs') : undefined)
  const hit = isAnswerCache(to) && !onHit && workOf(graph).calls(to).length === 0 ? hitRateOf(graph, to) : 0
  return {
    to: place(to),
    ...(share !== 1 ? { share } : {}),
    ...(error > 0 ? { error } : {}),
    ...(retries > 0 ? { retries } : {}),
    ...(timeoutMs !== undefined && timeoutMs > 0 ? { timeoutMs } : {}),
    ...(spare ? { fallback: place(spare) } : {}),
    ...(hit > 0 ? { hit } : {}),
  }
}
