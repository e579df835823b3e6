export interface Point {
  x: number
  y: number
}

interface Rectangle extends Point {
  w: number
  h: number
}

/** Does the straight line between two points run through a box? Touching its edge does not count. */
export function runsThrough(from: Point, to: Point, { x, y, w, h }: Rectangle): boolean {
  let [enter, leave] = [0, 1]
  for (const [start, length, low, high] of [
    [from.x, to.x - from.x, x, x + w],
    [from.y, to.y - from.y, y, y + h],
  ] as const) {
    if (length === 0) {
      if (start <= low || start >= high) return false
      continue
    }
    const [a, b] = [(low - start) / length, (high - start) / length]
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  }
  return enter < leave
}
