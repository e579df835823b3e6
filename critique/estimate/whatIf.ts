import type { Graph, Node, Props, PropValue } from '../graph/graph.ts'
import { GraphView, type ViewNode } from '../graph/view.ts'
import { availabilityAlong } from './availability.ts'
import { Assumptions } from './assumptions.ts'
import { estimateInDetail, type DetailedEstimate, type DetailOptions } from './detail.ts'
import { estimateNodes } from './estimate.ts'
import { isBacked } from './plan.ts'
import { isAnswerCache } from './visits.ts'
import { writesText } from './latency.ts'
import { workOf } from './work.ts'

/** One thing to try. Where no node is named, it goes for every node that has such a property. */
export type Change =
  | { what: 'traffic'; factor: number }
  | { what: 'hitRate'; value: number; node?: string }
  /** Passages fetched and passed on. */
  | { what: 'k'; value: number; node?: string }
  | { what: 'inputTokens'; value: number; node?: string }
  | { what: 'outputTokens'; value: number; node?: string }
  /** Step limit of agents. */
  | { what: 'steps'; value: number; node?: string }
  | { what: 'model'; model: string; node: string }
  | { what: 'slow'; factor: number; node: string }
  | { what: 'kill'; node: string }

export interface WhatIf {
  /** The board as it would be. */
  graph: Graph
  baseline: DetailedEstimate
  changed: DetailedEstimate
  /** Is there still an answer? false once a node was killed that nothing stands in for. */
  answers: boolean
}

/**
 * Estimates a board as it is and as it would be, on the same random numbers, so that what differs is the change and not luck. The
 * graph itself stays as it is.
 */
export function whatIf(
  graph: Graph,
  changes: Change | readonly Change[],
  options: DetailOptions & { baseline?: DetailedEstimate } = {},
): WhatIf {
  const list = Array.isArray(changes) ? (changes as readonly Change[]) : [changes as Change]
  const { baseline: known, ...rest } = options
  const baseline = known ?? estimateInDetail(graph, rest)
  const changed = list.reduce(applyChange, graph)
  const killed = list.flatMap((change) => (change.what === 'kill' ? [change.node] : []))
  const answers = killed.length === 0 || survives(graph, killed)
  const { samples, seed } = baseline.simulation
  const after = estimateInDetail(changed, { ...rest, samples, seed })
  return { graph: changed, baseline, changed: killed.length > 0 ? withAvailability(after, graph, killed, answers) : after, answers }
}

/** The graph with one change made. A node that is not there changes nothing. */
export function applyChange(graph: Graph, change: Change): Graph {
  const view = new GraphView(graph)
  switch (change.what) {
    case 'traffic':
      return { ...graph, requirements: multiplied(graph.requirements, ['peakQps', 'requestsPerMonth'], change.factor) }
    case 'hitRate':
      return setAll(graph, view, change, isAnswerCache, 'hitRate', Math.min(1, Math.max(0, change.value)))
    case 'k':
      return setK(graph, view, change)
    case 'inputTokens':
    case 'outputTokens':
      return setAll(graph, view, change, writesText, change.what, change.value)
    case 'steps':
      return setAll(graph, view, change, (node) => node.traits.has('acts_autonomously'), 'maxSteps', change.value)
    case 'model':
      return editNode(graph, change.node, (props) => swapped(props, change.model))
    case 'slow':
      return slowed(graph, view, change)
    case 'kill':
      return without(graph, view, change.node)
  }
}

type NodeChange = { node?: string }

function setAll(
  graph: Graph,
  view: GraphView,
  { node: only }: NodeChange,
  isMeant: (node: ViewNode) => boolean,
  prop: string,
  value: PropValue,
): Graph {
  const ids = new Set(view.nodes.filter((node) => (only === undefined ? isMeant(node) : node.id === only)).map(({ id }) => id))
  return { ...graph, nodes: graph.nodes.map((node) => (ids.has(node.id) ? edited(node, { ...node.props, [prop]: value }) : node)) }
}

