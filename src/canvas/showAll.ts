import { Box } from 'tldraw'
import type { Editor } from 'tldraw'
import type { Room } from './layInLayers.ts'

/** Screen pixels: what stays free around a drawing that was just placed, and for the tools below it. */
const INSET = 24
const ABOVE = 16
/** With the line of numbers that comes below the canvas a moment later. */
const TOOLBAR = 88
/** Smaller than this no name can be read: a drawing that would be is opened where it begins, this much larger. */
const LEGIBLE = 0.5
const READ_AT = 0.6
/** The buttons over the canvas, and the name of the outermost frame below them. */
const HEAD = 76
/** On a phone people pinch, and a part of a drawing says nothing there. */
const NARROW = 600

/** What of the screen a drawing can fill. A canvas that nobody sees has no size yet. */
export function roomOf(editor: Editor): Room | undefined {
  const { w, h } = editor.getViewportScreenBounds()
  const room = { w: w - 2 * INSET, h: h - 2 * INSET - ABOVE - TOOLBAR }
  return room.w > 0 && room.h > 0 ? room : undefined
}

/** Brings a drawing on the screen so that it can be read: the whole of it, or where it begins. */
export function showReadable(editor: Editor, bounds: Box, { immediate = false } = {}): void {
  const isLarge = fitting(editor, bounds) < LEGIBLE && editor.getViewportScreenBounds().w >= NARROW
  if (isLarge) showEntry(editor, bounds, immediate)
  else showAll(editor, bounds, { immediate })
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

/** What comes first stands above and to the left, what it leads to has the rest, and nothing of the screen lies beyond the drawing. */
function showEntry(editor: Editor, bounds: Box, immediate: boolean): void {
  const screen = editor.getViewportScreenBounds()
  const [w, h] = [screen.w / READ_AT, screen.h / READ_AT]
  const entry = entryOf(editor) ?? new Box(bounds.x, bounds.y, 0, 0)
  const start = (from: number, wanted: number, before: number, size: number, after: number, view: number): number =>
    Math.max(from - before, Math.min(wanted, from + size + after - view))
  const [inset, above, below] = [INSET, HEAD, TOOLBAR + INSET].map((pixels) => pixels / READ_AT) as [number, number, number]
  const x = start(bounds.x, entry.midX - w * 0.25, inset, bounds.w, inset, w)
  const y = start(bounds.y, entry.midY - h * 0.3, above, bounds.h, below, h)
  editor.zoomToBounds(new Box(x, y, w, h), { inset: 0, targetZoom: READ_AT, immediate })
}

/** The first component that nothing leads to and that leads somewhere. */
function entryOf(editor: Editor): Box | undefined {
  const first = editor.getCurrentPageShapesSorted().find((shape) => {
    if (shape.type !== 'node' && shape.type !== 'geo') return false
    const ends = editor.getBindingsToShape(shape, 'arrow').map(({ props }) => props.terminal)
    return ends.includes('start') && !ends.includes('end')
  })
  return first && editor.getShapePageBounds(first)
}
