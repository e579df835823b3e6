import { gapBetween } from '../tldrawShapes.ts'
import type { Bounds } from '../tldrawShapes.ts'
import { holds } from './geometry.ts'

interface Item {
  id: string
  label: string
  bounds: Bounds
}

const TITLE = /^\W*(?:legend|legende|légende|leyenda|leggenda|key|图例|凡例|범례|условные обозначения)\W*$/iu
/** What explains a sign stands this near to the title or to the sign before it. */
const NEAR = 40
const MOST = 30

/**
 * The boxes that only show what a colour or a shape means: those that no arrow joins, beside a title that says so or in a frame of that name. They
 * look like components and are none.
 */
export function legendOf(loose: readonly Item[], titles: readonly Item[]): ReadonlySet<string> {
  const found = new Map<string, Bounds>()
  const take = ({ id, bounds }: Item): void => void found.set(id, bounds)
  for (const title of titles.filter(({ label }) => TITLE.test(label))) {
    const held = loose.filter(({ id, bounds }) => id !== title.id && holds(title.bounds, bounds))
    held.forEach(take)
    if (held.length > 0) continue
    let edge: readonly Bounds[] = [title.bounds]
    while (edge.length > 0 && found.size < MOST) {
      const next = loose.filter(
        ({ id, bounds }) => id !== title.id && !found.has(id) && edge.some((one) => gapBetween(one, bounds) <= NEAR),
      )
      next.forEach(take)
      edge = next.map(({ bounds }) => bounds)
    }
  }
  return new Set(found.keys())
}