/** On a node it is what it fetches; a reranker keeps no more than it is given, and an edge that states a number states the new one. */
function setK(graph: Graph, view: GraphView, { node: only, value }: NodeChange & { value: number }): Graph {
  const isMeant = ({ id, traits }: ViewNode): boolean =>
    only === undefined ? traits.has('retrieves') || traits.has('search_index') : id === only
  const meant = new Set(view.nodes.filter(isMeant).map(({ id }) => id))
  const keepers = new Set(view.nodesOf('reranker').map(({ id }) => id))
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const { topN, k } = node.props ?? {}
      if (keepers.has(node.id) && only === undefined && typeof k === 'number') return edited(node, { ...node.props, k: value })
      if (meant.has(node.id))
        return edited(node, { ...node.props, k: value, ...(node.id === only && topN !== undefined ? { topN: value } : {}) })
      return node
    }),
    edges: graph.edges.map((edge) =>
      typeof edge.props?.k === 'number' && (only === undefined || edge.from === only || edge.to === only)
        ? { ...edge, props: { ...edge.props, k: value } }
        : edge,
    ),
  }
}

/** Figures of the old model say nothing about the new one. */
function swapped(props: Props, model: string): Props {
  const {
    pricePerMInputUsd: _in,
    pricePerMOutputUsd: _out,
    costPerCallUsd: _call,
    ttftMs: _first,
    tokensPerSecond: _speed,
    p50Ms: _p50,
    p95Ms: _p95,
    ...rest
  } = props
  return { ...rest, model }
}

/** Everything that takes time takes so many times as long; what is not stated is taken from the estimate. */
function slowed(graph: Graph, view: GraphView, { node: id, factor }: { node: string; factor: number }): Graph {
  const node = view.node(id)
  if (!node) return graph
  const one = estimateNodes(view).nodes[node.index]!
  const first: Props = one.latency.firstP95 < one.latency.p95 ? { ttftMs: one.latency.firstP95 * factor } : {}
  return editNode(graph, id, (props) => ({
    ...props,
    ...first,
    ...('tokensPerSecond' in props && typeof props.tokensPerSecond === 'number' ? { tokensPerSecond: props.tokensPerSecond / factor } : {}),
    p50Ms: one.latency.p50 * factor,
    p95Ms: one.latency.p95 * factor,
  }))
}

/** Without a node, its ways for errors become the ways. */
function without(graph: Graph, view: GraphView, id: string): Graph {
  const node = view.node(id)
  if (!node) return graph
  const isSpare = new Set(
    workOf(view)
      .callers(node)
      .flatMap((caller) => sparesOf(view, caller, node)),
  )
  return {
    ...graph,
    nodes: graph.nodes.filter((other) => other.id !== id),
    edges: graph.edges
      .filter(({ from, to }) => from !== id && to !== id)
      .map((edge) => (isSpare.has(edge.id) ? { ...edge, props: { ...edge.props, onError: false } } : edge)),
    notes: graph.notes.map((note) => (note.near?.includes(id) ? { ...note, near: note.near.filter((near) => near !== id) } : note)),
  }
}

/** Edges that a caller falls back on when this callee fails. */
function sparesOf(view: GraphView, caller: ViewNode, callee: ViewNode): string[] {
  const calls = workOf(view).calls(caller)
  const waited = calls.filter(({ awaited, onError }) => awaited && !onError)
  const call = waited.find(({ to }) => to === callee)
  return call && isBacked(call, waited) ? calls.filter(({ onError }) => onError).map(({ edge }) => edge.id) : []
}

const isDown = (graph: Graph, killed: readonly string[]): Graph =>
  killed.reduce((all, id) => editNode(all, id, (props) => ({ ...props, availability: 0 })), graph)

const survives = (graph: Graph, killed: readonly string[]): boolean => availabilityWithout(graph, killed) !== 0

const availabilityWithout = (graph: Graph, killed: readonly string[]): number | null =>
  availabilityAlong(new GraphView(isDown(graph, killed)), new Assumptions()).product

function withAvailability(detail: DetailedEstimate, graph: Graph, killed: readonly string[], answers: boolean): DetailedEstimate {
  const availability = answers ? availabilityWithout(graph, killed) : 0
  const summary = { ...detail.summary, availability: availability === null ? null : Number(availability.toFixed(8)) }
  return { ...detail, summary }
}

const edited = (node: Node, props: Props): Node => ({ ...node, props })

const editNode = (graph: Graph, id: string, edit: (props: Props) => Props): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? edited(node, edit(node.props ?? {})) : node)),
})

function multiplied<T extends object>(requirements: T, fields: readonly (keyof T)[], factor: number): T {
  const changed = { ...requirements }
  for (const field of fields) if (typeof changed[field] === 'number') changed[field] = (changed[field] * factor) as T[keyof T]
  return changed
}
