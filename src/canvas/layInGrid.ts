import type { Graph } from '#critique/graph/graph.ts'
import { StatedView } from '#critique/graph/statedView.ts'
import type { Layout, Place } from './layInColumns.ts'
import type { Room } from './layInLayers.ts'
import type { GridResult, GridTask } from './tidyGrid.ts'

const NODE = { w: 192, h: 72 }
const GAP = { x: 44, y: 44 }
/** A frame's name stands above it. */
const FRAME = { side: 20, top: 32, name: 20, bottom: 20 }
/** Cells beyond one for each node, so that arrows find a way. */
const ROOMY = 1.25
const EMPTY_ZONE = { w: 220, h: 120 }

/**
 * A layered drawing, pressed into the shape of the room: the same boxes in rows and columns that fill it, near to where the layers had them.
 * null where frames do not come out clean.
 */
export async function layInGrid(
  graph: Graph,
  room: Room,
  layered: Layout,
  run: (task: GridTask) => Promise<GridResult>,
): Promise<Layout | null> {
  const { columns, rows } = shapeFor(graph.nodes.length, room)
  const index = new Map(graph.nodes.map(({ id }, i) => [id, i]))
  const held = graph.zones.map(({ id }) => zonesInside(graph, id))
  const members = held.map((inner) => graph.nodes.flatMap(({ id, zone }) => (zone != null && inner.has(zone) ? [index.get(id)!] : [])))
  const full = graph.zones.map((_, i) => i).filter((i) => members[i]!.length > 0)
  const kinds = new Map(new StatedView(graph).edges.map((edge) => [edge.id, edge.isResponse ? 'response' : edge.kind]))
  const { cells, faults } = await run({
    columns,
    rows,
    start: cellsNear(graph, layered, columns, rows),
    edges: graph.edges.flatMap((edge) => {
      const [from, to] = [index.get(edge.from), index.get(edge.to)]
      const isSide = ['telemetry', 'feedback', 'response'].includes(edge.kind ?? kinds.get(edge.id) ?? '')
      return from === undefined || to === undefined || from === to ? [] : [{ from, to, isSide }]
    }),
    zones: full.map((i) => ({
      members: members[i]!,
      within: full.flatMap((other, at) => (other !== i && held[other]!.has(graph.zones[i]!.id) ? [at] : [])),
    })),
  })
  return faults > 0 ? null : draw(graph, cells, members, held, { columns, rows })
}

/** Rows and columns with room enough, in the shape that lets the drawing be shown largest. */
function shapeFor(count: number, room: Room): { columns: number; rows: number } {
  let best = { columns: count, rows: 1, zoom: 0 }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.max(2, Math.ceil((count * ROOMY) / columns))
    const zoom = Math.min(room.w / (columns * (NODE.w + GAP.x)), room.h / (rows * (NODE.h + GAP.y)))
    if (zoom > best.zoom) best = { columns, rows, zoom }
  }
  return best
}

function zonesInside(graph: Graph, zone: string): ReadonlySet<string> {
  const inner = new Set([zone])
  for (let size = 0; size !== inner.size;) {
    size = inner.size
    for (const { id, parent } of graph.zones) if (parent != null && inner.has(parent)) inner.add(id)
  }
  return inner
}

/** Column by column as the layers have it from the left, each from the top. */
function cellsNear(graph: Graph, layered: Layout, columns: number, rows: number): GridTask['start'] {
  const middle = (id: string): { x: number; y: number } => {
    const place = layered.nodes.get(id)
    return place ? { x: place.x + place.w / 2, y: place.y + place.h / 2 } : { x: 0, y: 0 }
  }
  const order = graph.nodes.map(({ id }, i) => ({ i, ...middle(id) })).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const each = Math.ceil(order.length / columns)
  const start: { column: number; row: number }[] = Array.from({ length: order.length }, () => ({ column: 0, row: 0 }))
  for (let column = 0; column < columns; column++) {
    const inColumn = order.slice(column * each, (column + 1) * each).toSorted((a, b) => a.y - b.y)
    inColumn.forEach(({ i }, row) => (start[i] = { column, row: Math.min(row, rows - 1) }))
  }
  return start
}

