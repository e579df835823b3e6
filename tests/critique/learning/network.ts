import type { Features } from '#critique/kinds/inference/features.ts'

/** A text with the share of each class that it speaks for. */
export interface Example {
  features: Features
  /** What the other boxes of its drawing say, which is not always to be had. */
  others?: Features
  target: readonly (readonly [place: number, share: number])[]
  weight: number
}

/** A feature's weights straight to classes. */
export interface DirectRow {
  places: Uint8Array
  weights: Float32Array
}

export interface Net {
  bias: Float64Array
  direct: ReadonlyMap<string, DirectRow>
  hiddenBias: Float64Array
  hidden: ReadonlyMap<string, Float32Array>
  /** Weights to the classes, one hidden unit after the other. */
  output: Float32Array
}

/** Direct weights that are kept: 450 kB as text. On drawings never seen, 60,000 were two points worse, and 300,000 no better. */
const KEPT = 150_000
/** Features with weights to hidden units: those seen most often. */
const HIDDEN_KEPT = 7_000
/** Hidden units of a network. */
const UNITS = 8
/** How often each example is seen, for the first weights and for those that are kept. */
const TIMES = 4
const NET_TIMES = 9
/** So many features of an example are not looked at each time, that none is relied upon alone; and so often none of the other boxes' kinds are. */
const UNSEEN = 0.3
const ALONE = 0.3
/** How strongly weights are drawn to nothing. */
const PULL = 1e-3

/** An example as places of features. */
interface Seen {
  places: Int32Array
  values: Float32Array
  /** From here on they are of the other boxes. */
  others: number
  target: Example['target']
  weight: number
}

function seenOf(examples: readonly Example[], placeOf: (name: string) => number | undefined): Seen[] {
  return examples.map(({ features, others, target, weight }) => {
    const at = (from: Features | undefined): [number, number][] =>
      [...(from ?? [])].flatMap(([name, value]) => {
        const place = placeOf(name)
        return place === undefined ? [] : [[place, value] as [number, number]]
      })
    const [own, theirs] = [at(features), at(others)]
    const all = [...own, ...theirs]
    return {
      places: Int32Array.from(all, ([place]) => place),
      values: Float32Array.from(all, ([, value]) => value),
      others: own.length,
      target,
      weight,
    }
  })
}

/** Turns sums into the chances of a softmax, in place. */
function softmax(sums: Float64Array): void {
  let most = -Infinity
  for (const sum of sums) if (sum > most) most = sum
  let total = 0
  for (let c = 0; c < sums.length; c += 1) total += sums[c] = Math.exp(sums[c]! - most)
  for (let c = 0; c < sums.length; c += 1) sums[c] = sums[c]! / total
}

/** Softmax regression with a weight from every feature to every class. */
export function learnDirect(
  examples: readonly Example[],
  classes: number,
): { chances: (example: Example) => Float64Array; kept: () => Map<string, DirectRow> } {
  const count = countsOf(examples)
  const places = new Map([...count.keys()].map((name, place) => [name, place]))
  const seen = seenOf(examples, (name) => places.get(name))
  const weights = new Float32Array(places.size * classes)
  const speeds = new Float32Array(places.size * classes).fill(0.1)
  const bias = new Float64Array(classes)
  const sums = new Float64Array(classes)
  for (const index of rounds(examples.length, TIMES, randomFrom(2))) {
    const { places: at, values, target, weight } = seen[index]!
    sums.set(bias)
    for (let k = 0; k < at.length; k += 1) {
      const [row, value] = [at[k]! * classes, values[k]!]
      for (let c = 0; c < classes; c += 1) sums[c] = sums[c]! + weights[row + c]! * value
    }
    softmax(sums)
    for (const [place, share] of target) sums[place] = sums[place]! - share
    for (let c = 0; c < classes; c += 1) bias[c] = bias[c]! - 0.015 * weight * sums[c]!
    for (let k = 0; k < at.length; k += 1) {
      const [row, value] = [at[k]! * classes, values[k]! * weight]
      for (let c = 0; c < classes; c += 1) {
        const slope = sums[c]! * value + PULL * weights[row + c]!
        if (slope < 1e-4 && slope > -1e-4) continue
        const speed = (speeds[row + c] = speeds[row + c]! + slope * slope)
        weights[row + c] = weights[row + c]! - (0.3 * slope) / Math.sqrt(speed)
      }
    }
  }
  const chances = ({ features }: Example): Float64Array => {
    sums.set(bias)
    for (const [name, value] of features) {
      const row = (places.get(name) ?? -1) * classes
      if (row >= 0) for (let c = 0; c < classes; c += 1) sums[c] = sums[c]! + weights[row + c]! * value
    }
    softmax(sums)
    return sums.slice()
  }
  return { chances, kept: () => keepBest(places, count, weights, classes) }
}

