import { grouped } from '../facts/numbers.ts'
import { estimateNodes } from '../estimate/estimate.ts'
import { applyChange } from '../estimate/whatIf.ts'
import type { Graph, Node, Props, PropValue } from '../graph/graph.ts'
import { GraphView, type ViewNode } from '../graph/view.ts'
import type { Addition, Blow, Drill, Measure, Scaled, Variant } from './content.ts'
import { figuresOf } from './figures.ts'
import { nodesAt } from './place.ts'

/** Example prices of a drill, in US dollars per million tokens, for boards that state none. They are named on screen. */
const EXAMPLE_PRICE = { pricePerMInputUsd: 1, pricePerMOutputUsd: 4 }
const EXAMPLE_REQUESTS = 600_000
const EXAMPLE_INPUT_TOKENS = 2400
const SECONDS_PER_MONTH = 2_628_000
/** How far the busiest second lies above the mean of the month, where only one of them is stated. Judgement. */
const PEAK_TO_MEAN = 3

/** A board on which a drill can be played: what the story needs and nobody stated is filled in, and said. */
export interface Staged {
  graph: Graph
  assumptions: readonly string[]
}

export function stage(graph: Graph, drill: Drill): Staged {
  const assumptions: string[] = []
  const traffic = withTraffic(graph, assumptions)
  const priced = withPrices(traffic, assumptions)
  return { graph: (drill.stage ?? []).reduce((board, blow) => strikeOne(board, blow, 1), priced), assumptions }
}

function withTraffic(graph: Graph, assumptions: string[]): Graph {
  const { requestsPerMonth, peakQps } = graph.requirements
  if (requestsPerMonth !== undefined && peakQps !== undefined) return graph
  const requests = requestsPerMonth ?? (peakQps === undefined ? EXAMPLE_REQUESTS : Math.round((peakQps / PEAK_TO_MEAN) * SECONDS_PER_MONTH))
  const peak = peakQps ?? (requests / SECONDS_PER_MONTH) * PEAK_TO_MEAN
  if (requestsPerMonth === undefined) assumptions.push(`${grouped(requests)} requests a month: the board states none`)
  if (peakQps === undefined) assumptions.push(`${Number(peak.toPrecision(2))} requests a second at peak: three times the mean`)
  return { ...graph, requirements: { ...graph.requirements, requestsPerMonth: requests, peakQps: peak } }
}

function withPrices(graph: Graph, assumptions: string[]): Graph {
  const view = new GraphView(graph)
  const { nodes } = estimateNodes(view)
  const needy = nodes.filter(({ price, visits }) => price.unknown && visits > 0)
  if (needy.length === 0) return graph
  const labels = needy.map(({ node }) => node.label).join(', ')
  assumptions.push(`an example price of 1 dollar per million input tokens and 4 per million output tokens for ${labels}`)
  const blind = needy.filter(({ tokens }) => tokens?.input == null)
  if (blind.length > 0)
    assumptions.push(`${EXAMPLE_INPUT_TOKENS} input tokens a call for ${blind.map(({ node }) => node.label).join(', ')}`)
  const isBlind = new Set(blind.map(({ node }) => node.id))
  const isNeedy = new Set(needy.map(({ node }) => node.id))
  return edit(graph, (node) =>
    isNeedy.has(node.id)
      ? { ...EXAMPLE_PRICE, ...(isBlind.has(node.id) ? { inputTokens: EXAMPLE_INPUT_TOKENS } : {}), ...node.props }
      : undefined,
  )
}

/** Where no strength brings the symptom about, the blow is as heavy as this. */
const OUT_OF_REACH = 2

/** The heaviest blow that is tried. */
export const STRONGEST = 64

/** Strength of the aimed blows of a variant on this board, so that the symptom comes out. 1 where nothing is aimed. */
export function aimOf(graph: Graph, drill: Drill, variant: Variant): number {
  const { aim } = drill
  if (!aim || !(variant.blows ?? []).some(({ aimed }) => aimed)) return 1
  const before = figuresOf(graph)[aim.figure]
  if (!before) return 1
  const factorAt = (strength: number): number => (figuresOf(strike(graph, drill, variant, strength))[aim.figure] ?? 0) / before
  let low = 0
  let high = 1
  while (high < STRONGEST && factorAt(high) < aim.factor) high *= 2
  if (factorAt(high) < aim.factor) return OUT_OF_REACH
  for (let i = 0; i < 10; i++) {
    const middle = (low + high) / 2
    if (factorAt(middle) < aim.factor) low = middle
    else high = middle
  }
  return high
}

/** The graph with a cause in it. `left` is the share of it that mitigations have not undone. */
export function strike(graph: Graph, drill: Drill, variant: Variant, aimed: number, left = 1): Graph {
  const struck = (variant.blows ?? []).reduce((board, blow) => strikeOne(board, blow, (blow.aimed ? aimed : 1) * left), graph)
  return (drill.common ?? []).reduce((board, blow) => strikeOne(board, blow, 1), struck)
}

