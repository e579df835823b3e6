/** What must be up for a part to answer: itself, all of some, and at least one of each group. */
export interface Need<Part> {
  /** Chance that the part itself is up; undefined for what has no figure, which counts as up. */
  up: number | undefined
  all: readonly Part[]
  anyOf: readonly (readonly Part[])[]
}

/** Decision diagrams with more nodes than this are given up. */
const MOST_DECISIONS = 20_000

/**
 * Chance that a part answers, exactly, when parts fail independently of each other: a part that several branches share fails for all
 * of them at once. What is needed in any case is a plain product; the rest goes through a binary decision diagram. `undefined` where
 * that would grow too large. Calls must not go in circles.
 */
export function chanceOfAnswer<Part>(start: Part, needOf: (part: Part) => Need<Part>): number | undefined {
  const sure = new Map<Part, number>()
  const groups: (readonly Part[])[] = []
  const queue = [start]
  const seen = new Set(queue)
  for (const part of queue) {
    const { up, all, anyOf } = needOf(part)
    if (up !== undefined) sure.set(part, up)
    groups.push(...anyOf)
    for (const next of all) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  const product = [...sure.values()].reduce((chance, up) => chance * up, 1)
  if (groups.length === 0) return product
  const diagram = new Diagram()
  const levels = new Map<Part, number>()
  const known = new Map<Part, number>()
  try {
    const both = groups.reduce((sum, group) => diagram.and(sum, either(group)), TRUE)
    return product * diagram.chance(both)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }

  function either(group: readonly Part[]): number {
    return group.reduce((sum, part) => diagram.or(sum, answer(part)), FALSE)
  }

  function answer(part: Part): number {
    const before = known.get(part)
    if (before !== undefined) return before
    const { up, all, anyOf } = needOf(part)
    let found = TRUE
    for (const next of all) found = diagram.and(found, answer(next))
    for (const group of anyOf) found = diagram.and(found, either(group))
    // What the whole board needs anyway is up wherever the rest matters.
    if (up !== undefined && !sure.has(part)) {
      if (!levels.has(part)) levels.set(part, levels.size)
      found = diagram.and(found, diagram.variable(levels.get(part)!, up))
    }
    known.set(part, found)
    return found
  }
}

const FALSE = 0
const TRUE = 1

/** A reduced ordered binary decision diagram over parts that are up or down. */
class Diagram {
  readonly #level = [Infinity, Infinity]
  readonly #down = [0, 1]
  readonly #up = [0, 1]
  readonly #chances: number[] = []
  readonly #ids = new Map<string, number>()
  readonly #joined = new Map<string, number>()

  variable(level: number, chance: number): number {
    this.#chances[level] = chance
    return this.#node(level, FALSE, TRUE)
  }

  and(a: number, b: number): number {
    if (a === FALSE || b === FALSE) return FALSE
    if (a === TRUE || a === b) return b
    return b === TRUE ? a : this.#join('and', a, b)
  }

  or(a: number, b: number): number {
    if (a === TRUE || b === TRUE) return TRUE
    if (a === FALSE || a === b) return b
    return b === FALSE ? a : this.#join('or', a, b)
  }

  chance(
    id: number,
    known = new Map<number, number>([
      [FALSE, 0],
      [TRUE, 1],
    ]),
  ): number {
    const before = known.get(id)
    if (before !== undefined) return before
    const up = this.#chances[this.#level[id]!]!
    const found = up * this.chance(this.#up[id]!, known) + (1 - up) * this.chance(this.#down[id]!, known)
    known.set(id, found)
    return found
  }

  #join(how: 'and' | 'or', a: number, b: number): number {
    const key = a < b ? `${how} ${a} ${b}` : `${how} ${b} ${a}`
    const before = this.#joined.get(key)
    if (before !== undefined) return before
    const level = Math.min(this.#level[a]!, this.#level[b]!)
    const at = (id: number, side: readonly number[]): number => (this.#level[id] === level ? side[id]! : id)
    const found = this.#node(level, this[how](at(a, this.#down), at(b, this.#down)), this[how](at(a, this.#up), at(b, this.#up)))
    this.#joined.set(key, found)
    return found
  }

  #node(level: number, down: number, up: number): number {
    if (down === up) return down
    const key = `${level} ${down} ${up}`
    const before = this.#ids.get(key)
    if (before !== undefined) return before
    if (this.#level.length >= MOST_DECISIONS) throw new RangeError('too many decisions')
    const id = this.#level.push(level) - 1
    this.#down.push(down)
    this.#up.push(up)
    this.#ids.set(key, id)
    return id
  }
}
