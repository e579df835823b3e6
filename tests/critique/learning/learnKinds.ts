import { createHash } from 'node:crypto'
import { kinds } from '#critique/kinds/index.ts'
import { featuresOf, fingerprint } from '#critique/kinds/inference/features.ts'
import type { Features } from '#critique/kinds/inference/features.ts'
import { lexicon } from '#critique/kinds/inference/lexicon.ts'
import { ALPHABET, LEVELS, LOWEST, STEPS } from '#critique/kinds/inference/scorer.ts'
import { heldOutLabels, interviewLabels, tunedLabels } from '../../fixtures/labels.ts'
import { labelText } from './labelFiles.ts'
import type { LabelledBox } from './labelFiles.ts'

/** A text with the share of each class that it speaks for. */
interface Example {
  features: Features
  target: readonly (readonly [place: number, share: number])[]
  weight: number
}

/** Weights that are kept: about 130 kB as text. More hardly helps, fewer cost a point for every 10,000. */
const KEPT = 45_000
/** How often each example is seen. More often learns the examples by heart: on drawings never seen, eight times was a point worse than four. */
const TIMES = 4
/** How strongly weights are drawn to nothing. */
const PULL = 1e-3
const classes: readonly (string | null)[] = [...kinds.map(({ id }) => id), null]
const placeOf: ReadonlyMap<string | null, number> = new Map(classes.map((kind, place) => [kind, place]))

export interface Taught {
  kinds: string
  bias: string
  rows: string
}

/** A box of a drawing says something by where it stands, which holds for fewer others than what its label says. */
const isDrawn = ({ before, after, zone }: LabelledBox): boolean => before.length + after.length > 0 || zone !== undefined

/** Softmax regression over the features of labels: first every weight, then once more over the ones worth keeping. Always the same result. */
export function learnKinds(boxes: readonly LabelledBox[]): Taught {
  const examples = [...known(), ...boxes.map((box) => exampleOf(box, isDrawn(box) ? 0.6 : 1))].filter(({ target }) => target.length > 0)
  const first = learnAll(examples)
  const rows = keepBest(first, examples)
  learnKept(rows, first.bias, examples)
  return encode(rows, first.bias)
}

/** Says whether the labels have changed since something was learned from them. */
export const fingerprintOfLabels = (): string => createHash('sha256').update(labelText()).digest('hex').slice(0, 12)

export const learnedModule = ({ kinds, bias, rows }: Taught): string =>
  [
    '// Learned from tests/fixtures/labels by `LEARN=1 npx vitest run tests/critique/learning/learning.test.ts -u`; scorer.ts reads it.',
    '',
    'export const learned = {',
    `  from: '${fingerprintOfLabels()}',`,
    `  kinds:\n    '${kinds}',`,
    `  bias: '${bias}',`,
    `  rows: '${rows}',`,
    '}',
    '',
  ].join('\n')

/** Names, aliases, products and cues of the kinds, and the labels of interviews. */
function known(): Example[] {
  const phrases = [...lexicon]
    .map(([label, { kind }]) => exampleOf({ label, kinds: [kind], before: [], after: [] }, 0.25))
    .map((one) => ({ ...one, features: new Map([...one.features].filter(([name]) => !/^[kK]0? /.test(name))) }))
  const labels = [...interviewLabels, ...tunedLabels, ...heldOutLabels].map(([label, kind]) =>
    exampleOf({ label, kinds: [kind], before: [], after: [] }, 1),
  )
  return [...phrases, ...labels]
}

/** The first of several kinds that a fair reader accepts counts most. */
function exampleOf({ label, kinds: accepted, ...around }: LabelledBox, weight: number): Example {
  const places = accepted.flatMap((kind) => placeOf.get(kind) ?? [])
  const target = places.map((place, i) => [place, places.length === 1 ? 1 : i === 0 ? 0.6 : 0.4 / (places.length - 1)] as const)
  return { features: featuresOf(label, around), target, weight }
}

interface Dense {
  places: Map<string, number>
  weights: Float32Array
  bias: Float64Array
}

/** Turns sums into the chances of a softmax, in place, and takes the target away: what is left is the gradient. */
function gradient(sums: Float64Array, target: Example['target']): void {
  const most = sums.reduce((a, b) => Math.max(a, b))
  let total = 0
  for (let c = 0; c < sums.length; c += 1) total += sums[c] = Math.exp(sums[c]! - most)
  for (let c = 0; c < sums.length; c += 1) sums[c] = sums[c]! / total
  for (const [place, share] of target) sums[place] = sums[place]! - share
}

function learnAll(examples: readonly Example[]): Dense {
  const places = new Map<string, number>()
  for (const { features } of examples) for (const name of features.keys()) if (!places.has(name)) places.set(name, places.size)
  const size = classes.length
  const weights = new Float32Array(places.size * size)
  const speeds = new Float32Array(places.size * size).fill(0.1)
  const bias = new Float64Array(size)
  const sums = new Float64Array(size)
  const seen = examples.map(({ features }) => [...features].map(([name, value]) => [places.get(name)! * size, value] as const))
  for (const index of rounds(examples.length, TIMES, 12_345)) {
    const { target, weight } = examples[index]!
    sums.set(bias)
    for (const [at, value] of seen[index]!) for (let c = 0; c < size; c += 1) sums[c] = sums[c]! + weights[at + c]! * value
    gradient(sums, target)
    for (let c = 0; c < size; c += 1) bias[c] = bias[c]! - 0.015 * weight * sums[c]!
    for (const [at, value] of seen[index]!) {
      for (let c = 0; c < size; c += 1) {
        const slope = weight * sums[c]! * value + PULL * weights[at + c]!
        if (slope < 1e-4 && slope > -1e-4) continue
        const speed = (speeds[at + c] = speeds[at + c]! + slope * slope)
        weights[at + c] = weights[at + c]! - (0.3 * slope) / Math.sqrt(speed)
      }
    }
  }
  return { places, weights, bias }
}