const countsOf = (examples: readonly Example[]): Map<string, number> => {
  const count = new Map<string, number>()
  for (const { features, others } of examples)
    for (const from of [features, others]) for (const name of from?.keys() ?? []) count.set(name, (count.get(name) ?? 0) + 1)
  return count
}

/** The largest weights, a feature's best one before the others; of features seen once only words. */
function keepBest(
  places: ReadonlyMap<string, number>,
  count: ReadonlyMap<string, number>,
  weights: Float32Array,
  classes: number,
): Map<string, DirectRow> {
  const candidates: { name: string; place: number; weight: number; worth: number }[] = []
  for (const [name, at] of places) {
    if (count.get(name)! < 2 && !name.startsWith('w ')) continue
    const often = count.get(name)! ** 0.1
    const own = Array.from({ length: classes }, (_, place) => ({ name, place, weight: weights[at * classes + place]! }))
      .filter(({ weight }) => Math.abs(weight) > 0.15)
      .map((one) => ({ ...one, worth: (Math.abs(one.weight) + (one.weight > 0 ? 0.25 : 0)) * often }))
    const best = own.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)[0]
    if (best) best.worth += 0.6 * often
    candidates.push(...own)
  }
  const rows = new Map<string, { place: number; weight: number }[]>()
  for (const { name, ...one } of candidates.toSorted((a, b) => b.worth - a.worth).slice(0, KEPT))
    rows.set(name, [...(rows.get(name) ?? []), one])
  return new Map(
    [...rows].map(([name, row]) => [
      name,
      { places: Uint8Array.from(row, ({ place }) => place), weights: Float32Array.from(row, ({ weight }) => weight) },
    ]),
  )
}

