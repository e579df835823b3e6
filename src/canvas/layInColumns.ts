import type { Graph } from '#critique/graph/graph.ts'
import { StatedView } from '#critique/graph/statedView.ts'
import { layer } from '../home/layers.ts'

export interface Place {
  x: number
  y: number
  w: number
  h: number
}

/** Where everything of a graph stands: nodes and zones in the space of the whole drawing. */
export interface Layout {
  nodes: ReadonlyMap<string, Place>
  zones: ReadonlyMap<string, Place>
  width: number
  height: number
  /** The corners of arrows that go round what is in their way, by edge id, from start to end. */
  routes?: ReadonlyMap<string, Route>
}

/** Corners of an arrow that runs along the axes. */
export type Route = readonly { x: number; y: number }[]

const NODE = { w: 192, h: 72 }
/** Arrows with words on them need room for the words. */
const GAP = { x: 64, worded: 112, y: 40 }
/** A long edge keeps a lane of this height free in the columns that it passes. */
const LANE = 24
const FRAME = { pad: 40, top: 48 }
const EMPTY_ZONE = { w: 280, h: 160 }

interface Item {
  id: string
  w: number
  h: number
  /** Offsets of what is inside, for a zone. */
  inside?: Layout
}

/**
 * A tidy drawing from left to right in the direction of the calls, at once: for small pictures, and where nothing better can be had. Each zone
 * is laid out on its own and then stands as one box among its neighbours, so frames never overlap and hold nothing that is not theirs.
 */
export function layInColumns(graph: Graph): Layout {
  const view = new StatedView(graph)
  const kinds = new Map(view.edges.map((edge) => [edge.id, edge.isResponse ? 'response' : edge.kind]))
  const sides = new Set(
    graph.edges.filter((edge) => ['telemetry', 'feedback', 'response'].includes(edge.kind ?? kinds.get(edge.id) ?? '')).map(({ id }) => id),
  )
  const parents = new Map(graph.zones.map((zone) => [zone.id, zone.parent ?? null]))
  const zoneOf = new Map(graph.nodes.map((node) => [node.id, node.zone ?? null]))
  const layoutInside = (zone: string | null): Layout => {
    const children: Item[] = graph.zones.filter(({ parent }) => (parent ?? null) === zone).map(({ id }) => asBox(id, layoutInside(id)))
    const nodes: Item[] = graph.nodes.filter((node) => (node.zone ?? null) === zone).map(({ id }) => ({ id, ...NODE }))
    const itemOf = (node: string): string | undefined => {
      if ((zoneOf.get(node) ?? null) === zone) return node
      for (let at = zoneOf.get(node) ?? null; at !== null; at = parents.get(at) ?? null)
        if ((parents.get(at) ?? null) === zone) return zoneKey(at)
      return undefined
    }
    const edges = graph.edges.flatMap(({ id, from, to }) => {
      const [a, b] = [itemOf(from), itemOf(to)]
      return a !== undefined && b !== undefined && a !== b ? [{ id, from: a, to: b, isSide: sides.has(id) }] : []
    })
    return arrange([...nodes, ...children], edges, graph.edges.some(({ label }) => label) ? GAP.worded : GAP.x)
  }
  return layoutInside(null)
}

/** A zone beside nodes: ids of both may be the same. */
const zoneKey = (id: string): string => `zone ${id}`

function asBox(id: string, inside: Layout): Item {
  const w = inside.width > 0 ? inside.width + 2 * FRAME.pad : EMPTY_ZONE.w
  const h = inside.height > 0 ? inside.height + FRAME.top + FRAME.pad : EMPTY_ZONE.h
  return { id: zoneKey(id), w, h, inside }
}

interface LaidEdge {
  id: string
  from: string
  to: string
  isSide: boolean
}

function arrange(items: readonly Item[], edges: readonly LaidEdge[], gap: number): Layout {
  const byId = new Map(items.map((item) => [item.id, item]))
  const columns = layer(
    items.map(({ id }) => id),
    edges,
  ).columns.filter((column) => column.length > 0)
  const heightOf = (id: string): number => byId.get(id)?.h ?? LANE
  const heights = columns.map((column) => column.reduce((sum, { id }) => sum + heightOf(id) + GAP.y, -GAP.y))
  const height = Math.max(0, ...heights)
  const nodes = new Map<string, Place>()
  const zones = new Map<string, Place>()
  let x = 0
  columns.forEach((column, i) => {
    const width = Math.max(0, ...column.map(({ id }) => byId.get(id)?.w ?? 0))
    let y = (height - (heights[i] ?? 0)) / 2
    for (const { id } of column) {
      const item = byId.get(id)
      if (item) put(item, { x: x + (width - item.w) / 2, y, w: item.w, h: item.h }, nodes, zones)
      y += heightOf(id) + GAP.y
    }
    x += width + (width > 0 ? gap : 0)
  })
  return { nodes, zones, width: Math.max(0, x - gap), height }
}

function put(item: Item, place: Place, nodes: Map<string, Place>, zones: Map<string, Place>): void {
  if (!item.inside) {
    nodes.set(item.id, place)
    return
  }
  zones.set(item.id.slice(zoneKey('').length), place)
  const move = (inner: Place): Place => ({ ...inner, x: inner.x + place.x + FRAME.pad, y: inner.y + place.y + FRAME.top })
  for (const [id, inner] of item.inside.nodes) nodes.set(id, move(inner))
  for (const [id, inner] of item.inside.zones) zones.set(id, move(inner))
}
