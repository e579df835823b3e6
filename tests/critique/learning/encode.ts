import { fingerprint } from '#critique/kinds/inference/features.ts'
import { ALPHABET, BIAS_STEPS, LEVELS, LOWEST, MIDDLE, PAIR, STEPS } from '#critique/kinds/inference/table.ts'
import type { Learned } from '#critique/kinds/inference/table.ts'
import type { Net } from './network.ts'

const BASE = ALPHABET.length
const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)))
const one = (value: number): string => ALPHABET[value]!
const two = (value: number): string => one(Math.floor(value / BASE)) + one(value % BASE)

/** Networks as one: the means of their direct weights, and all of their hidden units. As `decode` of table.ts reads it. */
export function encode(nets: readonly Net[], classes: readonly (string | null)[]): Learned {
  const hidden = hiddenByPrint(nets)
  const output = nets.flatMap((net) => Array.from(net.output, (weight) => weight / nets.length))
  const steps = { hidden: stepsFor([...hidden.values()].flat()), output: stepsFor(output) }
  const signs = (weights: readonly number[], per: number): string =>
    weights.map((weight) => one(within(weight * per + MIDDLE, 0, BASE - 1))).join('')
  return {
    kinds: classes.join(' ').replace(/ $/, ' null'),
    bias: biases(classes.map((_, place) => mean(nets.map(({ bias }) => bias[place]!)))),
    direct: rows(directSums(nets), (sum) => {
      const levels = [...sum]
        .map(([place, weight]) => [place, within(weight * STEPS, LOWEST, LOWEST + LEVELS - 1)] as const)
        .filter(([, level]) => level !== 0)
        .toSorted(([a], [b]) => a - b)
        .slice(0, BASE - 1)
      return levels.length === 0 ? '' : one(levels.length) + levels.map(([place, level]) => two(place * LEVELS + level - LOWEST)).join('')
    }),
    hiddenBias: biases(nets.flatMap(({ hiddenBias }) => [...hiddenBias])),
    hidden: rows(hidden, (row) => signs(row, steps.hidden)),
    output: signs(output, steps.output),
    steps,
  }
}

const biases = (values: readonly number[]): string =>
  values.map((value) => two(within(value * BIAS_STEPS + PAIR / 2, 0, PAIR - 1))).join('')
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** All but one in a thousand weights fit between the first sign and the last. */
function stepsFor(weights: readonly number[]): number {
  const sizes = weights.map(Math.abs).toSorted((a, b) => a - b)
  return Math.floor((BASE - 1 - MIDDLE) / sizes[Math.floor(sizes.length * 0.999)]!)
}

/** Of features that share a fingerprint, the one seen more often. */
function hiddenByPrint(nets: readonly Net[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const name of nets[0]!.hidden.keys()) {
    const print = fingerprint(name)
    if (!found.has(print))
      found.set(
        print,
        nets.flatMap(({ hidden }) => [...hidden.get(name)!]),
      )
  }
  return found
}

/** Features that share a fingerprint add their weights up. */
function directSums(nets: readonly Net[]): Map<number, Map<number, number>> {
  const sums = new Map<number, Map<number, number>>()
  for (const { direct } of nets) {
    for (const [name, { places, weights }] of direct) {
      const sum = sums.get(fingerprint(name)) ?? new Map<number, number>()
      sums.set(fingerprint(name), sum)
      for (const [i, place] of places.entries()) sum.set(place, (sum.get(place) ?? 0) + weights[i]! / nets.length)
    }
  }
  return sums
}

function rows<T>(found: ReadonlyMap<number, T>, write: (row: T) => string): string {
  let before = 0
  let text = ''
  for (const [print, row] of [...found].toSorted(([a], [b]) => a - b)) {
    const written = write(row)
    if (written === '') continue
    let distance = print - before
    for (; distance >= PAIR - 1; distance -= PAIR - 1) text += two(PAIR - 1)
    text += two(distance) + written
    before = print
  }
  return text
}
