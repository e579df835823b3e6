import { Box } from 'tldraw'
import type { Editor, TLShapeId, VecLike } from 'tldraw'
import { runsThrough } from './runsThrough.ts'

const STEP = 24
const MARGIN = 20
const RINGS = 60
/** Room between a box and an arrow that passes it, in canvas pixels. */
const BESIDE_ARROW = 8

/** What new things must not cover: everything but frames, which are there to be drawn in, and arrows. */
export function takenBoxes(editor: Editor): Box[] {
  return editor.getCurrentPageShapes().flatMap((shape) => {
    if (shape.type === 'frame' || shape.type === 'arrow' || shape.type === 'group') return []
    const bounds = editor.getShapePageBounds(shape)
    return bounds ? [bounds] : []
  })
}

/** The ways of the arrows, point by point, but for those that are about to go. */
export function takenWays(editor: Editor, going: readonly TLShapeId[] = []): VecLike[][] {
  return editor.getCurrentPageShapes().flatMap((shape) => {
    if (shape.type !== 'arrow' || going.includes(shape.id)) return []
    return [editor.getShapePageTransform(shape).applyToPoints(editor.getShapeGeometry(shape).vertices)]
  })
}

/**
 * Where a box of this size fits without covering anything or standing on an arrow, as near as can be to having its middle at `wanted`. Its top
 * left corner.
 */
export function freeSpot(
  size: { w: number; h: number },
  wanted: VecLike,
  taken: readonly Box[],
  ways: readonly (readonly VecLike[])[] = [],
): { x: number; y: number } {
  const start = { x: wanted.x - size.w / 2, y: wanted.y - size.h / 2 }
  const fits = (x: number, y: number): boolean => {
    const box = new Box(x - MARGIN, y - MARGIN, size.w + 2 * MARGIN, size.h + 2 * MARGIN)
    return !taken.some((other) => box.collides(other)) && !isOnWay({ x, y, ...size }, ways)
  }
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [x, y] of ringAround(start, ring)) if (fits(x, y)) return { x: Math.round(x), y: Math.round(y) }
  }
  // A board this full gets the new thing below everything.
  const bottom = Math.max(start.y, ...taken.map(({ maxY }) => maxY))
  return { x: Math.round(start.x), y: Math.round(bottom + MARGIN) }
}

function isOnWay(box: { x: number; y: number; w: number; h: number }, ways: readonly (readonly VecLike[])[]): boolean {
  const { x, y, w, h } = box
  const wide = { x: x - BESIDE_ARROW, y: y - BESIDE_ARROW, w: w + 2 * BESIDE_ARROW, h: h + 2 * BESIDE_ARROW }
  return ways.some((points) => points.some((point, i) => i > 0 && runsThrough(points[i - 1]!, point, wide)))
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
