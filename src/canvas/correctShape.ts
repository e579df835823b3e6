import type { Editor } from 'tldraw'
import { kindById } from '#critique/kinds/lookup.ts'
import type { NodeShape } from '#server/records/nodeShape.ts'
import { toGraphId, toShapeId } from './graphIds.ts'
import { NODE_SIZE } from './NodeShapeUtil.tsx'

/** Graph id of the plain box that is selected alone; null where something else is, or nothing. */
export function plainShapeSelected(editor: Editor): string | null {
  const shape = editor.getOnlySelectedShape()
  return shape?.type === 'geo' ? toGraphId(shape.id) : null
}

/** Says what a plain box is; its drawing stays. */
export function correctKind(editor: Editor, id: string, kind: string): void {
  change(editor, id, { kind, notComponent: false })
}

/** Says that a plain box is only a drawing. */
export function declineComponent(editor: Editor, id: string): void {
  change(editor, id, { kind: null, notComponent: true })
}

function change(editor: Editor, id: string, meta: { kind: string | null; notComponent: boolean }): void {
  editor.markHistoryStoppingPoint('correct a shape')
  editor.updateShape({ id: toShapeId(id), type: 'geo', meta })
}

/** Puts a stencil in the place of a plain box: same name, same middle, and its arrows now end on the stencil. Returns the new shape's graph id. */
export function convertToStencil(editor: Editor, id: string, kind: string): void {
  const shape = editor.getShape(toShapeId(id))
  if (shape?.type !== 'geo') return
  editor.markHistoryStoppingPoint('convert to stencil')
  editor.run(() => {
    const words = (editor.getShapeUtil(shape).getText(shape) ?? '').trim()
    const label = words.toLowerCase() === kindById(kind)?.name.toLowerCase() ? '' : words
    const w = Math.max(NODE_SIZE.w, Math.min(shape.props.w, 320))
    const h = Math.max(NODE_SIZE.h, Math.min(shape.props.h, 120))
    const bindings = editor.getBindingsToShape(shape, 'arrow')
    // The same id cannot change its type, so the box goes and its arrows are tied anew.
    const next = toShapeId(`${id}-${kind}`)
    editor.createShape<NodeShape>({
      id: next,
      type: 'node',
      x: shape.x + (shape.props.w - w) / 2,
      y: shape.y + (shape.props.h - h) / 2,
      parentId: shape.parentId,
      props: { w, h, kind, label, data: (shape.meta.props ?? {}) as NodeShape['props']['data'] },
    })
    editor.createBindings(bindings.map(({ fromId, props }) => ({ type: 'arrow', fromId, toId: next, props })))
    editor.deleteShape(shape.id)
    editor.select(next)
  })
}
