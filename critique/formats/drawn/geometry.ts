import { areaOf, distanceTo, middleOf } from '../tldrawShapes.ts'
import type { Bounds, Point } from '../tldrawShapes.ts'

/** Coordinates beyond this are damage, not drawing. */
const FARTHEST = 1e7

export const coordinate = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(-FARTHEST, Math.min(FARTHEST, value)) : 0

/** The upright rectangle of a place and a size, also where the size is negative. */
export function rectangle(x: number, y: number, w: number, h: number): Bounds {
  return { left: Math.min(x, x + w), top: Math.min(y, y + h), right: Math.max(x, x + w), bottom: Math.max(y, y + h) }
}

/** A rectangle turned about its middle, as the upright rectangle around it. */
export function turned(bounds: Bounds, angle: number): Bounds {
  if (angle === 0) return bounds
  const corners = [
    { x: bounds.left, y: bounds.top },
    { x: bounds.right, y: bounds.top },
    { x: bounds.right, y: bounds.bottom },
    { x: bounds.left, y: bounds.bottom },
  ].map((corner) => turnedAbout(corner, middleOf(bounds), angle))
  return around(corners)
}

export function turnedAbout(point: Point, middle: Point, angle: number): Point {
  if (angle === 0) return point
  const [x, y] = [point.x - middle.x, point.y - middle.y]
  return { x: middle.x + x * Math.cos(angle) - y * Math.sin(angle), y: middle.y + x * Math.sin(angle) + y * Math.cos(angle) }
}

export function around(points: readonly Point[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const { x, y } of points) {
    bounds.left = Math.min(bounds.left, x)
    bounds.top = Math.min(bounds.top, y)
    bounds.right = Math.max(bounds.right, x)
    bounds.bottom = Math.max(bounds.bottom, y)
  }
  return points.length > 0 ? bounds : { left: 0, top: 0, right: 0, bottom: 0 }
}

export const union = (all: readonly Bounds[]): Bounds =>
  around(
    all.flatMap(({ left, top, right, bottom }) => [
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
  )

/** Whether one rectangle lies in another, give or take a hand's unsteadiness. */
export function holds(outer: Bounds, inner: Bounds, slack = 4): boolean {
  return (
    inner.left >= outer.left - slack &&
    inner.top >= outer.top - slack &&
    inner.right <= outer.right + slack &&
    inner.bottom <= outer.bottom + slack &&
    areaOf(outer) > areaOf(inner)
  )
}

/** How far a point is from a line of several parts. */
export function distanceToPath(path: readonly Point[], point: Point): number {
  let nearest = Infinity
  for (let i = 1; i < path.length; i++) nearest = Math.min(nearest, distanceToPart(path[i - 1]!, path[i]!, point))
  return nearest
}

function distanceToPart(a: Point, b: Point, { x, y }: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length))
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy)
}

/** Where a line from `from` through `to` would meet a rectangle beyond `to`: the way left to go, or Infinity. */
export function wayTo(bounds: Bounds, from: Point, to: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return distanceTo(bounds, to)
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  let [near, far] = [0, Infinity]
  for (const [at, step, low, high] of [
    [to.x, dx, bounds.left, bounds.right],
    [to.y, dy, bounds.top, bounds.bottom],
  ] as const) {
    if (Math.abs(step) < 1e-9) {
      if (at < low || at > high) return Infinity
    } else {
      const [a, b] = [(low - at) / step, (high - at) / step]
      near = Math.max(near, Math.min(a, b))
      far = Math.min(far, Math.max(a, b))
    }
  }
  return near <= far ? near : Infinity
}
