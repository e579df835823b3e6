import { choosers } from '../kinds/choosers.ts'
import type { GraphView, ViewEdge, ViewNode } from '../graph/view.ts'
import type { Assumptions } from './assumptions.ts'
import { agentRounds, typicalShareOfLimit } from './defaults.ts'
import { figure } from './figure.ts'
import { workOf } from './work.ts'

/** How often a node goes round before it is done: 1 for what does its work once. */
export interface Rounds {
  typical: number
  /** At the stated limit, which is what the tail of a distribution meets. */
  most: number
  assumed: boolean
}

const ONCE: Rounds = { typical: 1, most: 1, assumed: false }
const LIMITS = ['maxSteps', 'maxTurns', 'maxIterations']

/** Rounds of an agent with tools, and of a loop of several nodes at the node where it is entered. */
export function roundsOf(graph: GraphView, node: ViewNode, assume: Assumptions): Rounds {
  const work = workOf(graph)
  const loop = work.loop(node)
  if (!loop && !node.traits.has('acts_autonomously')) return ONCE
  const calls = work.calls(node)
  const usesTools =
    node.traits.has('acts_autonomously') && !node.traits.has('coordinates') && calls.some(({ to, onError }) => !onError && isStep(to))
  const limit = limitOf(
    graph,
    loop ?? [node],
    calls.map(({ edge }) => edge),
  )
  if (!loop && !usesTools && limit === undefined) return ONCE
  const stated = node.traits.has('acts_autonomously') ? figure(graph, node, 'callsPerRequest') : undefined
  if (stated !== undefined) return { typical: stated, most: Math.max(stated, limit ?? stated), assumed: false }
  if (limit !== undefined)
    return { typical: Math.max(1, Math.ceil(limit * assume.use(typicalShareOfLimit, node))), most: limit, assumed: true }
  const rounds = assume.use(agentRounds, node)
  return { typical: rounds, most: rounds, assumed: true }
}

/** The lowest limit that anything in a loop, around it or on its edges states. */
export function limitOf(graph: GraphView, nodes: readonly ViewNode[], edges: readonly ViewEdge[]): number | undefined {
  const work = workOf(graph)
  let least = Infinity
  const read = (of: ViewNode | ViewEdge): void => {
    for (const name of LIMITS) {
      const value = figure(graph, of, name)
      if (value !== undefined && value > 0 && value < least) least = value
    }
  }
  for (const node of nodes) {
    read(node)
    for (const { to } of work.calls(node)) if (to.traits.has('bounds_loop')) read(to)
    for (const caller of work.callers(node)) if (caller.traits.has('bounds_loop')) read(caller)
  }
  for (const edge of edges) read(edge)
  return least === Infinity ? undefined : Math.max(1, least)
}

/** Does an agent choose among calls like this one, one a round? */
export const isStep = (node: ViewNode): boolean =>
  !node.traits.has('keeps_memory') &&
  !node.traits.has('caches_answers') &&
  (node.traits.has('tool') ||
    node.traits.has('retrieves') ||
    node.traits.has('stores_data') ||
    (node.traits.has('generates') && node.traits.has('acts_autonomously')))

/** Is it the model that an agent thinks with? */
export const isThought = (node: ViewNode): boolean =>
  (node.traits.has('generates') &&
    !node.traits.has('acts_autonomously') &&
    !node.traits.has('tool') &&
    !node.traits.has('evaluates') &&
    !node.kinds.has('text_to_sql')) ||
  node.kinds.has('llm_gateway') ||
  node.kinds.has('model_router')

/** Does it only pass its work on to a model drawn beside it, so that the work counts there? */
export function delegatesThinking(graph: GraphView, node: ViewNode): boolean {
  return (
    (node.traits.has('acts_autonomously') || node.kinds.has('text_to_sql') || node.traits.has('evaluates')) &&
    workOf(graph)
      .calls(node)
      .some(({ to }) => isThought(to))
  )
}

/** Is what it calls a choice, of which one request takes one? */
export const isChoice = (node: ViewNode): boolean => choosers.some((kind) => node.kinds.has(kind))