interface Shape {
  columns: number
  rows: number
}

function draw(
  graph: Graph,
  cells: GridResult['cells'],
  members: readonly number[][],
  held: readonly ReadonlySet<string>[],
  shape: Shape,
): Layout {
  const boxes = members.map((nodes) => ({
    left: Math.min(...nodes.map((i) => cells[i]!.column)),
    right: Math.max(...nodes.map((i) => cells[i]!.column)),
    top: Math.min(...nodes.map((i) => cells[i]!.row)),
    bottom: Math.max(...nodes.map((i) => cells[i]!.row)),
  }))
  /** How many frames a frame holds, one in another: its edge lies that much farther out. */
  const depths = held.map((inner, i) => depthOf(graph, i, inner, members))
  const before = (axis: 'left' | 'top', at: number): number =>
    Math.max(0, ...depths.filter((_, i) => members[i]!.length > 0 && boxes[i]![axis] === at))
  const after = (axis: 'right' | 'bottom', at: number): number =>
    Math.max(0, ...depths.filter((_, i) => members[i]!.length > 0 && boxes[i]![axis] === at))
  const xs = tracks(
    shape.columns,
    (at) => cells.some(({ column }) => column === at),
    NODE.w,
    GAP.x,
    (at) => before('left', at) * FRAME.side,
    (at) => after('right', at) * FRAME.side,
  )
  const ys = tracks(
    shape.rows,
    (at) => cells.some(({ row }) => row === at),
    NODE.h,
    GAP.y,
    (at) => before('top', at) * (FRAME.top + FRAME.name),
    (at) => after('bottom', at) * FRAME.bottom,
  )
  const nodes = new Map<string, Place>(
    graph.nodes.map(({ id }, i) => [id, { x: xs.at[cells[i]!.column]!, y: ys.at[cells[i]!.row]!, ...NODE }]),
  )
  const zones = new Map<string, Place>()
  let [width, height] = [xs.end, ys.end]
  let spare = 0
  graph.zones.forEach(({ id }, i) => {
    const depth = depths[i]!
    const box = boxes[i]!
    if (members[i]!.length === 0) {
      zones.set(id, { x: spare, y: ys.end + GAP.y, ...EMPTY_ZONE })
      spare += EMPTY_ZONE.w + GAP.x
      height = ys.end + GAP.y + EMPTY_ZONE.h
      width = Math.max(width, spare - GAP.x)
      return
    }
    const x = xs.at[box.left]! - depth * FRAME.side
    const y = ys.at[box.top]! - depth * FRAME.top
    zones.set(id, {
      x,
      y,
      w: xs.at[box.right]! + NODE.w + depth * FRAME.side - x,
      h: ys.at[box.bottom]! + NODE.h + depth * FRAME.bottom - y,
    })
  })
  return { nodes, zones, width, height }
}

function depthOf(graph: Graph, at: number, inner: ReadonlySet<string>, members: readonly number[][]): number {
  const id = graph.zones[at]!.id
  const children = graph.zones.flatMap(({ id: other, parent }, i) =>
    parent === id && other !== id && inner.has(other) && members[i]!.length > 0 ? [i] : [],
  )
  return 1 + Math.max(0, ...children.map((child) => depthOf(graph, child, zonesInside(graph, graph.zones[child]!.id), members)))
}

/** Where rows or columns begin: empty ones at the ends fall away, and frames get room at their edges. */
function tracks(
  count: number,
  isUsed: (at: number) => boolean,
  size: number,
  gap: number,
  before: (at: number) => number,
  after: (at: number) => number,
): { at: number[]; end: number } {
  const at: number[] = []
  let next = 0
  let end = 0
  for (let i = 0; i < count; i++) {
    const start = next + before(i)
    at.push(start)
    if (!isUsed(i)) {
      // A column that nobody stands in is a lane for arrows.
      if (end > 0) next += gap / 2
      continue
    }
    end = start + size + after(i)
    next = end + gap
  }
  return { at, end }
}
