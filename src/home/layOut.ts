import type { Edge, Graph } from '#critique/graph/graph.ts'
import { GraphView } from '#critique/graph/view.ts'
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

const NODE = { w: 156, h: 48 }
const GAP = { x: 56, y: 20, bend: 14 }
const MARGIN = 16
const ZONE = { pad: 12, head: 22 }

/** Lays a graph out from left to right, in the direction of its calls. */
export function layOut(graph: Graph): Picture {
  const kinds = new Map(new GraphView(graph).edges.map((edge) => [edge.id, edge.kind]))
  const kindOf = (edge: Edge) => edge.kind ?? kinds.get(edge.id) ?? 'request'
  const isSide = (edge: Edge) => kindOf(edge) === 'telemetry' || kindOf(edge) === 'feedback'
  const layers = layer(
    graph.nodes.map(({ id }) => id),
    graph.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, isSide: isSide(edge) })),
  )
  const places = positions(layers.columns, graph.zones.length > 0)
  const nodes = new Map(graph.nodes.map(({ id }) => [id, places.get(id) ?? { x: 0, y: 0, ...NODE }]))
  const zones = zoneBoxes(graph, nodes)
  const boxes = [...nodes.values(), ...zones.map(({ box }) => box)]
  const shift = { x: MARGIN - Math.min(0, ...boxes.map(({ x }) => x)), y: MARGIN - Math.min(0, ...boxes.map(({ y }) => y)) }
  const moved = (box: Box): Box => ({ ...box, x: box.x + shift.x, y: box.y + shift.y })
  const edges = graph.edges.map((edge) => ({
    id: edge.id,
    kind: kindOf(edge),
    label: edge.label ?? '',
    points: points(edge, layers.routes.get(edge.id) ?? [], layers.backward.has(edge.id), (id) =>
      moved(places.get(id) ?? { x: 0, y: 0, ...NODE }),
    ),
  }))
  const all = boxes.map(moved)
  const dips = edges.flatMap((edge) => edge.points.map(({ y }) => y))
  return {
    width: Math.max(0, ...all.map(({ x, w }) => x + w)) + MARGIN,
    height: Math.max(0, ...all.map(({ y, h }) => y + h), ...dips) + MARGIN,
    nodes: new Map([...nodes].map(([id, box]) => [id, moved(box)])),
    zones: zones.map((zone) => ({ ...zone, box: moved(zone.box) })),
    edges,
  }
}

function positions(columns: readonly (readonly { id: string; isBend: boolean }[])[], hasZones: boolean): Map<string, Box> {
  const gapY = GAP.y + (hasZones ? ZONE.pad : 0)
  const heights = columns.map((places) => places.reduce((sum, { isBend }) => sum + (isBend ? GAP.bend : NODE.h + gapY), -gapY))
  const tallest = Math.max(0, ...heights)
  const boxes = new Map<string, Box>()
  columns.forEach((places, column) => {
    let y = (tallest - (heights[column] ?? 0)) / 2
    for (const { id, isBend } of places) {
      boxes.set(id, { x: column * (NODE.w + GAP.x + (hasZones ? ZONE.pad : 0)), y, w: NODE.w, h: isBend ? 0 : NODE.h })
      y += isBend ? GAP.bend : NODE.h + gapY
    }
  })
  return boxes
}

/** A frame around everything inside a zone, the zones inside it included. */
function zoneBoxes(graph: Graph, nodes: ReadonlyMap<string, Box>): Picture['zones'] {
  const inside = (zone: string): Box[] => [
    ...graph.nodes.flatMap((node) => (node.zone === zone ? [nodes.get(node.id)].filter((box) => box !== undefined) : [])),
    ...graph.zones.filter(({ parent }) => parent === zone).flatMap(({ id }) => [around(inside(id))].filter((box) => box !== undefined)),
  ]
  return graph.zones.flatMap(({ id, label, trust }) => {
    const box = around(inside(id))
    return box ? [{ id, label: label || trust || 'Zone', trust, box }] : []
  })
}

function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const left = Math.min(...boxes.map(({ x }) => x)) - ZONE.pad
  const top = Math.min(...boxes.map(({ y }) => y)) - ZONE.head
  const right = Math.max(...boxes.map(({ x, w }) => x + w)) + ZONE.pad
  const bottom = Math.max(...boxes.map(({ y, h }) => y + h)) + ZONE.pad
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** The way of an edge: out of the right side into the left, round below when it points back, from bottom to top within a layer. */
function points(edge: Edge, route: readonly string[], isBackward: boolean, at: (id: string) => Box): Point[] {
  const from = at(edge.from)
  const to = at(edge.to)
  if (edge.from === edge.to) return selfLoop(from)
  if (from.x === to.x) return sideways(from, to)
  const bends = (isBackward ? route.toReversed() : route).slice(1, -1).map((id) => at(id))
  if (from.x > to.x) return below(from, to, bends)
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
