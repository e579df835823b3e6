import { fingerprint } from '#critique/kinds/inference/features.ts'
import { ALPHABET, BIAS_STEPS, HIDDEN_STEPS, MIDDLE, MOST_STEPS, PAIR, STEPS } from '#critique/kinds/inference/table.ts'
import type { Learned } from '#critique/kinds/inference/table.ts'
import type { Net } from './network.ts'

const BASE = ALPHABET.length
const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, Math.round(value)))
const one = (value: number): string => ALPHABET[value]!
const two = (value: number): string => one(Math.floor(value / BASE)) + one(value % BASE)

/** Networks as one: the means of their direct weights, and all of their hidden units. As `decode` of table.ts reads it. */
export function encode(nets: readonly Net[], classes: readonly (string | null)[]): Learned {
  const hidden = sorted(hiddenByPrint(nets))
  const output = nets.flatMap((net) => Array.from(net.output, (weight) => weight / nets.length))
  const steps = {
    hidden: stepsFor(
      hidden.flatMap(([, row]) => row),
      HIDDEN_STEPS,
    ),
    output: stepsFor(output, BASE - 1 - MIDDLE),
  }
  return {
    kinds: classes.join(' ').replace(/ $/, ' null'),
    bias: biases(classes.map((_, place) => mean(nets.map(({ bias }) => bias[place]!)))),
    direct: encodeDirect(nets),
    hiddenBias: biases(nets.flatMap(({ hiddenBias }) => [...hiddenBias])),
    hidden: {
      distances: distancesOf(hidden),
      weights: hidden.map(([, row]) => signs(row, steps.hidden, HIDDEN_STEPS)).join(''),
    },
    output: signs(output, steps.output, BASE - 1 - MIDDLE),
    steps,
  }
}

function encodeDirect(nets: readonly Net[]): Learned['direct'] {
  const rows = sorted(directSums(nets))
    .map(([print, sum]) => [print, levelsOf(sum)] as const)
    .filter(([, levels]) => levels.length > 0)
  return {
    distances: distancesOf(rows),
    counts: rows.map(([, levels]) => one(levels.length)).join(''),
    places: rows.map(([, levels]) => levels.map(([place], i) => delta(place - (levels[i - 1]?.[0] ?? 0))).join('')).join(''),
    weights: rows.map(([, levels]) => levels.map(([, level]) => one(level + MIDDLE)).join('')).join(''),
  }
}

/** Places of kinds in order, with their weights in steps; those of nothing are left out. */
const levelsOf = (sum: ReadonlyMap<number, number>): (readonly [place: number, level: number])[] =>
  [...sum]
    .map(([place, weight]) => [place, within(weight * STEPS, -MOST_STEPS, MOST_STEPS)] as const)
    .filter(([, level]) => level !== 0)
    .toSorted(([a], [b]) => a - b)
    .slice(0, BASE - 1)

const delta = (distance: number): string => one(BASE - 1).repeat(Math.floor(distance / (BASE - 1))) + one(distance % (BASE - 1))

const signs = (weights: readonly number[], per: number, most: number): string =>
  weights.map((weight) => one(MIDDLE + within(weight * per, -most, most))).join('')

const biases = (values: readonly number[]): string =>
  values.map((value) => two(within(value * BIAS_STEPS + PAIR / 2, 0, PAIR - 1))).join('')
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** All but one in a thousand weights are no larger than so many steps. */
function stepsFor(weights: readonly number[], most: number): number {
  const sizes = weights.map(Math.abs).toSorted((a, b) => a - b)
  return Math.floor(most / sizes[Math.floor(sizes.length * 0.999)]!)
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

const sorted = <T>(found: ReadonlyMap<number, T>): [number, T][] => [...found].toSorted(([a], [b]) => a - b)

function distancesOf(rows: readonly (readonly [print: number, row: unknown])[]): string {
  let before = 0
  return rows
    .map(([print]) => {
      const distance = print - before
      before = print
      return two(PAIR - 1).repeat(Math.floor(distance / (PAIR - 1))) + two(distance % (PAIR - 1))
    })
    .join('')
}
