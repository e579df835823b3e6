import { Box } from 'tldraw'
import type { Editor, VecLike } from 'tldraw'

const STEP = 24
const MARGIN = 20
const RINGS = 60

/** What new things must not cover: everything but frames, which are there to be drawn in, and arrows. */
export function takenBoxes(editor: Editor): Box[] {
  return editor.getCurrentPageShapes().flatMap((shape) => {
    if (shape.type === 'frame' || shape.type === 'arrow' || shape.type === 'group') return []
    const bounds = editor.getShapePageBounds(shape)
    return bounds ? [bounds] : []
  })
}

/** Where a box of this size fits without covering anything, as near as can be to having its middle at `wanted`. Its top left corner. */
export function freeSpot(size: { w: number; h: number }, wanted: VecLike, taken: readonly Box[]): { x: number; y: number } {
  const start = { x: wanted.x - size.w / 2, y: wanted.y - size.h / 2 }
  const fits = (x: number, y: number): boolean => {
    const box = new Box(x - MARGIN, y - MARGIN, size.w + 2 * MARGIN, size.h + 2 * MARGIN)
    return !taken.some((other) => box.collides(other))
  }
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [x, y] of ringAround(start, ring)) if (fits(x, y)) return { x: Math.round(x), y: Math.round(y) }
  }
  // A board this full gets the new thing below everything.
  const bottom = Math.max(start.y, ...taken.map(({ maxY }) => maxY))
  return { x: Math.round(start.x), y: Math.round(bottom + MARGIN) }
}

/** Places at one distance, the ones straight below and above first: boards read from left to right and have room there. */
function ringAround({ x, y }: { x: number; y: number }, ring: number): [x: number, y: number][] {
  if (ring === 0) return [[x, y]]
  const far = ring * STEP
  const places: [x: number, y: number][] = []
  for (let side = -ring; side <= ring; side++) {
    const off = side * STEP
    places.push([x + off, y + far], [x + off, y - far], [x + far, y + off], [x - far, y + off])
  }
  const distance = ([px, py]: [number, number]): number => Math.hypot((px - x) * 1.2, py - y)
  return places.toSorted((a, b) => distance(a) - distance(b))
}