interface Row {
  places: number[]
  weights: number[]
  speeds: number[]
}

/** The largest weights, a feature's best one before the others; of features seen once only words. */
function keepBest({ places, weights }: Dense, examples: readonly Example[]): Map<string, Row> {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1)
  const size = classes.length
  const candidates: { name: string; place: number; weight: number; worth: number }[] = []
  for (const [name, at] of places) {
    if (seen.get(name)! < 2 && !name.startsWith('w ')) continue
    const own = Array.from({ length: size }, (_, place) => ({ name, place, weight: weights[at * size + place]! }))
      .filter(({ weight }) => Math.abs(weight) > 0.15)
      .map((one) => ({ ...one, worth: Math.abs(one.weight) + (one.weight > 0 ? 0.25 : 0) }))
    const best = own.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)[0]
    if (best) best.worth += 0.6
    candidates.push(...own)
  }
  const rows = new Map<string, Row>()
  for (const { name, place, weight } of candidates.toSorted((a, b) => b.worth - a.worth).slice(0, KEPT)) {
    const row = rows.get(name) ?? { places: [], weights: [], speeds: [] }
    rows.set(name, row)
    row.places.push(place)
    row.weights.push(weight)
    row.speeds.push(0.1)
  }
  return rows
}

function learnKept(rows: ReadonlyMap<string, Row>, bias: Float64Array, examples: readonly Example[]): void {
  const sums = new Float64Array(bias.length)
  const seen = examples.map(({ features }) =>
    [...features].flatMap(([name, value]) => (rows.has(name) ? [[rows.get(name)!, value] as const] : [])),
  )
  for (const index of rounds(examples.length, TIMES, 777)) {
    const { target, weight } = examples[index]!
    sums.set(bias)
    for (const [row, value] of seen[index]!)
      for (const [k, place] of row.places.entries()) sums[place] = sums[place]! + row.weights[k]! * value
    gradient(sums, target)
    for (let c = 0; c < bias.length; c += 1) bias[c] = bias[c]! - 0.015 * weight * sums[c]!
    for (const [row, value] of seen[index]!) {
      for (const [k, place] of row.places.entries()) {
        const slope = weight * sums[place]! * value + PULL * row.weights[k]!
        const speed = (row.speeds[k] = row.speeds[k]! + slope * slope)
        row.weights[k] = row.weights[k]! - (0.15 * slope) / Math.sqrt(speed)
      }
    }
  }
}

/** Every example once per round, each round in another order, which the seed decides. */
function* rounds(count: number, times: number, seed: number): Generator<number> {
  let state = seed
  const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff
  const order = Array.from({ length: count }, (_, i) => i)
  for (let round = 0; round < times; round += 1) {
    for (let i = count - 1; i > 0; i -= 1) {
      const j = Math.floor(next() * (i + 1))
      ;[order[i], order[j]] = [order[j]!, order[i]!]
    }
    yield* order
  }
}

/** As `decode` of scorer.ts reads it. Features that share a fingerprint add their weights up. */
function encode(rows: ReadonlyMap<string, Row>, bias: Float64Array): Taught {
  const base = ALPHABET.length
  const sign = (value: number): string => ALPHABET[value]!
  const two = (value: number): string => sign(Math.floor(value / base)) + sign(value % base)
  const byPrint = new Map<number, Map<number, number>>()
  for (const [name, row] of rows) {
    const print = fingerprint(name)
    const sum = byPrint.get(print) ?? new Map<number, number>()
    byPrint.set(print, sum)
    for (const [k, place] of row.places.entries()) sum.set(place, (sum.get(place) ?? 0) + row.weights[k]!)
  }
  let before = 0
  let text = ''
  for (const [print, sum] of [...byPrint].toSorted(([a], [b]) => a - b)) {
    const levels = [...sum]
      .map(([place, weight]) => [place, Math.max(LOWEST, Math.min(LOWEST + LEVELS - 1, Math.round(weight * STEPS)))] as const)
      .filter(([, level]) => level !== 0)
      .toSorted(([a], [b]) => a - b)
      .slice(0, base - 1)
    if (levels.length === 0) continue
    let distance = print - before
    for (; distance >= base - 1; distance -= base - 1) text += sign(base - 1)
    text += sign(distance) + sign(levels.length) + levels.map(([place, level]) => two(place * LEVELS + level - LOWEST)).join('')
    before = print
  }
  return {
    kinds: classes.join(' ').replace(/ $/, ' null'),
    bias: [...bias].map((value) => two(Math.max(0, Math.min(8099, Math.round(value * 100) + 4050)))).join(''),
    rows: text,
  }
}