/** Learns the kept weights anew, along with hidden units that see the most frequent features. */
export function learnNet(examples: readonly Example[], kept: ReadonlyMap<string, DirectRow>, classes: number, seed: number): Net {
  const random = randomFrom(seed)
  const frequent = [...countsOf(examples)].toSorted((a, b) => b[1] - a[1]).slice(0, HIDDEN_KEPT)
  const units = new Map(frequent.map(([name], row) => [name, row]))
  const names = [...new Set([...kept.keys(), ...units.keys()])]
  const places = new Map(names.map((name, place) => [name, place]))
  const rows = names.map((name) => {
    const row = kept.get(name)
    return row && { places: row.places, weights: row.weights.slice(), speeds: new Float32Array(row.weights.length).fill(0.1) }
  })
  const hiddenRow = Int32Array.from(names, (name) => units.get(name) ?? -1)
  const seen = seenOf(examples, (name) => places.get(name))
  const weights = Float32Array.from({ length: frequent.length * UNITS }, () => (random() - 0.5) * 0.3)
  const speeds = new Float32Array(weights.length).fill(0.1)
  const output = Float32Array.from({ length: UNITS * classes }, () => (random() - 0.5) * Math.sqrt(3 / UNITS))
  const outputSpeeds = new Float32Array(output.length).fill(0.1)
  const bias = new Float64Array(classes)
  const hiddenBias = new Float64Array(UNITS)
  const hiddenSpeeds = new Float64Array(UNITS).fill(0.1)
  const sums = new Float64Array(classes)
  const stirred = new Float64Array(UNITS)
  const slopes = new Float64Array(UNITS)
  for (const index of rounds(examples.length, NET_TIMES, random)) {
    const { places: all, values: allValues, others, target, weight } = seen[index]!
    const end = others < all.length && random() < ALONE ? others : all.length
    const looked: number[] = []
    for (let k = 0; k < end; k += 1) if (random() >= UNSEEN) looked.push(k)
    sums.set(bias)
    stirred.set(hiddenBias)
    for (const k of looked) {
      const [place, value] = [all[k]!, allValues[k]!]
      const row = rows[place]
      if (row) for (let i = 0; i < row.places.length; i += 1) sums[row.places[i]!] = sums[row.places[i]!]! + row.weights[i]! * value
      const at = hiddenRow[place]! * UNITS
      if (at >= 0) for (let unit = 0; unit < UNITS; unit += 1) stirred[unit] = stirred[unit]! + weights[at + unit]! * value
    }
    for (let unit = 0; unit < UNITS; unit += 1) {
      if (stirred[unit]! <= 0) continue
      for (let c = 0; c < classes; c += 1) sums[c] = sums[c]! + output[unit * classes + c]! * stirred[unit]!
    }
    softmax(sums)
    for (const [place, share] of target) sums[place] = sums[place]! - share
    for (let c = 0; c < classes; c += 1) {
      sums[c] = sums[c]! * weight
      bias[c] = bias[c]! - 0.015 * sums[c]!
    }
    for (let unit = 0; unit < UNITS; unit += 1) {
      slopes[unit] = 0
      const level = stirred[unit]!
      if (level <= 0) continue
      let slope = 0
      for (let i = unit * classes, c = 0; c < classes; c += 1, i += 1) {
        slope += sums[c]! * output[i]!
        const own = sums[c]! * level
        if (own < 1e-4 && own > -1e-4) continue
        const speed = (outputSpeeds[i] = outputSpeeds[i]! + own * own)
        output[i] = output[i]! - (0.05 * own) / Math.sqrt(speed)
      }
      slopes[unit] = slope
      hiddenSpeeds[unit] = hiddenSpeeds[unit]! + slope * slope
      hiddenBias[unit] = hiddenBias[unit]! - (0.05 * slope) / Math.sqrt(hiddenSpeeds[unit]!)
    }
    for (const k of looked) {
      const [place, value] = [all[k]!, allValues[k]!]
      const row = rows[place]
      if (row) {
        for (let i = 0; i < row.places.length; i += 1) {
          const slope = sums[row.places[i]!]! * value + PULL * row.weights[i]!
          const speed = (row.speeds[i] = row.speeds[i]! + slope * slope)
          row.weights[i] = row.weights[i]! - (0.15 * slope) / Math.sqrt(speed)
        }
      }
      const at = hiddenRow[place]! * UNITS
      if (at < 0) continue
      for (let unit = 0; unit < UNITS; unit += 1) {
        const slope = slopes[unit]! * value + 0.1 * PULL * weights[at + unit]!
        const speed = (speeds[at + unit] = speeds[at + unit]! + slope * slope)
        weights[at + unit] = weights[at + unit]! - (0.05 * slope) / Math.sqrt(speed)
      }
    }
  }
  return {
    bias,
    direct: new Map(names.flatMap((name, place) => (rows[place] ? [[name, rows[place]]] : []))),
    hiddenBias,
    hidden: new Map([...units].map(([name, row]) => [name, weights.slice(row * UNITS, (row + 1) * UNITS)])),
    output,
  }
}

/** Numbers from 0 to 1 that look like chance and are always the same. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Every example once per round, each round in another order. */
function* rounds(count: number, times: number, random: () => number): Generator<number> {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let round = 0; round < times; round += 1) {
    for (let i = count - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    yield* order
  }
}
