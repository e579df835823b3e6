import { inEnglish } from './foreign.ts'
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

const isName = (word: string): boolean => lexicon.has(word)

/**
 * What the scorer looks at: the words of the title and of what explains it, their beginnings and ends, pairs of neighbours, the first word
 * and the last, the frame's words, and the words of the boxes before and after. A change here asks for new weights (README.md).
 */
export function featuresOf(label: string, around: Around = {}): Features {
  const features = new Map<string, number>()
  const see = (name: string, weight: number): void => {
    if ((features.get(name) ?? 0) < weight) features.set(name, weight)
  }
  const { all, title: size, head } = cut(inEnglish(plainText(label)).replace(/,\s+/, ': '), isKnownWord, isName)
  const title = all.slice(0, Math.max(1, size)).slice(0, 12)
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
  for (const word of all.slice(title.length, title.length + 12)) {
    see(`x ${word}`, 0.4)
    see(`w ${word}`, 0.4)
  }
  seeNames(title, 'k', see)
  seeNames(all.slice(title.length, title.length + 8), 'K', see)
  see(`n ${Math.min(title.length, 4)}`, 1)
  if (/[?？]/.test(label)) see('?', 1)
  if (/[&+]| and /.test(label)) see('&', 0.5)
  if (all.length > title.length) see('more', 0.5)
  for (const word of titleOf(around.zone ?? '')) see(`z ${word}`, 0.7)
  const { before = [], after = [] } = around
  if (before.length + after.length > 0) {
    if (before.length === 0) see('source', 0.4)
    if (after.length === 0) see('sink', 0.4)
    for (const one of before) for (const word of titleOf(one)) see(`B ${word}`, 0.15)
    for (const one of after) for (const word of titleOf(one)) see(`A ${word}`, 0.15)
  }
  return features
}

/** First words of all names: most words of a label begin none. */
const starts: ReadonlySet<string> = new Set([...lexicon.keys()].map((name) => name.split(' ', 1)[0]!))

/** The kinds of names among the words, the longest at each place: what a product nobody has labelled yet is known for. */
function seeNames(words: readonly string[], sign: string, see: (name: string, weight: number) => void): void {
  for (let at = 0; at < words.length; at += 1) {
    if (!starts.has(words[at]!)) continue
    for (let size = Math.min(3, words.length - at); size > 0; size -= 1) {
      const entry = lexicon.get(size === 1 ? words[at]! : words.slice(at, at + size).join(' '))
      if (!entry) continue
      const isLast = at + size === words.length
      see(`${sign} ${entry.kind}`, sign === 'K' ? 0.4 : isLast ? 0.8 : 0.5)
      if (sign === 'k' && at === 0) see(`k0 ${entry.kind}`, 0.5)
      at += size - 1
      break
    }
  }
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
  return ((hash ^ (hash >>> 13)) >>> 0) % FINGERPRINTS
}

const FINGERPRINTS = 729_000
