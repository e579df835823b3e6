import { hashOf, normalQuantile, seeded } from './random.ts'

/**
 * Columns of random numbers, one per name, and results made of them, kept from run to run: an edit of one node draws and plays anew
 * only what depends on it, and a comparison of two boards meets the same luck on both sides.
 *
 * Each column is a jittered Latin hypercube: one number in each of `samples` equal strata, at a random place in it, in random order.
 * The middle of the strata would do for sums but is wrong for the longest of many: 5 % too low at the 95th percentile of a hundred.
 */
export class Columns {
  readonly samples: number
  readonly seed: number
  #kept = new Map<string, Float64Array>()
  #used = new Map<string, Float64Array>()
  #keptResults = new Map<string, unknown>()
  #usedResults = new Map<string, unknown>()
  #count = 0

  constructor(samples: number, seed: number) {
    this.samples = samples
    this.seed = seed
  }

  /** Starts a run: what the run before last used, and the last did not, is forgotten. */
  begin(): void {
    this.#kept = this.#used
    this.#used = new Map()
    this.#keptResults = this.#usedResults
    this.#usedResults = new Map()
  }

  /** A result for a key that says everything it depends on, made once; `version` is new for each that is made. */
  once<T>(key: string, make: (version: number) => T): T {
    const result = this.#usedResults.get(key) ?? this.#keptResults.get(key) ?? make(++this.#count)
    this.#usedResults.set(key, result)
    return result as T
  }

  /** Numbers between 0 and 1, exclusive. */
  uniform(name: string): Float64Array {
    return this.#get(`u ${name}`, () => this.#draw(name))
  }

  /**
   * Numbers between 0 and 1 that are spread evenly together with those of another column: of neighbours in it, each lies in a part of
   * its own. For two that are added up, used from the same place on.
   */
  beside(name: string, other: string): Float64Array {
    return this.#get(`b ${name}`, () => this.#spread(name, this.uniform(other)))
  }

  /** Log-normal factors with median 1. */
  lognormal(name: string, sigma: number): Float64Array {
    return this.#get(`l ${sigma} ${name}`, () => {
      const normal = this.#get(`n ${name}`, () => this.#made(this.#draw(name), normalQuantile))
      return this.#made(new Float64Array(normal), (z) => Math.exp(sigma * z))
    })
  }

  /** Exponential times with mean 1. */
  exponential(name: string): Float64Array {
    return this.#get(`e ${name}`, () => this.#made(this.#draw(name), (u) => -Math.log(u)))
  }

  #made(column: Float64Array, of: (value: number) => number): Float64Array {
    for (let i = 0; i < column.length; i++) column[i] = of(column[i]!)
    return column
  }

  /** Where in a column a use of it begins, so that two uses of one column are independent of each other. */
  offset(name: string, use: number): number {
    return (hashOf(name, this.seed + Math.imul(use, 0x9e3779b1)) >>> 0) % this.samples
  }

  #get(key: string, make: () => Float64Array): Float64Array {
    const column = this.#used.get(key) ?? this.#kept.get(key) ?? make()
    this.#used.set(key, column)
    return column
  }

  #spread(name: string, other: Float64Array): Float64Array {
    const { samples } = this
    const random = seeded(hashOf(name, this.seed))
    const size = Math.ceil(Math.sqrt(samples))
    const order = new Int32Array(samples)
    for (let i = 0; i < samples; i++) order[Math.min(samples - 1, Math.floor(other[i]! * samples))] = i
    const blocks = Math.ceil(samples / size)
    const column = new Float64Array(samples)
    // Each block of neighbours meets every part once, and each part every block at a place of its own: even together, and even alone.
    const places = Array.from({ length: size }, () => shuffled(blocks, random))
    for (let block = 0; block < blocks; block++) {
      const parts = shuffled(size, random)
      const count = Math.min(size, samples - block * size)
      for (let i = 0; i < count; i++) {
        const part = parts[i]!
        column[order[block * size + i]!] = (part + (places[part]![block]! + random() * 0.999999998 + 1e-9) / blocks) / size
      }
    }
    return column
  }

  #draw(name: string): Float64Array {
    const { samples } = this
    const random = seeded(hashOf(name, this.seed))
    const column = new Float64Array(samples)
    for (let i = 0; i < samples; i++) {
      // A shuffle that builds as it goes: each new number swaps places with an earlier one.
      const at = Math.floor(random() * (i + 1))
      column[i] = column[at]!
      column[at] = (i + random() * 0.999999998 + 1e-9) / samples
    }
    return column
  }
}

/** The numbers below `count`, in random order. */
function shuffled(count: number, random: () => number): Int32Array {
  const order = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * (i + 1))
    order[i] = order[at]!
    order[at] = i
  }
  return order
}
