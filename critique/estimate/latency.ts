import { runsOnDevice } from '../graph/predicates.ts'
import type { GraphView, ViewNode } from '../graph/view.ts'
import type { Assumptions } from './assumptions.ts'
import {
  FASTEST_FIRST_TOKEN_MS,
  FASTEST_TOKENS_PER_SECOND,
  firstTokenP95,
  latencyDefaults,
  medianShare,
  RERANK_FORMULA,
  RERANK_SOURCE,
  rerankedDocuments,
  rerankP95,
  smallTokensPerSecond,
  tokensPerSecond,
  unknownService,
} from './defaults.ts'
import { delegatesThinking, isChoice, isStep, isThought, type Rounds } from './rounds.ts'
import { figure } from './figure.ts'
import { chunkTokensNear, surroundings, type TokenUse } from './tokens.ts'
import { hitRateOf, isAnswerCache } from './visits.ts'
import { workOf, type Call } from './work.ts'

/** Time of one visit to a node, without what it calls. Milliseconds. */
export interface OwnLatency {
  p50: number
  p95: number
  /** Until the first token or the first audio, at p95. */
  firstP95: number
  /** What no vendor beats, at p95: for claims that hold whatever stands behind the box. */
  least: number
  /** The board says it; otherwise a default does. */
  stated: boolean
}

/** Time of a node with everything that its answer waits for. */
export interface TotalLatency {
  p50: number
  p95: number
  firstP95: number | null
  least: number
}

export interface Latencies {
  own: readonly OwnLatency[]
  total: readonly TotalLatency[]
  /** How often the slowest request passes a node, at its limits; 0 off the critical path. */
  times: Float64Array
}

const NOTHING: OwnLatency = { p50: 0, p95: 0, firstP95: 0, least: 0, stated: false }

/** Does a language or media model write here? */
export const writesText = (node: ViewNode): boolean => node.traits.has('generates') || node.kinds.has('llm')

/** Time of one visit, as stated or by default. */
export function ownLatency(graph: GraphView, node: ViewNode, tokens: TokenUse | undefined, assume: Assumptions): OwnLatency {
  const p50Ms = figure(graph, node, 'p50Ms')
  const p95Ms = figure(graph, node, 'p95Ms')
  const wait = figure(graph, node, 'endpointingMs') ?? 0
  const minutes = figure(graph, node, 'expectedMinutes')
  if (minutes !== undefined && node.traits.has('acts_autonomously')) return flat(minutes * 60_000, true)
  if (p95Ms !== undefined || p50Ms !== undefined) {
    const share = p95Ms === undefined || p50Ms === undefined ? assume.use(medianShare, node) : 1
    const p95 = p95Ms ?? p50Ms! / share
    const first =
      figure(graph, node, 'ttftMs') ??
      figure(graph, node, 'firstChunkMs') ??
      (writesText(node) ? Math.min(p95, assume.use(firstTokenP95, node)) : p95)
    return {
      p50: (p50Ms ?? p95 * share) + wait,
      p95: p95 + wait,
      firstP95: Math.min(first, p95) + wait,
      least: (p95Ms ?? p50Ms!) + wait,
      stated: p95Ms !== undefined,
    }
  }
  if (delegatesThinking(graph, node)) return NOTHING
  if (writesText(node) && !node.kinds.has('llm_judge')) return modelLatency(graph, node, tokens, assume)
  const chunk = figure(graph, node, 'firstChunkMs')
  if (chunk !== undefined) return flat(chunk, true)
  const fallback = byDefault(graph, node, assume) ?? ownServiceTime(node, assume)
  if (fallback === undefined) return wait > 0 ? flat(wait, true) : NOTHING
  return {
    p50: fallback * assume.use(medianShare, node) + wait,
    p95: fallback + wait,
    firstP95: fallback + wait,
    least: wait,
    stated: false,
  }
}

const flat = (ms: number, stated: boolean): OwnLatency => ({ p50: ms, p95: ms, firstP95: ms, least: ms, stated })

/** A model: first token, then the rest at its speed. */
function modelLatency(graph: GraphView, node: ViewNode, tokens: TokenUse | undefined, assume: Assumptions): OwnLatency {
  const first = figure(graph, node, 'ttftMs')
  const speed = figure(graph, node, 'tokensPerSecond')
  const statedOutput = figure(graph, node, 'outputTokens')
  const start = first ?? assume.use(firstTokenP95, node)
  const rest =
    ((tokens?.output ?? 0) / (speed ?? assume.use(node.kinds.has('small_llm') ? smallTokensPerSecond : tokensPerSecond, node))) * 1000
  const stated = first !== undefined && speed !== undefined && statedOutput !== undefined
  // The fastest there is was measured over a network; a model in somebody's hand has none.
  const least =
    (first ?? (runsOnDevice(node) ? 0 : FASTEST_FIRST_TOKEN_MS)) + ((statedOutput ?? 0) / (speed ?? FASTEST_TOKENS_PER_SECOND)) * 1000
  return { p50: start * assume.use(medianShare, node) + rest, p95: start + rest, firstP95: start, least, stated }
}

