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
    const room = new Box(drawn.x, drawn.y, drawn.w, drawn.h + TOOLBAR / editor.getZoomLevel())
    editor.zoomToBounds(room, { inset: 24, targetZoom: 1, immediate: true })
    const after = editor.getCamera()
    return () => {
      if (isSame(editor.getCamera(), after)) editor.setCamera(before, { immediate: true })
    }
  }, [board, open])
}

/** The canvas' own tools stand over its lower edge. */
const TOOLBAR = 64

const isSame = (a: VecLike, b: VecLike): boolean => a.x === b.x && a.y === b.y && a.z === b.z
