import { createShapeId, toRichText } from 'tldraw'
import type { Box, Editor, TLArrowShape, TLShapeId, VecLike } from 'tldraw'
import type { EdgeKind, PropValue } from '#critique/graph/graph.ts'
import { headOf } from './EdgeShapeUtil.tsx'
import { elbowAlong } from './elbowAlong.ts'
import { toGraphId } from './graphIds.ts'
import type { Route } from './layInColumns.ts'

export interface EdgeDrawing {
  id?: string
  from: TLShapeId
  to: TLShapeId
  kind?: EdgeKind | undefined
  label?: string | undefined
  props?: Readonly<Record<string, PropValue>> | undefined
  /** Nobody said yet that it is right. */
  isGuessed?: boolean
  /** The way round what stands between, where a layout found one: corners in page space. */
  route?: Route | undefined
}

/** Room between two arrows that join the same two boxes, in canvas pixels. */
const BEND = 28

/** Draws an arrow that is bound at both ends. Returns the edge's id. The caller marks the undo step. */
export function drawEdge(editor: Editor, { id, from, to, kind, label = '', props, isGuessed, route }: EdgeDrawing): string {
  const shapeId = id === undefined || editor.getShape(createShapeId(id)) ? createShapeId() : createShapeId(id)
  const meta = {
    ...(kind && { kind }),
    ...(isGuessed && { guessed: true }),
    ...(props && Object.keys(props).length > 0 && { props: { ...props } }),
  }
  const look: Partial<TLArrowShape['props']> = {
    dash: 'solid',
    size: 's',
    font: 'sans',
    color: 'black',
    arrowheadStart: 'none',
    arrowheadEnd: kind ? headOf(kind) : 'arrow',
    richText: toRichText(label),
  }
  const others = othersThan(editor, from, to)
  const bent = bendAround(editor, from, to, others)
  const elbow = route && elbowAlong(editor, from, to, route, others)
  const isElbow = elbow !== undefined && elbow.hits <= bent.hits
  const way: Partial<TLArrowShape['props']> = isElbow ? { kind: 'elbow', elbowMidPoint: elbow.middle } : { bend: bent.bend }
  editor.createShape<TLArrowShape>({ id: shapeId, type: 'arrow', meta, props: { ...look, ...way } })
  const bind = (terminal: 'start' | 'end', toId: TLShapeId) => ({
    type: 'arrow' as const,
    fromId: shapeId,
    toId,
    props: isElbow
      ? { terminal, normalizedAnchor: elbow[terminal], isExact: false, isPrecise: true, snap: 'edge-point' as const }
      : { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: from === to, snap: 'none' as const },
  })
  editor.createBindings([bind('start', from), bind('end', to)])
  return toGraphId(shapeId)
}

/** How many arrows already join these two, either way. */
function parallelEdges(editor: Editor, from: TLShapeId, to: TLShapeId): number {
  const arrowsOf = (shape: TLShapeId): Set<string> => new Set(editor.getBindingsToShape(shape, 'arrow').map(({ fromId }) => fromId))
  return [...arrowsOf(from)].filter((arrow) => arrowsOf(to).has(arrow)).length
}

const SELF_BEND = 3 * BEND
/** Bends to try, in canvas pixels, the gentle ones first. */
const BENDS = [0, 40, -40, 80, -80, 105, -105, 125, -125, 150, -150, 190, -190]
const SAMPLES = 24

/** What else stands on the page, as an arrow between these two must see it. */
function othersThan(editor: Editor, from: TLShapeId, to: TLShapeId): Box[] {
  return editor.getCurrentPageShapes().flatMap((shape) => {
    const bounds = shape.type === 'node' && shape.id !== from && shape.id !== to ? editor.getShapePageBounds(shape) : undefined
    return bounds ? [bounds] : []
  })
}

/** A bend that keeps off the arrow beside it and runs through no other component, or through as few as can be. */
function bendAround(editor: Editor, from: TLShapeId, to: TLShapeId, others: readonly Box[]): { bend: number; hits: number } {
  if (from === to) return { bend: SELF_BEND, hits: 0 }
  const start = editor.getShapePageBounds(from)?.center
  const end = editor.getShapePageBounds(to)?.center
  if (!start || !end) return { bend: 0, hits: 0 }
  const usual = parallelEdges(editor, from, to) * BEND
  const crossed = (bend: number): number => others.filter((box) => arc(start, end, bend).some((point) => box.containsPoint(point))).length
  let best = { bend: usual, hits: crossed(usual) }
  for (const offset of BENDS) {
    if (best.hits === 0) break
    const hits = crossed(usual + offset)
    if (hits < best.hits) best = { bend: usual + offset, hits }
  }
  return best
}

/** How far an arc lies beside its chord, a share `t` of the way along: part of a circle, as long as it is less than half of one. */
function bulge(t: number, length: number, bend: number): number {
  const high = Math.abs(bend)
  if (high < 1 || high > length / 2) return 4 * t * (1 - t) * bend
  const radius = (length * length) / (8 * high) + high / 2
  return Math.sign(bend) * (Math.sqrt(Math.max(0, radius * radius - (length * (t - 0.5)) ** 2)) - radius + high)
}

/** Points on the way, near enough to the circle that is drawn. A positive bend lies to the left of the direction. */
function arc(start: VecLike, end: VecLike, bend: number): VecLike[] {
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(dx, dy) || 1
  return Array.from({ length: SAMPLES }, (_, i) => {
    const t = (i + 1) / (SAMPLES + 1)
    const out = bulge(t, length, bend)
    return { x: start.x + dx * t + (dy / length) * out, y: start.y + dy * t - (dx / length) * out }
  })
}
