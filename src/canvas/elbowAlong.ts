import type { Box, Editor, TLShapeId, VecLike } from 'tldraw'
import { ELBOW_LEG } from './EdgeShapeUtil.tsx'
import type { Route } from './layInColumns.ts'
import { runsThrough } from './runsThrough.ts'

/** An arrow of three parts along the axes: where on its boxes it begins and ends, and where between them it turns. */
export interface Elbow {
  start: VecLike
  end: VecLike
  /** Between the two boxes, 0 to 1. */
  middle: number
  /** Components that it runs through. */
  hits: number
}

/**
 * The elbow that keeps nearest to a route: with its ends, and its turn in one of its lanes. undefined where the route leaves and arrives along
 * different axes, or where the boxes leave no room between them.
 */
export function elbowAlong(editor: Editor, from: TLShapeId, to: TLShapeId, route: Route, others: readonly Box[]): Elbow | undefined {
  const [a, b] = [editor.getShapePageBounds(from), editor.getShapePageBounds(to)]
  const [first, second, beforeLast, last] = [route[0], route[1], route.at(-2), route.at(-1)]
  if (!a || !b || !first || !second || !beforeLast || !last) return undefined
  const isAcross = isLevel(first, second)
  if (isLevel(beforeLast, last) !== isAcross) return undefined
  const gap = isAcross ? gapBetween(a.minX, a.maxX, b.minX, b.maxX) : gapBetween(a.minY, a.maxY, b.minY, b.maxY)
  if (!gap) return undefined
  const along = ({ x, y }: VecLike): number => (isAcross ? x : y)
  const ends = { start: anchor(a, first), end: anchor(b, last) }
  const lanes = [...new Set(route.slice(1, -1).map(along)), (gap[0] + gap[1]) / 2]
  let best: Elbow | undefined
  for (const lane of lanes) {
    const middle = Math.max(0, Math.min(1, gap[0] === gap[1] ? 0.5 : (lane - gap[0]) / (gap[1] - gap[0])))
    const turn = gap[0] + middle * (gap[1] - gap[0])
    const corners = isAcross
      ? [first, { x: turn, y: first.y }, { x: turn, y: last.y }, last]
      : [first, { x: first.x, y: turn }, { x: last.x, y: turn }, last]
    const hits = others.filter((box) => corners.some((corner, i) => i > 0 && runsThrough(corners[i - 1]!, corner, box))).length
    if (!best || hits < best.hits) best = { ...ends, middle, hits }
    if (hits === 0) break
  }
  return best
}

const isLevel = (a: VecLike, b: VecLike): boolean => Math.abs(a.y - b.y) < 0.5

/** Where the turn may be: a leg's length off either box. */
function gapBetween(minA: number, maxA: number, minB: number, maxB: number): [number, number] | undefined {
  if (minB - maxA > 2 * ELBOW_LEG) return [maxA + ELBOW_LEG, minB - ELBOW_LEG]
  if (minA - maxB > 2 * ELBOW_LEG) return [minA - ELBOW_LEG, maxB + ELBOW_LEG]
  return undefined
}

const anchor = ({ x, y, w, h }: Box, point: VecLike): VecLike => ({
  x: Math.max(0, Math.min(1, (point.x - x) / w)),
  y: Math.max(0, Math.min(1, (point.y - y) / h)),
})
