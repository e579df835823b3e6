import { distanceTo } from '../tldrawShapes.ts'
import type { Bounds, Point } from '../tldrawShapes.ts'

const CELL = 256
/** What covers more cells is looked at every time: there are few such shapes, and none is worth thousands of entries. */
const MOST_CELLS = 64

/** Finds what lies near a point without looking at everything. Order is the order of entry. */
export class Grid<Item extends { bounds: Bounds }> {
  readonly #cells = new Map<string, number[]>()
  readonly #large: number[] = []
  readonly #items: readonly Item[]

  constructor(items: readonly Item[]) {
    this.#items = items
    items.forEach(({ bounds }, i) => {
      const keys = keysOf(bounds)
      if (!keys) this.#large.push(i)
      for (const key of keys ?? []) {
        const cell = this.#cells.get(key)
        if (cell) cell.push(i)
        else this.#cells.set(key, [i])
      }
    })
  }

  near(point: Point, reach: number): Item[] {
    const keys = keysOf({ left: point.x - reach, top: point.y - reach, right: point.x + reach, bottom: point.y + reach }) ?? []
    const found = new Set([...this.#large, ...keys.flatMap((key) => this.#cells.get(key) ?? [])])
    return [...found]
      .toSorted((a, b) => a - b)
      .map((i) => this.#items[i]!)
      .filter(({ bounds }) => distanceTo(bounds, point) <= reach)
  }
}

function keysOf({ left, top, right, bottom }: Bounds): string[] | undefined {
  const [x1, y1, x2, y2] = [left, top, right, bottom].map((value) => Math.floor(value / CELL)) as [number, number, number, number]
  if ((x2 - x1 + 1) * (y2 - y1 + 1) > MOST_CELLS) return undefined
  const keys: string[] = []
  for (let x = x1; x <= x2; x++) for (let y = y1; y <= y2; y++) keys.push(`${x} ${y}`)
  return keys
}
