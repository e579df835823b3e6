import { createShapeId, toRichText } from 'tldraw'
import type { Editor, TLArrowShape, TLShapeId } from 'tldraw'
import type { EdgeKind, PropValue } from '#critique/graph/graph.ts'
import { headOf } from './EdgeShapeUtil.tsx'
import { toGraphId } from './graphIds.ts'

export interface EdgeDrawing {
  id?: string
  from: TLShapeId
  to: TLShapeId
  kind?: EdgeKind | undefined
  label?: string | undefined
  props?: Readonly<Record<string, PropValue>> | undefined
}

/** Room between two arrows that join the same two boxes, in canvas pixels. */
const BEND = 28

/** Draws an arrow that is bound at both ends. Returns the edge's id. The caller marks the undo step. */
export function drawEdge(editor: Editor, { id, from, to, kind, label = '', props }: EdgeDrawing): string {
  const shapeId = id === undefined || editor.getShape(createShapeId(id)) ? createShapeId() : createShapeId(id)
  const meta = { ...(kind && { kind }), ...(props && Object.keys(props).length > 0 && { props: { ...props } }) }
  const look: Partial<TLArrowShape['props']> = {
    dash: 'solid',
    size: 's',
    font: 'sans',
    color: 'black',
    arrowheadStart: 'none',
    arrowheadEnd: kind ? headOf(kind) : 'arrow',
    bend: parallelEdges(editor, from, to) * BEND,
    richText: toRichText(label),
  }
  editor.createShape<TLArrowShape>({ id: shapeId, type: 'arrow', meta, props: look })
  const bind = (terminal: 'start' | 'end', toId: TLShapeId) => ({
    type: 'arrow' as const,
    fromId: shapeId,
    toId,
    props: { terminal, normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: from === to, snap: 'none' as const },
  })
  editor.createBindings([bind('start', from), bind('end', to)])
  return toGraphId(shapeId)
}

/** How many arrows already join these two, either way. */
function parallelEdges(editor: Editor, from: TLShapeId, to: TLShapeId): number {
  if (from === to) return 3
  const arrowsOf = (shape: TLShapeId): Set<string> => new Set(editor.getBindingsToShape(shape, 'arrow').map(({ fromId }) => fromId))
  return [...arrowsOf(from)].filter((arrow) => arrowsOf(to).has(arrow)).length
}
