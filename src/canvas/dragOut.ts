import { getPointerInfo, onDragFromToolbarToCreateShape } from 'tldraw'
import type { Editor } from 'tldraw'
import { createShapeOfKind } from './insertNode.ts'

/** A hand trembles this much while it clicks, in screen pixels. */
const TREMBLE = 5

/**
 * Follows a press on a stencil. When it becomes a drag, the canvas takes over with the shape under the pointer; Escape puts it back, and the
 * whole is one undo step. Returns nothing: a press that stays where it is remains an ordinary click.
 */
export function followDrag(editor: Editor, kind: string, down: PointerEvent, onPlaced: () => void): void {
  const { clientX, clientY, pointerId } = down
  const stop = new AbortController()
  const { signal } = stop
  const onMove = (move: PointerEvent): void => {
    if (move.pointerId !== pointerId || Math.hypot(move.clientX - clientX, move.clientY - clientY) < TREMBLE) return
    stop.abort()
    startDrag(editor, kind, move, onPlaced)
  }
  const end = (event: PointerEvent): void => {
    if (event.pointerId === pointerId) stop.abort()
  }
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener('pointerup', end, { signal })
  window.addEventListener('pointercancel', end, { signal })
}

function startDrag(editor: Editor, kind: string, event: PointerEvent, onPlaced: () => void): void {
  const info = { type: 'pointer', target: 'canvas', ...getPointerInfo(editor, event) } as const
  editor.dispatch({ ...info, name: 'pointer_down' })
  onDragFromToolbarToCreateShape(
    editor,
    { ...info, name: 'pointer_down' },
    {
      createShape: (id) => createShapeOfKind(editor, id, kind, { x: 0, y: 0 }),
      onDragEnd: onPlaced,
      maskedToolId: 'select',
    },
  )
  editor.getContainer().focus()
  const stop = new AbortController()
  const release = (up: PointerEvent): void => {
    if (up.pointerId !== event.pointerId) return
    stop.abort()
    editor.dispatch({ type: 'pointer', target: 'canvas', name: 'pointer_up', ...getPointerInfo(editor, up) })
    // The click that a release over the palette would make is not one.
    window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
  }
  window.addEventListener('pointerup', release, { signal: stop.signal })
  window.addEventListener('pointercancel', release, { signal: stop.signal })
}
