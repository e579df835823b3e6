import { Vec } from 'tldraw'
import type { Box, Editor, TLShape, TLShapeId, VecLike } from 'tldraw'
import { createShapeId } from 'tldraw'
import type { Fix } from '#critique/finding.ts'
import { EdgeKind, PropValue } from '#critique/graph/graph.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { drawEdge } from './drawEdge.ts'
import { updateEdges, updateNodes } from './editGraph.ts'
import { freeSpot, takenBoxes, takenWays } from './freeSpot.ts'
import { toGraphId, toShapeId } from './graphIds.ts'
import { bringIntoView } from './insertNode.ts'
import { NODE_SIZE } from './NodeShapeUtil.tsx'

/**
 * Draws what a fix says: new nodes near what they are joined to, without covering anything; edges; properties. One undo step.
 * @param state takes the requirements (`on: "board"`), which are not part of the drawing but of the step
 */
export function applyFix(editor: Editor, fix: Fix, state: (stated: Readonly<Record<string, unknown>>) => void): void {
  editor.markHistoryStoppingPoint('apply a fix')
  const ids = new Map<string, TLShapeId>()
  const idOf = (ref: string): TLShapeId => ids.get(ref) ?? toShapeId(ref)
  editor.run(() => {
    for (const node of fix.addNodes) ids.set(node.ref, addNode(editor, node, fix, idOf))
    editor.deleteShapes(fix.removeEdges.map(toShapeId).filter((id) => editor.getShape(id)))
    for (const { from, to, kind, label, props } of fix.addEdges) {
      if (!editor.getShape(idOf(from)) || !editor.getShape(idOf(to))) continue
      const said = EdgeKind.safeParse(kind)
      drawEdge(editor, { from: idOf(from), to: idOf(to), label, kind: said.success ? said.data : undefined, props: readProps(props ?? {}) })
    }
    for (const { on, prop, value } of fix.setProps) {
      if (on !== 'board') setProp(editor, idOf(on), prop, value)
    }
    state(Object.fromEntries(fix.setProps.flatMap(({ on, prop, value }) => (on === 'board' ? [[prop, value]] : []))))
  })
  const added = [...ids.values()]
  if (added.length > 0) {
    editor.select(...added)
    bringIntoView(editor, ...added)
  }
}

function addNode(editor: Editor, node: Fix['addNodes'][number], fix: Fix, idOf: (ref: string) => TLShapeId): TLShapeId {
  const neighbours = neighboursOf(editor, node.ref, fix, idOf)
  const id = createShapeId()
  const ways = takenWays(editor, fix.removeEdges.map(toShapeId))
  const home = node.zone === undefined ? undefined : toShapeId(node.zone)
  const at = freeSpot(NODE_SIZE, placeBeside(editor, neighbours), [...takenBoxes(editor), ...strangeFrames(editor, neighbours, home)], ways)
  editor.createShape<NodeShape>({ id, type: 'node', ...at, props: { ...NODE_SIZE, kind: node.kind, label: node.label } })
  const frame = node.zone === undefined ? sharedFrame(editor, neighbours) : editor.getShape(toShapeId(node.zone))
  if (frame?.type === 'frame') moveInto(editor, id, frame, ways)
  return id
}

/** Frames that hold neither a neighbour nor the new node: it must not come to lie in them, or half in them. */
function strangeFrames(editor: Editor, neighbours: readonly TLShape[], home: TLShapeId | undefined): Box[] {
  const known = new Set([...neighbours.map(({ id }) => id), ...(home ? [home] : [])])
  const around = new Set([...known].flatMap((id) => editor.getShapeAncestors(id).map((ancestor) => ancestor.id)))
  return editor.getCurrentPageShapes().flatMap((shape) => {
    if (shape.type !== 'frame' || known.has(shape.id) || around.has(shape.id)) return []
    return editor.getShapePageBounds(shape) ?? []
  })
}

function neighboursOf(editor: Editor, ref: string, fix: Fix, idOf: (ref: string) => TLShapeId): TLShape[] {
  const joined = fix.addEdges.flatMap(({ from, to }) => (from === ref ? [to] : to === ref ? [from] : []))
  const shapes = joined.flatMap((other) => editor.getShape(idOf(other)) ?? [])
  return [...new Map(shapes.map((shape) => [shape.id, shape])).values()]
}

/** Between those that it joins; to the right of a single one. */
function placeBeside(editor: Editor, neighbours: readonly TLShape[]): Vec {
  const boxes = neighbours.flatMap((shape) => editor.getShapePageBounds(shape) ?? [])
  const [only] = boxes
  if (!only) return editor.getViewportPageBounds().center
  if (boxes.length === 1) return new Vec(only.maxX + NODE_SIZE.w, only.center.y)
  return Vec.Average(boxes.map(({ center }) => center))
}

function sharedFrame(editor: Editor, neighbours: readonly TLShape[]): TLShape | undefined {
  const [first] = neighbours
  if (!first || neighbours.some(({ parentId }) => parentId !== first.parentId)) return undefined
  return editor.getShape(first.parentId)
}

const FRAME_MARGIN = 32

/** Into the frame without moving; the frame grows to the right and below where it has to. */
function moveInto(editor: Editor, id: TLShapeId, frame: Extract<TLShape, { type: 'frame' }>, ways: VecLike[][]): void {
  const room = editor.getShapePageBounds(frame)
  const box = editor.getShapePageBounds(id)
  if (!room || !box) return
  if (box.minX < room.minX || box.minY < room.minY) {
    const at = freeSpot(
      NODE_SIZE,
      { x: room.maxX + NODE_SIZE.w / 2, y: room.center.y },
      takenBoxes(editor).filter((taken) => !taken.equals(box)),
      ways,
    )
    editor.updateShape({ id, type: 'node', ...at })
    box.x = at.x
    box.y = at.y
  }
  const w = Math.max(room.w, box.maxX + FRAME_MARGIN - room.minX)
  const h = Math.max(room.h, box.maxY + FRAME_MARGIN - room.minY)
  if (w !== room.w || h !== room.h) editor.updateShape({ id: frame.id, type: 'frame', props: { w, h } })
  editor.reparentShapes([id], frame.id)
}

function setProp(editor: Editor, id: TLShapeId, prop: string, raw: unknown): void {
  const shape = editor.getShape(id)
  const value = PropValue.safeParse(raw)
  if (!shape || !value.success) return
  const ids = [toGraphId(id)]
  if (shape.type !== 'arrow')
    updateNodes(editor, ids, prop === 'planned' ? { planned: value.data === true } : { props: { [prop]: value.data } })
  else if (prop === 'kind') updateEdges(editor, ids, { kind: EdgeKind.safeParse(raw).data ?? null })
  else updateEdges(editor, ids, { props: { [prop]: value.data } })
}

function readProps(raw: Readonly<Record<string, unknown>>): Record<string, PropValue> {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => {
      const parsed = PropValue.safeParse(value)
      return parsed.success ? [[name, parsed.data] as const] : []
    }),
  )
}
