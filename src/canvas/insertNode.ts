import { Box, createShapeId } from 'tldraw'
import type { Editor, TLFrameShape, TLShape, TLShapeId, VecLike } from 'tldraw'
import { kindById } from '#critique/kinds/lookup.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { drawEdge } from './drawEdge.ts'
import { freeSpot, takenBoxes } from './freeSpot.ts'
import { NODE_SIZE } from './NodeShapeUtil.tsx'

const ZONE_SIZE = { w: 480, h: 320 }
/** Between a node and the one that it was wired to. */
const GAP = 104

/** Kinds that are drawn as a frame, and what the frame then says of itself. */
const zoneKinds: Readonly<Record<string, { zoneKind: string; name: string }>> = {
  trust_boundary: { zoneKind: 'trust', name: 'Trust boundary' },
  tenant_boundary: { zoneKind: 'tenant', name: 'Tenant' },
  region_boundary: { zoneKind: 'region', name: 'Region' },
}

export const isZoneKind = (kind: string): boolean => kindById(kind)?.traits.includes('zone_only') ?? false

/** Places one stencil where there is room, wired to the selected node. One undo step. Returns the shape's id. */
export function insertNode(editor: Editor, kind: string): TLShapeId {
  editor.markHistoryStoppingPoint(`insert ${kind}`)
  let id = createShapeId()
  editor.run(() => {
    id = isZoneKind(kind) ? insertZone(editor, kind) : insertWired(editor, kind)
  })
  return id
}

function insertWired(editor: Editor, kind: string): TLShapeId {
  const selected = selectedNode(editor)
  const id = createNode(editor, kind, placeFor(editor, selected))
  if (selected) {
    joinSameFrame(editor, id, selected)
    const [from, to] = comesBefore(kind, selected.props.kind) ? [id, selected.id] : [selected.id, id]
    drawEdge(editor, { from, to })
  }
  editor.setCurrentTool('select')
  editor.select(id)
  moveIntoView(editor, id)
  return id
}

function insertZone(editor: Editor, kind: string): TLShapeId {
  const id = createShapeId()
  const { x, y } = freeSpot(ZONE_SIZE, editor.getViewportPageBounds().center, takenBoxes(editor))
  createShapeOfKind(editor, id, kind, { x, y })
  editor.setCurrentTool('select')
  editor.select(id)
  bringIntoView(editor, id)
  return id
}

/** What a stencil becomes on the board: a card, or a frame. */
export function createShapeOfKind(editor: Editor, id: TLShapeId, kind: string, at: VecLike): void {
  const zone = zoneKinds[kind]
  const place = { id, x: at.x, y: at.y }
  if (zone)
    editor.createShape<TLFrameShape>({
      ...place,
      type: 'frame',
      meta: { zoneKind: zone.zoneKind },
      props: { ...ZONE_SIZE, name: zone.name },
    })
  else editor.createShape<NodeShape>({ ...place, type: 'node', props: { ...NODE_SIZE, kind, label: '' } })
}

function createNode(editor: Editor, kind: string, wanted: VecLike): TLShapeId {
  const id = createShapeId()
  createShapeOfKind(editor, id, kind, freeSpot(NODE_SIZE, wanted, takenBoxes(editor)))
  return id
}

function placeFor(editor: Editor, selected: NodeShape | undefined): VecLike {
  const bounds = selected && editor.getShapePageBounds(selected)
  if (!bounds) return editor.getViewportPageBounds().center
  return { x: bounds.maxX + GAP + NODE_SIZE.w / 2, y: bounds.center.y }
}

/** The one selected node, or the node that the one selected edge leads to. */
export function selectedNode(editor: Editor): NodeShape | undefined {
  const shape = editor.getOnlySelectedShape()
  return shape?.type === 'node' ? shape : undefined
}

/** Does this kind usually stand before that one? Then the arrow goes the other way. */
function comesBefore(kind: string, other: string): boolean {
  const usual = kindById(kind)
  if (!usual) return false
  return usual.typicalOut.includes(other) && !usual.typicalIn.includes(other)
}

function joinSameFrame(editor: Editor, id: TLShapeId, neighbour: TLShape): void {
  const frame = editor.getShape(neighbour.parentId)
  const bounds = editor.getShapePageBounds(id)
  const room = frame?.type === 'frame' ? editor.getShapePageBounds(frame) : undefined
  if (frame && bounds && room?.contains(bounds)) editor.reparentShapes([id], frame.id)
}

/** Screen pixels: what stays free beside what was just placed, and what the tools below cover. */
const BESIDE_VIEW = 48
const TOOLS = 64
const BELOW_VIEW = BESIDE_VIEW + TOOLS

/** Moves the camera no further than it must: what it was wired to stays in sight. */
function moveIntoView(editor: Editor, id: TLShapeId): void {
  const shape = editor.getShapePageBounds(id)
  const view = editor.getViewportPageBounds()
  if (!shape || inSight(editor).contains(shape)) return
  const zoom = editor.getZoomLevel()
  const x = stepTo(shape.minX, shape.maxX, view.minX + BESIDE_VIEW / zoom, view.maxX - BESIDE_VIEW / zoom)
  const y = stepTo(shape.minY, shape.maxY, view.minY + BESIDE_VIEW / zoom, view.maxY - BELOW_VIEW / zoom)
  const duration = editor.user.getAnimationSpeed() === 0 ? 0 : 180
  editor.centerOnPoint({ x: view.center.x + x, y: view.center.y + y }, { animation: { duration } })
}

/** The part of the board on the screen that the tools below do not cover. */
function inSight(editor: Editor): Box {
  const { x, y, w, h } = editor.getViewportPageBounds()
  return new Box(x, y, w, Math.max(1, h - TOOLS / editor.getZoomLevel()))
}

/** How far a window has to move so that it holds a span. */
const stepTo = (from: number, to: number, start: number, end: number): number =>
  from < start ? from - start : to > end ? Math.min(to - end, from - start) : 0

/** Moves the camera only when the shape would not be seen. */
export function bringIntoView(editor: Editor, ...ids: TLShapeId[]): void {
  const boxes = ids.flatMap((id) => editor.getShapePageBounds(id) ?? [])
  const [first, ...others] = boxes
  if (!first) return
  const all = others.reduce((sum, box) => sum.clone().union(box), first.clone())
  const view = inSight(editor)
  if (view.contains(all)) return
  const animation = { duration: editor.user.getAnimationSpeed() === 0 ? 0 : 180 }
  if (all.w < view.w * 0.85 && all.h < view.h * 0.85)
    editor.centerOnPoint({ x: all.center.x, y: all.center.y + TOOLS / editor.getZoomLevel() / 2 }, { animation })
  else editor.zoomToBounds(all, { inset: 64, targetZoom: 1, animation })
}
