import type { GraphView, ViewNode } from '../graph/view.ts'
import type { Assumptions } from './assumptions.ts'
import { retried } from './queueing.ts'
import { isChoice, isStep, isThought, type Rounds } from './rounds.ts'
import { figure } from './figure.ts'
import { workOf, type Call, type Work } from './work.ts'

/** How often one request of a user calls a node on average, waiting or not. */
export interface Visits {
  perRequest: Float64Array
  /** 1 where a guess (an unstated split or number of rounds) is part of the number. */
  assumed: Uint8Array
}

/** The traffic equations of a board, solved from callers to callees. */
export function visitsOf(graph: GraphView, rounds: readonly Rounds[], assume: Assumptions): Visits {
  const work = workOf(graph)
  const perRequest = new Float64Array(graph.nodes.length)
  const assumed = new Uint8Array(graph.nodes.length)
  const starts = work.starts.filter((node) => work.calls(node).length > 0)
  for (const node of starts) perRequest[node.index] = 1 / starts.length
  if (starts.length > 1)
    assume.note('requests arrive at each of several entries equally often', String(starts.length), 'judgement', starts[0])
  for (const node of work.order) {
    if (perRequest[node.index] === 0) continue
    const { typical, assumed: guessed } = rounds[node.index]!
    const calls = work.calls(node)
    const stated = figure(graph, node, 'callsPerRequest')
    if (callsModels(node) && stated !== undefined) perRequest[node.index] = Math.min(1, perRequest[node.index]!) * stated
    const once = perRequest[node.index]!
    perRequest[node.index] = once * typical
    if (guessed) assumed[node.index] = 1
    const steps = calls.filter(({ to, onError }) => isStep(to) && !onError).length
    for (const { call, weight, guess } of weights(graph, node, calls, work, assume)) {
      const isAgent = typical !== 1 && work.loop(node) === undefined
      const perCall = !isAgent ? once * typical : isThought(call.to) ? once * typical : isStep(call.to) ? (once * typical) / steps : once
      perRequest[call.to.index]! += perCall * weight
      if (guess || assumed[node.index]) assumed[call.to.index] = 1
    }
  }
  return { perRequest, assumed }
}

function* weights(
  graph: GraphView,
  node: ViewNode,
  calls: readonly Call[],
  work: Work,
  assume: Assumptions,
): Generator<{ call: Call; weight: number; guess: boolean }> {
  if (calls.length === 0) return
  const hasSpare = calls.some(({ onError }) => onError)
  const errors = hasSpare ? Math.max(0, ...calls.map((call) => (call.onError ? 0 : failureOf(graph, node, call)))) : 0
  const split = splitOf(graph, node, calls, assume)
  const models = calls.filter(({ to, onError }) => isThought(to) && !onError).length
  const times =
    node.traits.has('coordinates') && !node.traits.has('acts_autonomously') && models === 1
      ? (figure(graph, node, 'callsPerRequest') ?? 1)
      : 1
  // What a cache answers is not asked again: its share falls away from every later call.
  let missed = isAnswerCache(node) ? 1 - hitRateOf(graph, node) : 1
  let embedded = 1
  for (const call of calls) {
    const { to, edge, onError, onHit } = call
    let weight = onError ? errors : onHit ? 1 - missed : missed
    weight *= figure(graph, edge, 'sampleRate') ?? figure(graph, to, 'sampleRate') ?? 1
    if (to.traits.has('human')) weight *= figure(graph, to, 'escalationRate') ?? 1
    if (to.kinds.has('embedding_model')) weight *= embedded
    if (isThought(to)) weight *= times
    if (!onError) weight *= split?.get(call) ?? 1
    weight *= attempts(graph, node, call)
    yield { call, weight, guess: split !== undefined && !onError && !isSplitStated(graph, node, call) }
    if (isAnswerCache(to) && work.calls(to).length === 0) missed *= 1 - hitRateOf(graph, to)
    if (to.kinds.has('embedding_cache')) embedded *= 1 - hitRateOf(graph, to)
  }
}

/** A model, a judge or a batch run states itself how often a request makes it answer; an agent does so by its rounds. */
const callsModels = (node: ViewNode): boolean =>
  !node.traits.has('acts_autonomously') && (node.traits.has('runs_model') || node.traits.has('generates') || node.kinds.has('llm'))

/** Does it hold whole answers, so that a hit ends the work? A prompt cache and an embedding cache do not. */
export const isAnswerCache = (node: ViewNode): boolean =>
  node.kinds.has('semantic_cache') || node.kinds.has('cdn') || (node.kinds.has('response_cache') && !node.kinds.has('embedding_cache'))

/** Share of lookups that a cache answers; nothing where nobody said. */
export const hitRateOf = (graph: GraphView, node: ViewNode): number => Math.min(1, figure(graph, node, 'hitRate') ?? 0)

/** Shares of a node that picks one of several callees. Undefined where it does not. */
export function splitOf(graph: GraphView, node: ViewNode, calls: readonly Call[], assume: Assumptions): Map<Call, number> | undefined {
  if (!isChoice(node)) return undefined
  const choices = calls.filter(({ to, onError }) => !onError && to.isComponent && !isAnswerCache(to) && !to.traits.has('limits_usage'))
  if (choices.length < 2 && figure(graph, node, 'cheapShare') === undefined) return undefined
  const stated = new Map(choices.map((call) => [call, shareOf(graph, node, call)]))
  const open = choices.filter((call) => stated.get(call) === undefined)
  const left = Math.max(0, 1 - [...stated.values()].reduce((sum: number, share) => sum + (share ?? 0), 0))
  if (open.length > 1) assume.note('traffic splits evenly where no share is stated', `1/${open.length}`, 'judgement', node, 'trafficShare')
  return new Map(choices.map((call) => [call, stated.get(call) ?? left / open.length]))
}

function shareOf(graph: GraphView, node: ViewNode, { to, edge }: Call): number | undefined {
  const cheap = figure(graph, node, 'cheapShare')
  if (cheap !== undefined && isThought(to)) return (to.kinds.has('small_llm') ? cheap : 100 - cheap) / 100
  return figure(graph, edge, 'trafficShare') ?? figure(graph, to, 'trafficShare')
}

const isSplitStated = (graph: GraphView, node: ViewNode, call: Call): boolean =>
  shareOf(graph, node, call) !== undefined || figure(graph, node, 'cheapShare') !== undefined

/** Attempts for one call on average: 1 + p + p² …, up to the stated retries. */
export const attempts = (graph: GraphView, from: ViewNode, call: Pick<Call, 'to' | 'edge'>): number => tried(graph, from, call).attempts

/** How often a call fails for good, after all its attempts. */
const failureOf = (graph: GraphView, from: ViewNode, call: Pick<Call, 'to' | 'edge'>): number => tried(graph, from, call).failure

function tried(graph: GraphView, from: ViewNode, { to, edge }: Pick<Call, 'to' | 'edge'>): { attempts: number; failure: number } {
  const p = figure(graph, to, 'errorRate') ?? 0
  // What fails always is down, and is not called again and again.
  if (p <= 0 || p >= 1) return { attempts: 1, failure: p >= 1 ? 1 : 0 }
  return retried(p, figure(graph, edge, 'retries') ?? figure(graph, from, 'retries') ?? 0)
}
