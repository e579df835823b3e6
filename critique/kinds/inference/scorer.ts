import { featuresOf, fingerprint } from './features.ts'
import type { Around } from './features.ts'
import { learned } from './learned.ts'

/** A kind that a label may mean; null for text that is no component. */
export interface Chance {
  kind: string | null
  /** From 0 to 1; those of all kinds add up to 1. */
  chance: number
}

/** What was learned, ready to be looked up: of each feature, pairs of a kind's place and a weight. */
interface Table {
  kinds: readonly (string | null)[]
  bias: Float64Array
  rows: ReadonlyMap<number, readonly number[]>
}

/** Printable characters that need no escape in a string or a page. */
export const ALPHABET: string = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((sign) => !`'\\\`<`.includes(sign))
  .join('')
/** A weight is a whole number of these. */
export const STEPS = 8
/** Weights of a kind: from -23 to 24 steps. */
export const LEVELS = 48
export const LOWEST = -23

/**
 * Rows are sorted by fingerprint: first the distance to the one before (the last sign of the alphabet adds itself and goes on), then how
 * many weights follow, then two signs for each: the kind's place times `LEVELS` plus the level.
 */
export function decode({ kinds, bias, rows }: typeof learned): Table {
  const value = new Map(Array.from(ALPHABET, (sign, i) => [sign, i]))
  const base = ALPHABET.length
  const at = (text: string, i: number): number => value.get(text[i]!)!
  const table = new Map<number, number[]>()
  let print = 0
  for (let i = 0; i < rows.length;) {
    while (at(rows, i) === base - 1) {
      print += base - 1
      i += 1
    }
    print += at(rows, i)
    const count = at(rows, i + 1)
    const row: number[] = []
    for (let k = 0; k < count; k += 1) {
      const code = at(rows, i + 2 + 2 * k) * base + at(rows, i + 3 + 2 * k)
      row.push(Math.floor(code / LEVELS), ((code % LEVELS) + LOWEST) / STEPS)
    }
    table.set(print, row)
    i += 2 + 2 * count
  }
  const names = kinds.split(' ').map((kind) => (kind === 'null' ? null : kind))
  return {
    kinds: names,
    bias: Float64Array.from(names, (_, i) => (at(bias, 2 * i) * base + at(bias, 2 * i + 1) - 4050) / 100),
    rows: table,
  }
}

/** Decodes on the first question, and once. */
const tableOnce = ((): (() => Table) => {
  let table: Table | undefined
  return () => (table ??= decode(learned))
})()

/** The word of the label that speaks most for a kind. */
export function wordFor(kind: string | null, label: string): string {
  const { kinds, rows } = tableOnce()
  const place = kinds.indexOf(kind)
  let best = { word: '', weight: 0 }
  for (const [feature, weight] of featuresOf(label)) {
    const word = /^[wlf] (?!#)(.+)$/.exec(feature)?.[1]
    const row = word === undefined ? undefined : rows.get(fingerprint(feature))
    if (!row) continue
    for (let i = 0; i < row.length; i += 2) {
      if (row[i] === place && row[i + 1]! * weight > best.weight) best = { word: word!, weight: row[i + 1]! * weight }
    }
  }
  return best.word
}

/** What labelled diagrams teach about a label: the best kind, and the chance of another. */
export function chancesOf(
  label: string,
  around: Around = {},
  table: Table = tableOnce(),
): { best: Chance; of: (kind: string | null) => number } {
  const { kinds, bias, rows } = table
  const sums = bias.slice()
  for (const [feature, weight] of featuresOf(label, around)) {
    const row = rows.get(fingerprint(feature))
    if (row) for (let i = 0; i < row.length; i += 2) sums[row[i]!] = sums[row[i]!]! + row[i + 1]! * weight
  }
  let top = 0
  for (let place = 1; place < sums.length; place += 1) if (sums[place]! > sums[top]!) top = place
  let total = 0
  const most = sums[top]!
  // What is 60,000 times less likely does not change the sum.
  for (let place = 0; place < sums.length; place += 1) if (sums[place]! > most - 11) total += Math.exp(sums[place]! - most)
  const chance = (place: number): number => (place < 0 ? 0 : Math.exp(sums[place]! - most) / total)
  return { best: { kind: kinds[top]!, chance: chance(top) }, of: (kind) => chance(kinds.indexOf(kind)) }
}