/** What a person set for services without a figure; where nobody did, they take no time, and the estimate says so. */
const ownServiceTime = (node: ViewNode, assume: Assumptions): number | undefined =>
  node.isComponent && !node.traits.has('human') && !node.traits.has('request_entry') && assume.own(unknownService.id, node) !== undefined
    ? assume.use(unknownService, node)
    : undefined

function byDefault(graph: GraphView, node: ViewNode, assume: Assumptions): number | undefined {
  if (node.kinds.has('reranker')) {
    const documents = rerankInput(graph, node) ?? assume.use(rerankedDocuments, node)
    const tokens = chunkTokensNear(graph, node) ?? 128
    const value = rerankP95(documents, tokens)
    return assume.use({ id: 'rerankP95Ms', key: 'p95Ms', unit: 'ms', assumption: RERANK_FORMULA, value, source: RERANK_SOURCE }, node)
  }
  const isEntry = node.traits.has('request_entry')
  if (isEntry && !(node.kinds.has('voice_channel') && !endpointingIsStated(graph))) return undefined
  if (node.kinds.has('media_server') && endpointingIsStated(graph)) return undefined
  const found = latencyDefaults.find(
    ({ kinds, trait }) => kinds?.some((kind) => node.kinds.has(kind)) || (trait !== undefined && node.traits.has(trait)),
  )
  return found && assume.use({ ...found, assumption: `${found.assumption} (p95 in ms)` }, node)
}

/** Passages that a reranker scores: its own `k`, else what the retrievers and indexes beside it fetch. */
export function rerankInput(graph: GraphView, node: ViewNode): number | undefined {
  const stated =
    figure(graph, node, 'k') ??
    graph
      .edgesTo(node)
      .map((edge) => figure(graph, edge, 'k'))
      .find((k) => k !== undefined)
  if (stated !== undefined) return stated
  const near = surroundings(graph, node).filter((other) => other.traits.has('retrieves') || other.traits.has('search_index'))
  return near.map((other) => figure(graph, other, 'k')).find((k) => k !== undefined)
}

const endpointingIsStated = (graph: GraphView): boolean =>
  graph.once('endpointing stated', () =>
    graph.nodes.some((node) => figure(graph, node, 'endpointingMs') !== undefined || node.kinds.has('media_server')),
  )

const PARALLEL = /\b(parallel|concurrent(ly)?|fan[ -]?out|scatter|simultaneous(ly)?|in one go)\b/i

/** Does it wait for its calls together rather than one after the other? Where the board says so, or the kind means it. */
export const callsInParallel = (graph: GraphView, node: ViewNode): boolean =>
  graph.fact(node, 'parallel') === true ||
  (figure(graph, node, 'fanOut') ?? 0) > 1 ||
  node.kinds.has('hybrid_retriever') ||
  graph.says(node, PARALLEL)

/** Adds up times along calls, from callees to callers. */
export function latenciesOf(graph: GraphView, own: readonly OwnLatency[], rounds: readonly Rounds[]): Latencies {
  const work = workOf(graph)
  const total: TotalLatency[] = own.map(({ p50, p95, least }) => ({ p50, p95, least, firstP95: null }))
  const chosen: { to: ViewNode; factor: number }[][] = own.map(() => [])
  for (let i = work.order.length - 1; i >= 0; i--) {
    const node = work.order[i]!
    if (graph.fact(node, 'expectedMinutes') !== undefined && node.traits.has('acts_autonomously')) continue
    const slow = waitFor(graph, node, 0.95, total, rounds[node.index]!.most > 1)
    // Only a cache makes the usual request wait for less than the slow one.
    const isCached = isAnswerCache(node) || work.calls(node).some(({ to }) => isAnswerCache(to))
    const usual = isCached ? waitFor(graph, node, 0.5, total, rounds[node.index]!.most > 1) : slow
    const { typical, most } = rounds[node.index]!
    const at = own[node.index]!
    const isLoop = work.loop(node) !== undefined
    const few = Math.min(2, typical)
    const inRounds = (calls: readonly Call[], of: (call: Call) => number, self: number, times: number): number =>
      self * times + sum(calls, (call) => of(call) * repeated(node, call, times, isLoop))
    total[node.index] = {
      p50: inRounds(usual, ({ to }) => total[to.index]!.p50, at.p50, typical),
      p95: inRounds(slow, ({ to }) => total[to.index]!.p95, at.p95, most),
      least: inRounds(slow, ({ to }) => total[to.index]!.least, at.least, few),
      firstP95: firstOf(graph, node, slow, at, total, most, isLoop),
    }
    chosen[node.index] = slow.map((call) => ({ to: call.to, factor: repeated(node, call, most, isLoop) }))
  }
  return { own, total, times: passes(graph, chosen, rounds, total) }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0)

