import { useEffect } from 'react'
import { Box } from 'tldraw'
import type { VecLike } from 'tldraw'
import type { Board } from '#src/canvas/board.ts'

/** While a panel takes room from the canvas, the drawing stays in view; afterwards it is where it was, unless somebody moved it. */
export function useRoomForPanel(board: Board, open: boolean): void {
  useEffect(() => {
    const { editor } = board
    const before = editor.getCamera()
    if (!open) return
    editor.updateViewportScreenBounds(editor.getContainer())
    const drawn = editor.getCurrentPageBounds()
    if (!drawn || editor.getViewportPageBounds().contains(drawn)) return
    const screen = editor.getViewportScreenBounds()
    const zoom = Math.max(0.1, Math.min(1, (screen.w - 2 * INSET) / drawn.w, (screen.h - 2 * INSET - TOOLBAR) / drawn.h))
    editor.zoomToBounds(new Box(drawn.x, drawn.y, drawn.w, drawn.h + TOOLBAR / zoom), { inset: INSET, targetZoom: zoom, immediate: true })
    const after = editor.getCamera()
    return () => {
      if (isSame(editor.getCamera(), after)) editor.setCamera(before, { immediate: true })
    }
  }, [board, open])
}

/** The canvas' own tools stand over its lower edge. */
const TOOLBAR = 64
const INSET = 16

const isSame = (a: VecLike, b: VecLike): boolean => a.x === b.x && a.y === b.y && a.z === b.z
