import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { Edge, Graph } from '#critique/graph/graph.ts'
import { StatedView } from '#critique/graph/statedView.ts'
import type { Layout, Place, Route } from './layInColumns.ts'

/** What a drawing should fill, in screen pixels. */
export interface Room {
  w: number
  h: number
}

export type RunElk = (drawing: ElkNode) => Promise<ElkNode>

const NODE = { width: 192, height: 72 }
const PADDING = '[top=44,left=24,bottom=24,right=24]'
const EMPTY_ZONE = '(220,120)'

/** One way to draw a graph: what else decides is the same for all. */
interface Manner {
  direction: 'RIGHT' | 'DOWN'
  isWrapped: boolean
}

const manners: readonly Manner[] = [
  { direction: 'RIGHT', isWrapped: false },
  { direction: 'RIGHT', isWrapped: true },
  { direction: 'DOWN', isWrapped: false },
]

/** Beyond so many nodes a single row of layers never fits, and beyond so many more one drawing is all that a person waits for. */
const LARGE = 60
const HUGE = 160

function mannersFor(count: number): readonly Manner[] {
  return count > HUGE ? manners.slice(2) : count > LARGE ? manners.slice(1) : manners
}

/** From left to right unless another way shows everything this much larger. */
const WORTH_TURNING = 1.1

/** Draws a graph in layers in several ways and keeps the one that is read best in this room. */
export async function layInLayers(graph: Graph, room: Room, run: RunElk): Promise<Layout> {
  let best: { layout: Layout; zoom: number } | undefined
  for (const manner of mannersFor(graph.nodes.length)) {
    // One after the other: the worker has one thread.
    const layout = readDrawing(await run(describe(graph, manner, room)))
    const zoom = zoomOf(layout, room)
    if (!best || zoom > best.zoom * WORTH_TURNING) best = { layout, zoom }
    if (best.zoom === 1) break
  }
  if (!best) throw new Error('a drawing needs a manner')
  return best.layout
}

/** How large a drawing can be shown in a room: 1 is its own size. */
export const zoomOf = ({ width, height }: Layout, room: Room): number => Math.min(1, room.w / width, room.h / height)

function describe(graph: Graph, { direction, isWrapped }: Manner, room: Room): ElkNode {
  const isDown = direction === 'DOWN'
  return {
    id: 'board',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': direction,
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.aspectRatio': String(room.w / room.h),
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.json.edgeCoords': 'ROOT',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      // Who wrote the graph put first what comes first.
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'GREEDY_MODEL_ORDER',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      ...spacing(isDown),
      ...(isWrapped && { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.layered.wrapping.additionalEdgeSpacing': '10' }),
    },
    children: childrenOf(graph, null, isDown),
    edges: mainEdges(graph).map(({ id, from, to }): ElkExtendedEdge => ({ id: `e ${id}`, sources: [`n ${from}`], targets: [`n ${to}`] })),
  }
}

/** Frames do not take these from what is around them. */
const spacing = (isDown: boolean): Record<string, string> => ({
  'elk.spacing.nodeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': isDown ? '48' : '60',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.componentComponent': '40',
})

function childrenOf(graph: Graph, zone: string | null, isDown: boolean): ElkNode[] {
  const nodes = graph.nodes.filter((node) => (node.zone ?? null) === zone).map(({ id }) => ({ id: `n ${id}`, ...NODE }))
  const zones = graph.zones
    .filter(({ parent }) => (parent ?? null) === zone)
    .map(({ id }) => ({
      id: `z ${id}`,
      children: childrenOf(graph, id, isDown),
      layoutOptions: {
        ...spacing(isDown),
        'elk.padding': PADDING,
        'elk.nodeSize.constraints': 'MINIMUM_SIZE',
        'elk.nodeSize.minimum': EMPTY_ZONE,
      },
    }))
  return [...nodes, ...zones]
}

/**
 * The edges that decide where things stand. Records, corrections and answers are drawn but do not make the drawing longer, unless they are all
 * that a node has.
 */
function mainEdges(graph: Graph): Edge[] {
  const kinds = new Map(new StatedView(graph).edges.map((edge) => [edge.id, edge.isResponse ? 'response' : edge.kind]))
  const isSide = (edge: Edge): boolean => ['telemetry', 'feedback', 'response'].includes(edge.kind ?? kinds.get(edge.id) ?? '')
  const main = graph.edges.filter((edge) => edge.from !== edge.to && !isSide(edge))
  const held = new Set(main.flatMap(({ from, to }) => [from, to]))
  for (const edge of graph.edges) {
    if (edge.from === edge.to || !isSide(edge) || (held.has(edge.from) && held.has(edge.to))) continue
    main.push(edge)
    held.add(edge.from).add(edge.to)
  }
  return main
}

function readDrawing(drawing: ElkNode): Layout {
  const nodes = new Map<string, Place>()
  const zones = new Map<string, Place>()
  const walk = (outer: ElkNode, x: number, y: number): void => {
    for (const child of outer.children ?? []) {
      const place = { x: Math.round(x + (child.x ?? 0)), y: Math.round(y + (child.y ?? 0)), w: child.width ?? 0, h: child.height ?? 0 }
      ;(child.id.startsWith('n ') ? nodes : zones).set(child.id.slice(2), place)
      walk(child, place.x, place.y)
    }
  }
  walk(drawing, 0, 0)
  return { nodes, zones, width: drawing.width ?? 0, height: drawing.height ?? 0, routes: routesOf(drawing) }
}

function routesOf(drawing: ElkNode): ReadonlyMap<string, Route> {
  return new Map(
    (drawing.edges ?? []).flatMap(({ id, sections }): [string, Route][] => {
      const [section] = sections ?? []
      return section ? [[id.slice(2), [section.startPoint, ...(section.bendPoints ?? []), section.endPoint]]] : []
    }),
  )
}
