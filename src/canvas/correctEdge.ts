import type { Editor, TLArrowShape } from 'tldraw'
import { toShapeId } from './graphIds.ts'

/** Says that a guessed arrow is right. */
export function confirmEdge(editor: Editor, id: string): void {
  editor.markHistoryStoppingPoint('confirm an arrow')
  confirm(editor, id)
}

/** Turns a guessed arrow round, which is as good as saying that it is right. */
export function turnEdge(editor: Editor, id: string): void {
  editor.markHistoryStoppingPoint('turn an arrow round')
  editor.run(() => {
    const bindings = editor.getBindingsFromShape(toShapeId(id), 'arrow')
    editor.updateBindings(
      bindings.map((binding) => ({
        ...binding,
        props: { ...binding.props, terminal: binding.props.terminal === 'start' ? 'end' : 'start' },
      })),
    )
    const shape = editor.getShape<TLArrowShape>(toShapeId(id))
    if (shape) editor.updateShape<TLArrowShape>({ id: shape.id, type: 'arrow', props: { bend: -shape.props.bend } })
    confirm(editor, id)
  })
}

/** Takes a guessed arrow off the board. */
export function declineEdge(editor: Editor, id: string): void {
  editor.markHistoryStoppingPoint('leave out an arrow')
  editor.deleteShape(toShapeId(id))
}

function confirm(editor: Editor, id: string): void {
  editor.updateShape<TLArrowShape>({ id: toShapeId(id), type: 'arrow', meta: { guessed: false } })
}