/** A loop repeats all that it calls; an agent repeats thinking and acting, not the checks around them. */
const repeated = (node: ViewNode, { to }: Call, times: number, isLoop: boolean): number =>
  isLoop || times === 1 || isThought(to) || isStep(to) ? times : 1

/** The calls that an answer waits for at a percentile: misses of caches included unless they are rarer than that, one of each choice. */
function waitFor(graph: GraphView, node: ViewNode, percentile: number, total: readonly TotalLatency[], picks: boolean): Call[] {
  const calls = workOf(graph).calls(node)
  if (calls.length === 0) return []
  if (isAnswerCache(node) && hitRateOf(graph, node) >= percentile) return calls.filter(({ awaited, onHit }) => awaited && onHit)
  const waited: Call[] = []
  for (const call of calls) {
    if (!call.awaited || call.onHit) continue
    waited.push(call)
    if (isAnswerCache(call.to) && hitRateOf(graph, call.to) >= percentile) break
  }
  const slowest = (among: readonly Call[]): Call[] =>
    among.length < 2 ? [...among] : [among.reduce((a, b) => (total[b.to.index]!.p95 > total[a.to.index]!.p95 ? b : a))]
  if (isChoice(node)) {
    const choices = waited.filter(({ to }) => !isAnswerCache(to) && !to.traits.has('limits_usage'))
    const chosen = slowest(choices)
    return waited.filter((call) => !choices.includes(call) || chosen.includes(call))
  }
  if (callsInParallel(graph, node))
    return [...new Set(waited.map(({ stage }) => stage))].flatMap((stage) => slowest(waited.filter((call) => call.stage === stage)))
  if (picks && node.traits.has('acts_autonomously')) {
    const steps = waited.filter(({ to }) => isStep(to))
    const chosen = slowest(steps)
    return waited.filter((call) => !steps.includes(call) || chosen.includes(call))
  }
  return waited
}

/** Time until the first token of the answer, at p95; null where no model writes it. */
function firstOf(
  graph: GraphView,
  node: ViewNode,
  calls: readonly Call[],
  own: OwnLatency,
  total: readonly TotalLatency[],
  rounds: number,
  isLoop: boolean,
): number | null {
  const last = calls.findLastIndex(({ to }) => total[to.index]!.firstP95 !== null)
  const isWriter = writesText(node) && !node.kinds.has('llm_judge') && !delegatesThinking(graph, node)
  if (last === -1 && !isWriter) return null
  const all = own.p95 + sum(calls, ({ to }) => total[to.index]!.p95)
  const earlier = own.p95 * (rounds - 1) + sum(calls, (call) => total[call.to.index]!.p95 * (repeated(node, call, rounds, isLoop) - 1))
  const after = calls.slice(last + 1)
  if (after.some(({ to, edge }) => holdsBack(graph, to, edge.props.streaming)) || graph.fact(node, 'streaming') === false)
    return earlier + all
  const audio = sum(
    after.filter(({ to }) => speaks(graph, to)),
    ({ to }) => total[to.index]!.p95,
  )
  if (last === -1) return earlier + own.firstP95 + audio
  return earlier + own.p95 + sum(calls.slice(0, last), ({ to }) => total[to.index]!.p95) + total[calls[last]!.to.index]!.firstP95! + audio
}

/** Does the answer pass through it on its way to being spoken? */
export const speaks = (graph: GraphView, node: ViewNode, depth = 0): boolean =>
  node.kinds.has('text_to_speech') ||
  (depth < 3 &&
    workOf(graph)
      .calls(node)
      .some(({ to, awaited }) => awaited && speaks(graph, to, depth + 1)))

/** Does it need the whole answer before any of it may pass? */
export function holdsBack(graph: GraphView, node: ViewNode, streaming: unknown): boolean {
  if (streaming === true) return false
  const mode = graph.word(node, 'mode')
  if (mode !== undefined) return mode.startsWith('synchronous')
  if (graph.fact(node, 'needsCompleteOutput') !== undefined) return graph.fact(node, 'needsCompleteOutput') === true
  return node.kinds.has('output_validator') || node.kinds.has('groundedness_checker')
}

/** From the slowest start forward: how often each node is passed. */
function passes(
  graph: GraphView,
  chosen: readonly { to: ViewNode; factor: number }[][],
  rounds: readonly Rounds[],
  total: readonly TotalLatency[],
): Float64Array {
  const work = workOf(graph)
  const entering = new Float64Array(graph.nodes.length)
  const start = slowestStart(graph, total)
  if (start) entering[start.index] = 1
  for (const node of work.order) {
    const times = entering[node.index]!
    if (times === 0) continue
    for (const { to, factor } of chosen[node.index]!) entering[to.index]! += times * factor
    entering[node.index] = times * rounds[node.index]!.most
  }
  return entering
}

/** The start whose answer takes longest. */
export function slowestStart(graph: GraphView, total: readonly TotalLatency[]): ViewNode | undefined {
  const starts = workOf(graph).starts
  return starts.length === 0 ? undefined : starts.reduce((a, b) => (total[b.index]!.p95 > total[a.index]!.p95 ? b : a))
}
