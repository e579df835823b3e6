import { createShapeId, toRichText } from 'tldraw'
import type { Editor, TLFrameShape, TLGeoShape, TLNoteShape, TLShapeId, TLTextShape } from 'tldraw'
import { withDistinctZones } from '#critique/graph/groups.ts'
import type { Graph, Node, Note, Zone } from '#critique/graph/graph.ts'
import { kindById } from '#critique/kinds/lookup.ts'
import { readLabels } from '#critique/graph/readLabels.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { drawEdge } from './drawEdge.ts'
import { layFromPlaces } from './layFromPlaces.ts'
import type { DrawnLayout } from './layFromPlaces.ts'
import { layoutGraph } from './layoutGraph.ts'
import type { Layout, Place } from './layoutGraph.ts'
import type { Placing } from './placing.ts'
import { roomOf, showReadable } from './showAll.ts'

const BESIDE = 160
const NOTE = 200
const NOTE_GAP = 24

/**
 * Draws a graph, where its own drawing has it or else laid out, to the right of what is there already. One undo step. Returns the ids of what
 * was drawn.
 */
export async function placeGraph(editor: Editor, given: Graph, how: Placing = {}): Promise<TLShapeId[]> {
  const graph = withDistinctZones(given)
  const read = await withKinds(graph)
  const layout = layFromPlaces(graph, how) ?? (await layoutGraph(read, roomOf(editor)))
  return editor.isDisposed ? [] : drawGraph(editor, graph, read, layout, how)
}

function drawGraph(editor: Editor, graph: Graph, read: Graph, layout: Layout | DrawnLayout, { plain = {} }: Placing): TLShapeId[] {
  editor.markHistoryStoppingPoint('place a graph')
  const there = editor.getCurrentPageBounds()
  const origin = there ? { x: there.maxX + BESIDE, y: there.minY } : { x: 0, y: 0 }
  const ids = new Map([...graph.zones, ...graph.nodes].map(({ id }) => [id, freeId(editor, id)]))
  const drawn: TLShapeId[] = []
  const withKind = new Map(read.nodes.map((node) => [node.id, node]))
  editor.run(() => {
    for (const zone of parentsFirst(graph.zones)) drawn.push(drawZone(editor, zone, layout.zones, ids, origin))
    for (const node of graph.nodes) {
      const draw = Object.hasOwn(plain, node.id) ? (plain[node.id] === 'words' ? drawWords : drawGuess) : drawNode
      drawn.push(draw(editor, draw === drawNode ? (withKind.get(node.id) ?? node) : node, layout.nodes, layout.zones, ids, origin))
    }
    for (const { id, from, to, kind, label, props, guessed } of graph.edges) {
      const [start, end] = [ids.get(from), ids.get(to)]
      const route = layout.routes?.get(id)?.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }))
      if (start && end)
        drawn.push(createShapeId(drawEdge(editor, { id, from: start, to: end, kind, label, props, isGuessed: guessed === true, route })))
    }
    const placed = 'notes' in layout ? layout.notes : new Map<string, Place>()
    for (const note of graph.notes) {
      const place = placed.get(note.id)
      if (place) drawn.push(drawRemark(editor, note, place, origin))
    }
    graph.notes
      .filter(({ id }) => !placed.has(id))
      .forEach((note, i) => {
        const at = { x: origin.x + i * (NOTE + NOTE_GAP), y: origin.y + layout.height + BESIDE / 2 }
        const id = freeId(editor, note.id)
        editor.createShape<TLNoteShape>({
          id,
          type: 'note',
          ...at,
          props: { richText: toRichText(note.text), size: 's', font: 'sans', color: 'yellow' },
        })
        drawn.push(id)
      })
  })
  editor.selectNone()
  const bounds = editor.getCurrentPageBounds()
  if (bounds) showReadable(editor, bounds)
  return drawn
}

/**
 * A box whose kind is not said gets the one that its words and its surroundings tell, as in a review. Most graphs say all their kinds, and what
 * reads labels is large: they do not wait for it.
 */
async function withKinds(graph: Graph): Promise<Graph> {
  if (graph.nodes.every(({ kind }) => kind !== undefined)) return graph
  const { infer } = await import('#critique/kinds/infer.ts')
  const told = readLabels(graph, infer)
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node.kind === undefined ? { ...node, kind: told.get(node.id)?.kind ?? 'unknown' } : node)),
  }
}

