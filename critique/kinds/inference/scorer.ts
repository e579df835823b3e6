import { SLIGHT } from './drawing.ts'
import type { Likely } from './drawing.ts'
import { featuresOf, fingerprint } from './features.ts'
import type { Around, Features } from './features.ts'
import { learned } from './learned.ts'
import { decode } from './table.ts'
import type { Table } from './table.ts'

/** A kind that a label may mean; null for text that is no component. */
export interface Chance {
  kind: string | null
  /** From 0 to 1; those of all kinds add up to 1. */
  chance: number
}

/** What a label may mean. */
export interface Chances {
  best: Chance
  of: (kind: string | null) => number
  /** Those that are not slight. */
  likely: Likely
}

/** Decodes on the first question, and once. */
const tableOnce = ((): (() => Table) => {
  let table: Table | undefined
  return () => (table ??= decode(learned))
})()

/** What features say, before it is turned into chances: straight for kinds, and to the hidden units. */
export interface Evidence {
  direct: Float64Array
  hidden: Float64Array
  /** What was seen of the label itself and around it. */
  features: Features
}

export function evidenceOf(label: string, around: Around = {}, table: Table = tableOnce()): Evidence {
  const features = featuresOf(label, around)
  return withFeatures({ direct: table.bias, hidden: table.hiddenBias, features }, features, table)
}

/** The same evidence, and that of more features. */
export function withFeatures(evidence: Evidence, more: Features, table: Table = tableOnce()): Evidence {
  const direct = evidence.direct.slice()
  const hidden = evidence.hidden.slice()
  for (const [feature, weight] of more) {
    const print = fingerprint(feature)
    addDirect(direct, table.direct, table.direct.find(print), weight)
    addHidden(hidden, table.hidden, table.hidden.find(print), weight / table.steps.hidden)
  }
  return { direct, hidden, features: evidence.features }
}

function addDirect(sums: Float64Array, { ends, places, weights }: Table['direct'], row: number, weight: number): void {
  if (row < 0) return
  for (let i = row === 0 ? 0 : ends[row - 1]!; i < ends[row]!; i += 1) sums[places[i]!] = sums[places[i]!]! + weights[i]! * weight
}

function addHidden(sums: Float64Array, { weights }: Table['hidden'], row: number, weight: number): void {
  if (row < 0) return
  for (let unit = 0, i = row * sums.length; unit < sums.length; unit += 1, i += 1) sums[unit] = sums[unit]! + weights[i]! * weight
}

/** What labelled diagrams teach about a label: the best kind, and the chance of another. */
export function chancesOf({ direct, hidden }: Evidence, { kinds, output }: Table = tableOnce()): Chances {
  const sums = direct.slice()
  for (let unit = 0; unit < hidden.length; unit += 1) {
    const stirred = hidden[unit]!
    if (stirred <= 0) continue
    for (let place = 0; place < sums.length; place += 1) sums[place] = sums[place]! + output[unit * sums.length + place]! * stirred
  }
  let top = 0
  for (let place = 1; place < sums.length; place += 1) if (sums[place]! > sums[top]!) top = place
  const most = sums[top]!
  let total = 0
  // What is 60,000 times less likely does not change the sum.
  for (let place = 0; place < sums.length; place += 1) if (sums[place]! > most - 11) total += Math.exp(sums[place]! - most)
  const chance = (place: number): number => (place < 0 ? 0 : Math.exp(sums[place]! - most) / total)
  const least = most + Math.log(SLIGHT * total)
  const likely: [string | null, number][] = []
  for (let place = 0; place < sums.length; place += 1) if (sums[place]! > least) likely.push([kinds[place]!, chance(place)])
  return { best: { kind: kinds[top]!, chance: chance(top) }, of: (kind) => chance(kinds.indexOf(kind)), likely }
}

/** The word of the label that speaks most for a kind. */
export function wordFor(kind: string | null, { features }: Evidence, { kinds, direct }: Table = tableOnce()): string {
  const place = kinds.indexOf(kind)
  let best = { word: '', weight: 0 }
  for (const [feature, share] of features) {
    if (feature[1] !== ' ' || !'wlf'.includes(feature[0]!) || feature[2] === '#') continue
    const weight = share * weightOf(direct, direct.find(fingerprint(feature)), place)
    if (weight > best.weight) best = { word: feature.slice(2), weight }
  }
  return best.word
}

function weightOf({ ends, places, weights }: Table['direct'], row: number, place: number): number {
  if (row < 0) return 0
  for (let i = row === 0 ? 0 : ends[row - 1]!; i < ends[row]!; i += 1) if (places[i] === place) return weights[i]!
  return 0
}
