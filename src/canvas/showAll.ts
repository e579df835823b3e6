import { Box } from 'tldraw'
import type { Editor } from 'tldraw'
import type { Room } from './layInLayers.ts'

/** Screen pixels: what stays free around a drawing that was just placed, and for the tools below it. */
const INSET = 24
const ABOVE = 16
/** With the line of numbers that comes below the canvas a moment later. */
const TOOLBAR = 88

/** What of the screen a drawing can fill. A canvas that nobody sees has no size yet. */
export function roomOf(editor: Editor): Room | undefined {
  const { w, h } = editor.getViewportScreenBounds()
  const room = { w: w - 2 * INSET, h: h - 2 * INSET - ABOVE - TOOLBAR }
  return room.w > 0 && room.h > 0 ? room : undefined
}

/** Brings a drawing between the tools above and below, as large as it fits. */
export function showAll(editor: Editor, bounds: Box, { immediate = false } = {}): void {
  const zoom = Math.min(1, fitting(editor, bounds))
  const free = new Box(bounds.x, bounds.y - ABOVE / zoom, bounds.w, bounds.h + (ABOVE + TOOLBAR) / zoom)
  editor.zoomToBounds(free, { inset: INSET, targetZoom: zoom, immediate })
}

const fitting = (editor: Editor, bounds: { w: number; h: number }): number => {
  const room = roomOf(editor)
  return room ? Math.max(0.1, Math.min(room.w / bounds.w, room.h / bounds.h)) : 1
}
