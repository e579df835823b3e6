import { isEmpty, stem, type Token } from './tokens.ts'

/**
 * The lexicon's notation. A phrase is words in a row: `release gate`. `a|b` is either word, `idempot*` any word that begins so, `#` any
 * number, `..` up to five words of anything. Articles, helpers and fillers may stand between any two words. Words are compared by stem,
 * and a long word may have a typing mistake.
 */
export interface Phrase {
  words: readonly Word[]
}

interface Word {
  stems: ReadonlySet<string>
  starts: readonly string[]
  isNumber: boolean
  /** Most words of anything that may stand before it. */
  gap: number
}

const WIDE = 5
/** Fillers that may stand between two words of a phrase. */
const FILLERS = 3

/** @throws {SyntaxError} the phrase has no word. */
export function readPhrase(source: string): Phrase {
  const words: Word[] = []
  let gap = 0
  for (const part of written(source).split(/[\s-]+/)) {
    if (part === '..') {
      gap = WIDE
      continue
    }
    if (part === '') continue
    const alternatives = part.split('|')
    words.push({
      stems: new Set(alternatives.filter((word) => !word.endsWith('*') && word !== '#').map(stem)),
      starts: alternatives.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
      isNumber: alternatives.includes('#'),
      gap,
    })
    gap = 0
  }
  if (words.length === 0) throw new SyntaxError(`the phrase "${source}" has no word`)
  return { words }
}

/** Numbers and "a/b" as the text's tokens have them. */
const written = (source: string): string =>
  source
    .toLowerCase()
    .trim()
    .replace(/(\d)\s+%/g, '$1%')
    .replace(/(\d),(?=\d)/g, '$1')
    .replace(/\ba\/b\b/g, 'ab')

/** Where phrases occur: positions of the first and the last token. */
export interface Occurrence {
  first: number
  last: number
}

/** All words that phrases know: a word among them is no typing mistake. */
export function vocabularyOf(phrases: Iterable<Phrase>): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { words } of phrases) for (const { stems } of words) for (const one of stems) known.add(one)
  return known
}

/** Every place where a phrase begins, the shortest reading of each. */
export function occurrences(phrase: Phrase, tokens: readonly Token[], vocabulary: ReadonlySet<string>): Occurrence[] {
  const found: Occurrence[] = []
  for (let first = 0; first < tokens.length; first++) {
    if (!fits(phrase.words[0]!, tokens[first]!, vocabulary)) continue
    const last = follow(phrase.words, tokens, first, vocabulary)
    if (last !== undefined) found.push({ first, last })
  }
  return found
}

function follow(words: readonly Word[], tokens: readonly Token[], first: number, vocabulary: ReadonlySet<string>): number | undefined {
  let at = first
  for (const word of words.slice(1)) {
    const next = find(word, tokens, at, vocabulary)
    if (next === undefined) return undefined
    at = next
  }
  return at
}

function find(word: Word, tokens: readonly Token[], after: number, vocabulary: ReadonlySet<string>): number | undefined {
  let free = word.gap
  let fillers = FILLERS
  for (let i = after + 1; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.sentence !== tokens[after]!.sentence) return undefined
    if (fits(word, token, vocabulary)) return i
    if (isEmpty(token) && fillers > 0) fillers--
    else if (free > 0) free--
    else return undefined
  }
  return undefined
}

function fits(word: Word, token: Token, vocabulary: ReadonlySet<string>): boolean {
  if (word.isNumber && token.isNumber) return true
  if (word.stems.has(token.stem) || word.starts.some((start) => token.stem.startsWith(start))) return true
  if (token.isNumber || token.stem.length < LONG || vocabulary.has(token.stem)) return false
  for (const one of word.stems) if (isTypo(token.stem, one)) return true
  return false
}

const LONG = 7

/** Is it the same long word with one slip, or two where it is very long? The first letter is right: there people look. */
export function isTypo(written: string, meant: string): boolean {
  if (meant.length < LONG || written[0] !== meant[0] || Math.abs(written.length - meant.length) > 2) return false
  return distance(written, meant) <= (meant.length >= 10 ? 2 : 1)
}

/** Edits between two words: change, add, leave out, swap two neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(change, above[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = above
    above = row
  }
  return above[b.length]!
}