/** Words that lie on the page, as they lay on the drawing. */
function drawRemark(editor: Editor, { id: name, text }: Note, { x, y, w }: Place, origin: { x: number; y: number }): TLShapeId {
  const id = freeId(editor, name)
  editor.createShape<TLTextShape>({
    id,
    type: 'text',
    x: origin.x + x,
    y: origin.y + y,
    props: { richText: toRichText(text), size: 's', font: 'sans', autoSize: false, w: Math.max(120, w) },
  })
  return id
}

/** The graph's own id where it is free: findings and rulings name nodes by it. */
function freeId(editor: Editor, id: string): TLShapeId {
  const wanted = createShapeId(id)
  return /^[^\s\p{C}]{1,200}$/u.test(id) && !editor.getShape(wanted) ? wanted : createShapeId()
}

function parentsFirst(zones: readonly Zone[]): Zone[] {
  const parents = new Map(zones.map(({ id, parent }) => [id, parent]))
  const depth = (id: string): number => {
    let steps = 0
    for (let at = parents.get(id); at != null && steps < 64; at = parents.get(at)) steps++
    return steps
  }
  return zones.toSorted((a, b) => depth(a.id) - depth(b.id))
}

/** Shapes in a frame are placed in the frame's own space. */
function within(place: Place, outer: Place | undefined, origin: { x: number; y: number }): { x: number; y: number } {
  return outer ? { x: place.x - outer.x, y: place.y - outer.y } : { x: place.x + origin.x, y: place.y + origin.y }
}

type Places = ReadonlyMap<string, Place>
type Ids = ReadonlyMap<string, TLShapeId>

function drawZone(editor: Editor, zone: Zone, places: Places, ids: Ids, origin: { x: number; y: number }): TLShapeId {
  const id = ids.get(zone.id) ?? createShapeId()
  const place = places.get(zone.id) ?? { x: 0, y: 0, w: 280, h: 160 }
  const parent = zone.parent != null ? ids.get(zone.parent) : undefined
  const meta = {
    zoneKind: zone.kind,
    ...(zone.trust && { trust: zone.trust }),
    ...(zone.region && { region: zone.region }),
    ...(zone.props && { props: { ...zone.props } }),
  }
  editor.createShape<TLFrameShape>({
    id,
    type: 'frame',
    ...within(place, parent && zone.parent != null ? places.get(zone.parent) : undefined, origin),
    ...(parent && { parentId: parent }),
    meta,
    props: { w: place.w, h: place.h, name: zone.label || zone.trust || '' },
  })
  return id
}

type DrawBox = (editor: Editor, node: Node, places: Places, zones: Places, ids: Ids, origin: { x: number; y: number }) => TLShapeId

/** A box whose kind is a guess: the canvas says what it takes it for, and one click sets it right. */
const drawGuess: DrawBox = (editor, node, ...where) => drawPlain(editor, node, {}, ...where)
/** A box that somebody said is no component. */
const drawWords: DrawBox = (editor, node, ...where) => drawPlain(editor, node, { notComponent: true }, ...where)

function drawPlain(
  editor: Editor,
  { id: name, label, zone, props = {} }: Node,
  meta: { notComponent?: boolean },
  places: Places,
  zones: Places,
  ids: Ids,
  origin: { x: number; y: number },
): TLShapeId {
  const id = ids.get(name) ?? createShapeId()
  const place = places.get(name) ?? { x: 0, y: 0, w: 192, h: 72 }
  const parent = zone != null ? ids.get(zone) : undefined
  editor.createShape<TLGeoShape>({
    id,
    type: 'geo',
    ...within(place, parent && zone != null ? zones.get(zone) : undefined, origin),
    ...(parent && { parentId: parent }),
    meta: { ...meta, props: { ...props } },
    props: { geo: 'rectangle', w: place.w, h: place.h, richText: toRichText(label), size: 's', font: 'sans' },
  })
  return id
}

function drawNode(editor: Editor, node: Node, places: Places, zones: Places, ids: Ids, origin: { x: number; y: number }): TLShapeId {
  const id = ids.get(node.id) ?? createShapeId()
  const place = places.get(node.id) ?? { x: 0, y: 0, w: 192, h: 72 }
  const parent = node.zone != null ? ids.get(node.zone) : undefined
  const { planned, ...data } = node.props ?? {}
  const kind = node.kind ?? 'unknown'
  const label = node.label === kindById(kind)?.name ? '' : node.label
  editor.createShape<NodeShape>({
    id,
    type: 'node',
    ...within(place, parent && node.zone != null ? zones.get(node.zone) : undefined, origin),
    ...(parent && { parentId: parent }),
    props: {
      w: place.w,
      h: place.h,
      kind,
      label,
      roles: [...(node.roles ?? [])],
      data: data,
      ...(planned === true && { planned }),
    },
  })
  return id
}