/** The nodes that a cause sits on. */
export function struckNodes(graph: Graph, variant: Variant): string[] {
  const view = new GraphView(graph)
  const places = [{ at: variant.at }, ...(variant.blows ?? [])]
  const ids = places.flatMap((blow) => ('at' in blow && blow.at !== undefined ? targets(view, blow).map(({ id }) => id) : []))
  return [...new Set(ids)]
}

const targets = (view: GraphView, { at, all }: Blow): readonly ViewNode[] => {
  const found = nodesAt(view, at!)
  return all ? found : found.slice(0, 1)
}

function strikeOne(graph: Graph, blow: Blow, strength: number): Graph {
  if (strength <= 0) return graph
  if (blow.traffic !== undefined) return applyChange(graph, { what: 'traffic', factor: 1 + (blow.traffic - 1) * strength })
  if (blow.at === undefined) return graph
  const hit = targets(new GraphView(graph), blow).map(({ id }) => id)
  return hit.reduce((board, id) => strikeNode(board, id, blow, strength), graph)
}

function strikeNode(graph: Graph, id: string, blow: Blow, strength: number): Graph {
  let struck = graph
  const { set = {} } = blow
  if (Object.keys(set).length > 0)
    struck = edit(struck, (node) => (node.id === id ? setOn(node, set, blow.fill === true, strength) : undefined))
  for (const [what, factor] of Object.entries(blow.scale ?? {})) struck = scaled(struck, id, what as Scaled, 1 + (factor - 1) * strength)
  return struck
}

/** Numbers move by the strength, anything else changes once more than half of the blow is left. */
function setOn(node: Node, set: Props, fill: boolean, strength: number): Props {
  const props = { ...node.props }
  for (const [name, value] of Object.entries(set)) {
    const old = props[name]
    if (fill && old !== undefined && old !== null) continue
    props[name] = between(old, value, strength)
  }
  return props
}

function between(old: PropValue | undefined, value: PropValue, strength: number): PropValue {
  if (typeof old === 'number' && typeof value === 'number') return old + (value - old) * Math.min(1, strength)
  return strength >= 0.5 || old === undefined ? value : old
}

function scaled(graph: Graph, id: string, what: Scaled, factor: number): Graph {
  if (what === 'time') return applyChange(graph, { what: 'slow', factor, node: id })
  const view = new GraphView(graph)
  const node = view.node(id)
  if (!node) return graph
  const { tokens, visits, rounds } = estimateNodes(view).nodes[node.index]!
  if (what === 'calls') {
    const stated = view.number(node, 'callsPerRequest')
    const now = stated ?? (node.traits.has('acts_autonomously') ? rounds.typical : Math.max(1, visits))
    const limit = view.number(node, 'maxSteps')
    const calls = now * factor
    return editOne(graph, id, { callsPerRequest: calls, ...(limit !== undefined && limit < calls ? { maxSteps: Math.ceil(calls) } : {}) })
  }
  const now = what === 'inputTokens' ? tokens?.input : tokens?.output
  return now == null ? graph : editOne(graph, id, { [what]: Math.round(now * factor) })
}

/** The graph with what a measure adds and changes. Places that the board does not have are left out. */
export function withMeasure(graph: Graph, measure: Measure): Graph {
  const added = (measure.adds ?? []).reduce(add, graph)
  return (measure.changes ?? []).reduce((board, blow) => strikeOne(board, blow, 1), added)
}

function add(graph: Graph, { kind, label, from, to, edge = 'request', props, onError }: Addition): Graph {
  const view = new GraphView(graph)
  const taken = new Set([...graph.nodes, ...graph.edges].map(({ id }) => id))
  const fresh = (base: string): string => {
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}_${n}`
    taken.add(id)
    return id
  }
  const id = fresh(`drill_${kind}`)
  const [before] = from === undefined ? [] : nodesAt(view, from)
  const [after] = to === undefined ? [] : nodesAt(view, to)
  // Between two parts it takes the place of the arrow that joined them; where there is none, it is asked by the first.
  const direct = before && after ? graph.edges.filter((one) => one.from === before.id && one.to === after.id) : []
  const ends = [
    ...(before ? [{ from: before.id, to: id }] : []),
    ...(after && (!before || direct.length > 0) ? [{ from: id, to: after.id }] : []),
  ]
  return {
    ...graph,
    nodes: [...graph.nodes, { id, label, kind, ...(props ? { props } : {}) }],
    edges: [
      ...graph.edges.filter((one) => !direct.includes(one)),
      ...ends.map((end) => ({ id: fresh(`${end.from}_${end.to}`), ...end, kind: edge, ...(onError ? { props: { onError } } : {}) })),
    ],
  }
}

const edit = (graph: Graph, of: (node: Node) => Props | undefined): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => {
    const props = of(node)
    return props ? { ...node, props } : node
  }),
})

const editOne = (graph: Graph, id: string, props: Props): Graph =>
  edit(graph, (node) => (node.id === id ? { ...node.props, ...props } : undefined))
