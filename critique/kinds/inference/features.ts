import { inEnglish } from './foreign.ts'
import { lateSet } from './late.ts'
import { isKnownWord, lexicon } from './lexicon.ts'
import { cut, plainText, wordsOf } from './words.ts'

/** Labels around a box. */
export interface Around {
  before?: readonly string[]
  after?: readonly string[]
  neighbours?: readonly string[]
  zone?: string
}

/** What can be seen of a label and its surroundings, each with how much it counts. */
export type Features = ReadonlyMap<string, number>

type See = (name: string, weight: number) => void

const isName = (word: string): boolean => lexicon.has(word)

/**
 * What the scorer looks at: the words of the title and of what explains it, their beginnings and ends, pairs of neighbours, the first word
 * and the last, how the label is written, the frame, and the boxes before and after. A change here asks for new weights (README.md).
 */
export function featuresOf(label: string, around: Around = {}): Features {
  const features = new Map<string, number>()
  const see = (name: string, weight: number): void => {
    if ((features.get(name) ?? 0) < weight) features.set(name, weight)
  }
  const { all, title: size, head } = cut(inEnglish(plainText(label)).replace(/,\s+/, ': '), isKnownWord, isName)
  const title = all.slice(0, Math.max(1, size)).slice(0, 12)
  seeTitle(title, head, see)
  seeExplanation(title, all.slice(title.length, title.length + 12), see)
  seeForm(label, see)
  seeFrame(around.zone ?? '', title.at(-1), see)
  seeNeighbours(around, see)
  return features
}

function seeTitle(title: readonly string[], head: number, see: See): void {
  for (const [i, word] of title.entries()) {
    see(`w ${/^v?\d/.test(word) ? '#' : word}`, 1)
    if (word.length > 5) see(`p ${word.slice(0, 4)}`, 0.7)
    if (word.length > 6) see(`s ${word.slice(-4)}`, 0.5)
    if (i > 0) see(`b ${title[i - 1]} ${word}`, 1)
  }
  const main = title[Math.min(head, title.length) - 1]
  if (main !== undefined) see(`l ${main}`, 1)
  if (main !== undefined && main.length > 6) see(`e ${main.slice(-3)}`, 0.5)
  if (title.length > 0) see(`l ${title.at(-1)}`, 0.7)
  if (title.length > 0) see(`f ${title[0]}`, 0.7)
  for (const { kind, isFirst, isLast } of namesIn(title)) {
    see(`k ${kind}`, isLast ? 0.8 : 0.5)
    if (isFirst) see(`k0 ${kind}`, 0.5)
  }
  see(`n ${Math.min(title.length, 4)}`, 1)
}

function seeExplanation(title: readonly string[], rest: readonly string[], see: See): void {
  if (rest.length === 0) return
  for (const [i, word] of rest.entries()) {
    see(`x ${word}`, 0.4)
    see(`w ${word}`, 0.4)
    if (i > 0 && i < 8) see(`xb ${rest[i - 1]} ${word}`, 0.4)
  }
  if (title.length > 0) see(`xl ${title.at(-1)} ${rest[0]}`, 0.4)
  for (const { kind } of namesIn(rest.slice(0, 8))) see(`K ${kind}`, 0.4)
  see('more', 0.5)
}

const forms: readonly (readonly [name: string, pattern: RegExp, weight: number])[] = [
  ['?', /[?？]/, 1],
  ['&', /[&+]| and /, 0.5],
  ['lower', /^\p{Ll}/u, 0.5],
  ['call', /\w\(\)/, 0.5],
  ['snake', /_/, 0.5],
  ['camel', /\p{Ll}\p{Lu}/u, 0.5],
  ['measure', /[%<>=≤≥]/, 0.5],
  ['digit', /\d/, 0.4],
  ['picture', /\p{Extended_Pictographic}/u, 0.4],
  ['comma', /,/, 0.4],
  ['bracket', /\(/, 0.4],
  ['colon', /:/, 0.4],
  ['arrow', /->|→/, 0.4],
  ['at', /@/, 0.5],
]

const opening = /^(?:if|when|no|not|yes|on|after|before|per|all|only|every|each|the|a|who|what|how|why|where)\b/i

/** How it is written says something whatever the words are. */
function seeForm(label: string, see: See): void {
  for (const [name, pattern, weight] of forms) if (pattern.test(label)) see(name, weight)
  const first = opening.exec(label)?.[0]
  if (first !== undefined) see(`op ${first.toLowerCase()}`, 0.5)
  see(`len ${Math.min(6, Math.ceil(label.length / 10))}`, 0.4)
}

function seeFrame(zone: string, last: string | undefined, see: See): void {
  if (zone === '') return
  const words = titleOf(zone)
  for (const word of words) {
    see(`z ${word}`, 0.7)
    if (last !== undefined) see(`zl ${word} ${last}`, 0.5)
  }
  for (const { kind } of namesIn(words)) see(`zk ${kind}`, 0.5)
  see(`zt ${words.join(' ')}`, 0.4)
}

/** Of a neighbour without a side nobody knows which way the arrow goes: it may stand on either. */
function seeNeighbours({ neighbours = [], before = neighbours, after = neighbours }: Around, see: See): void {
  if (before.length + after.length === 0) return
  if (before.length === 0) see('source', 0.4)
  if (after.length === 0) see('sink', 0.4)
  see(`deg ${Math.min(3, before.length)} ${Math.min(3, after.length)}`, 0.4)
  seeSide('B', before, see)
  seeSide('A', after, see)
}

function seeSide(side: 'A' | 'B', labels: readonly string[], see: See): void {
  const share = 0.5 / Math.sqrt(labels.length)
  for (const label of labels) {
    const words = titleOf(label)
    for (const word of words) see(`${side} ${word}`, 0.15)
    for (const { kind, isLast } of namesIn(words)) see(`${side}k ${kind}`, isLast ? share : share * 0.7)
    if (words.length > 0) see(`${side}l ${words.at(-1)}`, share * 0.7)
  }
}

/** First words of all names: most words of a label begin none. */
const starts = lateSet(() => Array.from(lexicon, ([name]) => name.split(' ', 1)[0]!))

interface NameAt {
  kind: string
  isFirst: boolean
  isLast: boolean
}

/** Names among the words, the longest at each place: what a product nobody has labelled yet is known for. */
function namesIn(words: readonly string[]): NameAt[] {
  const names: NameAt[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (!starts.has(words[at]!)) continue
    for (let size = Math.min(3, words.length - at); size > 0; size -= 1) {
      const entry = lexicon.get(size === 1 ? words[at]! : words.slice(at, at + size).join(' '))
      if (!entry) continue
      names.push({ kind: entry.kind, isFirst: at === 0, isLast: at + size === words.length })
      at += size - 1
      break
    }
  }
  return names
}

/** Words of a neighbour's title; less careful than `cut`, and much quicker. */
const titleOf = (label: string): string[] =>
  label === ''
    ? []
    : wordsOf(
        inEnglish(plainText(label))
          .replaceAll('_', ' ')
          .split(/(?<=\S)\s*(?:[([{|;]|:\s|\s[-–—]\s)/)[0]!,
      ).slice(0, 8)

/** A number below `FINGERPRINTS` by which a feature is known; two features rarely share one. */
export function fingerprint(feature: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < feature.length; i += 1) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 13)) & (FINGERPRINTS - 1)
}

const FINGERPRINTS = 2 ** 22
