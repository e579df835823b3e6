import type { Edge, Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
import { layInColumns } from '#src/canvas/layInColumns.ts'
import { layer } from './layers.ts'

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

export interface Point {
  x: number
  y: number
}

export interface PictureEdge {
  id: string
  kind: NonNullable<Edge['kind']>
  label: string
  points: readonly Point[]
}

/** Where everything of a small graph stands in its picture. */
export interface Picture {
  width: number
  height: number
  nodes: ReadonlyMap<string, Box>
  zones: readonly { id: string; label: string; trust: string | undefined; box: Box }[]
  edges: readonly PictureEdge[]
}

const NODE = { w: 176, h: 56 }
const GAP = { x: 56, labelled: 124, y: 20, bend: 14 }
const MARGIN = 16
/** The canvas leaves room for longer labels and for drawing. */
const SHRINK = 0.86

/** Lays a graph out from left to right, in the direction of its calls. */
export function layOut(graph: Graph): Picture {
  const kinds = new Map(new GraphView(graph).edges.map((edge) => [edge.id, edge.kind]))
  const kindOf = (edge: Edge) => edge.kind ?? kinds.get(edge.id) ?? 'request'
  const isSide = (edge: Edge) => kindOf(edge) === 'telemetry' || kindOf(edge) === 'feedback'
  const { places, zones, routes } = graph.zones.length > 0 ? framed(graph) : inLayers(graph, isSide)
  const at = (id: string): Box => places.get(id) ?? { x: 0, y: 0, ...NODE }
  const edges = graph.edges.map((edge) => ({
    id: edge.id,
    kind: kindOf(edge),
    label: edge.label ?? '',
    points: points(edge, routes.get(edge.id) ?? [], at),
  }))
  const nodes = new Map(graph.nodes.map(({ id }) => [id, at(id)]))
  const boxes = [...nodes.values(), ...zones.map(({ box }) => box)]
  const dips = edges.flatMap((edge) => edge.points.map(({ y }) => y))
  return {
    width: Math.max(0, ...boxes.map(({ x, w }) => x + w)) + MARGIN,
    height: Math.max(0, ...boxes.map(({ y, h }) => y + h), ...dips) + MARGIN,
    nodes,
    zones,
    edges,
  }
}

interface Placed {
  places: ReadonlyMap<string, Box>
  zones: Picture['zones']
  /** Places that an edge passes, from the left to the right. */
  routes: ReadonlyMap<string, readonly string[]>
}

function inLayers(graph: Graph, isSide: (edge: Edge) => boolean): Placed {
  const ids = graph.nodes.map(({ id }) => id)
  const { columns, routes } = layer(
    ids,
    graph.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, isSide: isSide(edge) })),
  )
  const gap = graph.edges.some(({ label }) => label) ? GAP.labelled : GAP.x
  return { places: positions(columns, gap), zones: [], routes }
}

/** With zones as the canvas places them, where a frame holds only what is its own, a little closer together. */
function framed(graph: Graph): Placed {
  const layout = layInColumns(graph)
  const shrink = ({ x, y, w, h }: Box): Box => ({ x: x * SHRINK + MARGIN, y: y * SHRINK + MARGIN, w: w * SHRINK, h: h * SHRINK })
  const places = new Map([...layout.nodes].map(([id, place]) => [id, centred(shrink(place))]))
  const zones = graph.zones.flatMap(({ id, label, trust }) => {
    const place = layout.zones.get(id)
    return place ? [{ id, label: label || trust || 'Zone', trust, box: shrink(place) }] : []
  })
  return { places, zones, routes: new Map() }
}

const centred = ({ x, y, w, h }: Box): Box => ({ x: x + (w - NODE.w) / 2, y: y + (h - NODE.h) / 2, ...NODE })

function positions(columns: readonly (readonly { id: string; isBend: boolean }[])[], gap: number): Map<string, Box> {
  const heights = columns.map((places) => places.reduce((sum, { isBend }) => sum + (isBend ? GAP.bend : NODE.h + GAP.y), -GAP.y))
  const tallest = Math.max(0, ...heights)
  const boxes = new Map<string, Box>()
  columns.forEach((places, column) => {
    let y = MARGIN + (tallest - (heights[column] ?? 0)) / 2
    for (const { id, isBend } of places) {
      boxes.set(id, { x: MARGIN + column * (NODE.w + gap), y, w: NODE.w, h: isBend ? 0 : NODE.h })
      y += isBend ? GAP.bend : NODE.h + GAP.y
    }
  })
  return boxes
}

/** The way of an edge: out of the right side into the left, round below when it points back, from bottom to top within a layer. */
function points(edge: Edge, route: readonly string[], at: (id: string) => Box): Point[] {
  const from = at(edge.from)
  const to = at(edge.to)
  if (edge.from === edge.to) return selfLoop(from)
  if (from.x === to.x) return sideways(from, to)
  const bends = route.slice(1, -1).map((id) => at(id))
  if (from.x > to.x) return below(from, to, bends.toReversed())
  return [
    { x: from.x + from.w, y: from.y + from.h / 2 },
    ...bends.flatMap(({ x, y, w }) => [
      { x: x + 8, y },
      { x: x + w - 8, y },
    ]),
    { x: to.x, y: to.y + to.h / 2 },
  ]
}

function below(from: Box, to: Box, bends: readonly Box[]): Point[] {
  if (bends.length > 0) {
    const first = { x: from.x, y: from.y + from.h * 0.72 }
    const last = { x: to.x + to.w, y: to.y + to.h * 0.72 }
    return [
      first,
      ...bends.flatMap(({ x, y, w }) => [
        { x: x + w - 8, y },
        { x: x + 8, y },
      ]),
      last,
    ]
  }
  return [
    { x: from.x, y: from.y + from.h * 0.75 },
    { x: to.x + to.w, y: to.y + to.h * 0.75 },
  ]
}

function sideways(from: Box, to: Box): Point[] {
  const down = from.y < to.y
  const x = from.x + from.w / 2 + (down ? 8 : -8)
  return [
    { x, y: down ? from.y + from.h : from.y },
    { x, y: down ? to.y : to.y + to.h },
  ]
}

const selfLoop = ({ x, y, w, h }: Box): Point[] => [
  { x: x + w * 0.65, y: y + h },
  { x: x + w * 0.65, y: y + h + 14 },
  { x: x + w * 0.35, y: y + h + 14 },
  { x: x + w * 0.35, y: y + h },
]
